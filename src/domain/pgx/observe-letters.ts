import type { LetterCall } from '../genotype/observed-site.ts';
import type { PgxPosition } from './definition.ts';
import {
  guessReason,
  hasOneCopy,
  isAutosome,
  noCallOf,
  type ObserveContext,
  type PositionReading,
} from './observe-context.ts';
import { documentedAlleles } from './reading.ts';

/** Repeat lengths never follow from I and D: a probe tells two lengths apart, not which two. */
const REPEAT_RSIDS: ReadonlySet<string> = new Set(['rs3064744', 'rs41303343']);

/** How far apart vendors may place one indel (chip rows of AncestryDNA and 23andMe: 1 to 17 bases). */
const INDEL_PLACEMENT_BASES = 17;

/** The base that a chip's letter stands for at this position, `null` where it cannot be told. */
function letterToBases(letter: string, position: PgxPosition, context: ObserveContext): string | null {
  if (position.kind === 'snv') return documentedAlleles(position).includes(letter) ? letter : null;
  const [alt] = position.alts;
  const readable = context.indelLettersKnown && position.kind === 'indel' && position.alts.length === 1;
  // Of two alleles of one length neither is the longer: such a probe is about something else.
  const isTold = alt !== undefined && alt.length !== position.ref.length && !REPEAT_RSIDS.has(position.rsid);
  if (!readable || !isTold) return null;
  const [longer, shorter] = alt.length > position.ref.length ? [alt, position.ref] : [position.ref, alt];
  return letter === 'I' ? longer : letter === 'D' ? shorter : null;
}

/**
 * Whether a probe's I and D mean this indel. Vendors place one indel up to 17 bases apart: a probe that is not named by the position's
 * rsid is believed at its very place only, and only if no other indel of the gene lies that near. A probe of another rsid is another variant.
 */
export function meansIndel(call: LetterCall, position: PgxPosition, others: readonly PgxPosition[]): boolean {
  if (call.rsid !== null && [position.rsid, ...position.aliases].includes(call.rsid)) return true;
  if (call.rsid !== null && /^rs\d+$/.test(call.rsid)) return false;
  return !others.some(
    (other) =>
      other !== position &&
      other.kind !== 'snv' &&
      Math.abs(other.position - position.position) <= INDEL_PLACEMENT_BASES,
  );
}

/** Probes of an indel may sit on the base after the anchor: taken there only when they carry the position's own rsid. */
export function letterCalls(context: ObserveContext, position: PgxPosition, at: number): LetterCall[] {
  const { lookup, chromosome } = context;
  const here = lookup.at(chromosome, at).filter((site) => site.kind === 'letters');
  if (position.kind === 'snv') return here;
  const names = [position.rsid, ...position.aliases].filter((name) => name !== '');
  const next = lookup.at(chromosome, at + 1).filter((site) => site.kind === 'letters');
  return [...here, ...next.filter((site) => site.rsid !== null && names.includes(site.rsid))];
}

const COMPLEMENT: Readonly<Record<string, string>> = { A: 'T', C: 'G', G: 'C', T: 'A' };

/** Letters that the definition does not list: those of the other strand, or of neither. */
function unreadableLetters(letters: readonly string[], position: PgxPosition): PositionReading {
  const known = documentedAlleles(position);
  const isOther = position.kind === 'snv' && letters.every((letter) => known.includes(COMPLEMENT[letter] ?? ''));
  return {
    state: 'unreadable',
    call: null,
    reasons: [isOther ? 'pgx/letters-other-strand' : 'pgx/letters-unreadable'],
  };
}

export function readLetters(
  context: ObserveContext,
  position: PgxPosition,
  at: number,
  calls: LetterCall[],
): PositionReading {
  const genotypes = calls
    .filter((call) => call.first !== null && call.second !== null)
    .map((call) => [call.first ?? '', ...(call.second === undefined ? [] : [call.second ?? ''])]);
  if (genotypes.length === 0) return { state: 'no-call', call: null, reasons: [] };
  const guess = calls.map(guessReason).find((reason) => reason !== null) ?? null;
  if (guess !== null) return { state: 'no-call', call: null, reasons: [guess] };
  const spelled = new Set(genotypes.map((letters) => [...letters].sort().join('')));
  if (spelled.size > 1) return { state: 'no-call', call: null, reasons: ['pgx/probes-disagree'] };
  const alleles: string[] = [];
  for (const letter of genotypes[0] ?? []) {
    const bases = letterToBases(letter, position, context);
    if (bases === null) return unreadableLetters(genotypes[0] ?? [], position);
    alleles.push(bases);
  }
  if (alleles.length === 1 && isAutosome(context.chromosome)) {
    return noCallOf(['pgx/one-allele-on-autosome'], alleles[0] !== position.ref);
  }
  const single = alleles.length === 1 || hasOneCopy(context, at);
  const homozygous = alleles[0] === alleles[1];
  if (single && alleles.length === 2 && !homozygous) {
    return { state: 'no-call', call: null, reasons: ['pgx/heterozygous-on-one-copy'] };
  }
  const kept = single ? alleles.slice(0, 1) : alleles;
  return { state: 'read', call: { alleles: kept, phased: false, phaseSet: null, undocumented: false }, reasons: [] };
}
