import { NO_DOSAGE } from '../genotype/dosage.ts';
import { type Build, fromGenomeKey, genomeKey } from '../genotype/genome.ts';
import { ALLELE } from '../genotype/genotype-code.ts';
import type { ObservedSite, SiteLookup } from '../genotype/observed-site.ts';
import {
  type CopyRules,
  matchLetters,
  matchRecord,
  matchReferenceBase,
  matchReferenceBlock,
  NO_CALL_VERDICT,
  type RecordRules,
  type TermAlleles,
  THIRD_ALLELE_VERDICT,
  type Verdict,
} from './match-alleles.ts';
import type { BuildColumns, PackedScore } from './packed-score.ts';
import { EFFECT } from './score-definition.ts';
import type { MergeRules } from './score-engine.ts';
import { termAlleles } from './term-alleles.ts';
import { HAPLOID_BIT, STATUS, type TermCalls } from './term-status.ts';

/** What the kernel could not decide, and where to look it up. */
export interface ResolveInput {
  packed: PackedScore;
  columns: BuildColumns;
  build: Build;
  lookup: SiteLookup;
  rules: MergeRules;
  /** Insertions and deletions are left out. */
  excludeIndels: boolean;
  /** Absent terms may lie in a gVCF block. */
  hasReferenceBlocks: boolean;
}

/** Decides, in place, every term that the kernel left to the records, and leaves out indels where asked. */
export function resolveTerms(calls: TermCalls, input: ResolveInput): void {
  const { columns } = input;
  const leavesIndels = input.excludeIndels && input.packed.terms.alleleTexts.size > 0;
  if (!leavesIndels && !input.hasReferenceBlocks && !calls.status.includes(STATUS.undecided)) return;
  for (let index = 0; index < columns.term.length; index++) {
    const term = columns.term[index] ?? 0;
    const status = calls.status[term] ?? 0;
    const pair = columns.alleles[index] ?? 0;
    const isIndel = pair >> 4 === ALLELE.other || (pair & 15) === ALLELE.other;
    if (isIndel && input.excludeIndels)
      write(calls, term, { status: STATUS.indelExcluded, dosage: NO_DOSAGE, haploid: false });
    else if (status === STATUS.undecided || (status === STATUS.absent && input.hasReferenceBlocks)) {
      const verdict = decide(term, columns.keys[index] ?? 0, input);
      const isWhole = Number.isInteger(verdict.dosage) || input.packed.terms.effect[term] === EFFECT.additive;
      write(calls, term, isWhole ? verdict : NO_CALL_VERDICT);
    }
  }
}

function write(calls: TermCalls, term: number, verdict: Verdict): void {
  calls.status[term] = verdict.status | (verdict.haploid ? HAPLOID_BIT : 0);
  const isRead = verdict.status === STATUS.matched || verdict.status === STATUS.flipped;
  if (isRead && verdict.variance !== undefined) (calls.imputed ??= new Map()).set(term, verdict.variance);
  if (Number.isInteger(verdict.dosage)) calls.dosage[term] = verdict.dosage;
  else {
    calls.dosage[term] = NO_DOSAGE;
    (calls.fractional ??= new Map()).set(term, verdict.dosage);
  }
}

function decide(term: number, key: number, input: ResolveInput): Verdict {
  const { packed, lookup } = input;
  const place = fromGenomeKey(key);
  const sites = lookup.at(place.chromosome, place.position);
  const alleles = termAlleles(packed.terms, term, packed.assumedBuild === null ? input.build : null);
  const copies = copyRules(genomeKey(place.chromosome, place.position), input.rules);
  const records = sites.filter((site) => site.kind === 'vcf');
  const { keepAmbiguous } = input.rules;
  const wholeCopies = packed.terms.effect[term] !== EFFECT.additive;
  if (records.length > 0) return decideRecords(records, alleles, { ...copies, keepAmbiguous, wholeCopies });
  const letters = sites.filter((site) => site.kind === 'letters');
  if (letters.length > 0) return decideLetters(letters, alleles, copies);
  const absent = { status: STATUS.absent, dosage: NO_DOSAGE, haploid: false };
  const block = sites.find((site) => site.kind === 'referenceBlock');
  if (block === undefined) return absent;
  if (block.base !== undefined) return matchReferenceBase(block.base, alleles, { ...copies, keepAmbiguous });
  return matchReferenceBlock(packed.reference[term] ?? 0, copies) ?? absent;
}

/** Whether a key lies where this person has one copy, and what that copy counts. */
function copyRules(key: number, rules: MergeRules): CopyRules {
  if (key >= rules.haploidFrom) return { haploid: true, mayBeHaploid: true, haploidCopies: 1 };
  const onX = key >= rules.haploidX[0] && key <= rules.haploidX[1];
  const haploid = onX && rules.sex === 'male';
  return { haploid, mayBeHaploid: onX && rules.sex !== 'female', haploidCopies: rules.maleX };
}

type Kind<K extends ObservedSite['kind']> = Extract<ObservedSite, { kind: K }>;

/** The record whose alleles fit best; two that fit equally and disagree leave the term uncalled. */
function decideRecords(records: readonly Kind<'vcf'>[], alleles: TermAlleles, rules: RecordRules): Verdict {
  const found = records.map((record) => matchRecord(record, alleles, rules)).filter((match) => match !== null);
  if (found.length === 0) return THIRD_ALLELE_VERDICT;
  const top = Math.max(...found.map((match) => match.priority));
  return agree(found.filter((match) => match.priority === top).map((match) => match.verdict));
}

/** Probes of one place: only those that speak of the term's kind (bases, or I and D) are heard, unless none does. */
function decideLetters(calls: readonly Kind<'letters'>[], alleles: TermAlleles, copies: CopyRules): Verdict {
  const isIndel = alleles.effect.length > 1 || (alleles.other?.length ?? 1) > 1;
  const isGapCall = (call: Kind<'letters'>): boolean => call.first === 'I' || call.first === 'D';
  const speaking = calls.filter((call) => call.first !== null && isGapCall(call) === isIndel);
  const silent = calls.some((call) => call.first === null);
  if (speaking.length === 0 && silent) return NO_CALL_VERDICT;
  const heard = speaking.length > 0 ? speaking : calls;
  return agree(heard.map((call) => matchLetters(call, alleles, copies)));
}

/** Calls that agree merge, a call beats a no-call, a contradiction is a no-call. */
function agree(verdicts: readonly Verdict[]): Verdict {
  const spoken = verdicts.filter((verdict) => verdict.status !== STATUS.noCall);
  const [first] = spoken;
  if (first === undefined) return NO_CALL_VERDICT;
  const same = spoken.every(
    (verdict) => verdict.dosage === first.dosage && (first.dosage !== NO_DOSAGE || verdict.status === first.status),
  );
  return same ? first : NO_CALL_VERDICT;
}
