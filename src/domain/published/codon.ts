import { type Change, changeOf, changesOf } from '../genotype/change.ts';
import type { LetterCall, SiteLookup, VcfCall } from '../genotype/observed-site.ts';
import type { PublishedVariant } from './published-pack.ts';

const CODON = 3;
const COMPLEMENT: Readonly<Record<string, string>> = { A: 'T', C: 'G', G: 'C', T: 'A' };
/** How far before its place a record may start that still reaches it. */
const REACH = 1000;

/**
 * Whether the file may carry another change in the same codon on the same copy. What a codon then says is another thing than what was published of the
 * one base, so that base alone is no result. Copies that the file keeps apart (alleles of one record, or of one phase set) do not count.
 */
export function isOfLargerChange(lookup: SiteLookup, variant: PublishedVariant, position: number): boolean {
  const { chromosome } = variant;
  if (variant.ref.length !== 1 || variant.alt.length !== 1) return false;
  const [from, to] = codonOf(variant, position);
  const own = changeOf(position, variant.ref, variant.alt);
  const records: { at: number; call: VcfCall }[] = [];
  for (let at = from; at <= to; at++) {
    for (const site of lookup.at(chromosome, at)) {
      if (site.kind === 'vcf') records.push({ at, call: site });
      // Of a place that no table names, only the letters are kept: two different ones hold a change, on a copy that nobody knows.
      else if (site.kind === 'letters' && at !== position && isHeterozygous(site)) return true;
    }
  }
  for (const { position: at, call } of lookup.longCalls?.(chromosome, position - REACH, to + 1) ?? []) {
    if (at < from || at > to || !records.some((record) => record.at === at && isSameCall(record.call, call))) records.push({ at, call }); // prettier-ignore
  }
  const alleles = records.flatMap(({ at, call }) => carriedAlleles(at, call));
  const others = alleles.filter(({ changes }) => changes.some((change) => !isSame(change, own) && touches(change, from, to))); // prettier-ignore
  const holders = alleles.filter(({ changes }) => changes.some((change) => isSame(change, own)));
  return others.some((other) => holders.some((holder) => holder === other || !isApart(holder, other)));
}

function isHeterozygous({ first, second }: LetterCall): boolean {
  return first !== null && second !== null && second !== undefined && first !== second;
}

interface CarriedAllele {
  call: VcfCall;
  /** Which copy, in the order of GT. */
  copy: number;
  changes: readonly Change[];
}

function carriedAlleles(at: number, call: VcfCall): CarriedAllele[] {
  return call.genotype.flatMap((index, copy) => {
    const alt = index === null || index === 0 ? undefined : call.alts[index - 1];
    return alt === undefined || !/^[ACGT]+$/.test(alt) ? [] : [{ call, copy, changes: changesOf(at, call.ref, alt) }];
  });
}

/** Whether the file says that two alleles lie on two copies. */
function isApart(one: CarriedAllele, other: CarriedAllele): boolean {
  if (one.call === other.call) return one.copy !== other.copy;
  return one.call.phased && other.call.phased && one.call.phaseSet === other.call.phaseSet && one.copy !== other.copy;
}

function isSame(one: Change, other: Change): boolean {
  return one.start === other.start && one.removed === other.removed && one.added === other.added;
}

function isSameCall(one: VcfCall, other: VcfCall): boolean {
  return one.ref === other.ref && one.alts.join() === other.alts.join();
}

function touches({ start, removed }: Change, from: number, to: number): boolean {
  return start <= to && start + Math.max(1, removed.length) - 1 >= from;
}

/** Places of the codon, by the coding name; where that does not tell it, every place that could be of it. */
function codonOf({ hgvs, ref }: PublishedVariant, position: number): [number, number] {
  const named = /:c\.(\d+)([ACGT])>[ACGT]$/.exec(hgvs);
  const strand = named?.[2] === ref ? 1 : named?.[2] === COMPLEMENT[ref] ? -1 : 0;
  if (named === null || strand === 0) return [position - (CODON - 1), position + (CODON - 1)];
  const before = (Number(named[1]) - 1) % CODON;
  const first = position - strand * before;
  return strand === 1 ? [first, first + CODON - 1] : [first - (CODON - 1), first];
}
