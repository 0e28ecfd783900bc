import { NO_DOSAGE } from '../genotype/dosage.ts';
import { isNoCallBy } from '../genotype/evidence.ts';
import { isCertain } from '../genotype/imputed-call.ts';
import type { LetterCall, VcfCall } from '../genotype/observed-site.ts';
import { complement, isAmbiguousPair, isBases, isIndelPair } from './alleles.ts';
import { STATUS } from './term-status.ts';

/** Alleles of a term on the plus strand of the file's build. */
export interface TermAlleles {
  effect: string;
  /** null: the scoring file does not name it. */
  other: string | null;
}

/** How many chromosome copies a call stands for: see {@link copiesOf}. */
export interface CopyRules {
  /** The term lies where this person has one copy (X of a male, Y, MT). */
  haploid: boolean;
  /** A single letter is believed to be the whole genotype. */
  mayBeHaploid: boolean;
  /** Copies that one haploid allele counts. */
  haploidCopies: 1 | 2;
}

/** What one record says of one term. */
export interface Verdict {
  status: number;
  dosage: number;
  haploid: boolean;
  /** Variance of the copies; set where the genotype was imputed. */
  variance?: number;
}

const verdict = (status: number): Verdict => ({ status, dosage: NO_DOSAGE, haploid: false });
export const NO_CALL_VERDICT: Readonly<Verdict> = verdict(STATUS.noCall);
export const THIRD_ALLELE_VERDICT: Readonly<Verdict> = verdict(STATUS.thirdAllele);

/**
 * Counts effect alleles of a genotype given as flags, or says no-call where the number of alleles cannot be.
 *
 * @param hits for each allele of the call whether it is the effect allele
 */
function count(hits: readonly boolean[], rules: CopyRules, status: number): Verdict {
  const single = hits.length === 1;
  if (single && !rules.mayBeHaploid) return NO_CALL_VERDICT;
  if (!single && rules.haploid && hits[0] !== hits[1]) return NO_CALL_VERDICT;
  if (!single && !rules.haploid) return { status, dosage: hits.filter(Boolean).length, haploid: false };
  const copies = rules.haploidCopies;
  return { status, dosage: hits[0] === true ? copies : 0, haploid: copies === 1 };
}

/**
 * A chip call against a term: letters of the row, else all letters complemented, else refused. `I` and `D` mean the longer and the
 * shorter allele, and only where the row has one of each.
 */
export function matchLetters(call: LetterCall, alleles: TermAlleles, rules: CopyRules): Verdict {
  if (call.first === null || call.second === null) return NO_CALL_VERDICT;
  const letters = call.second === undefined ? [call.first] : [call.first, call.second];
  const { effect, other } = alleles;
  if (other === null) return verdict(STATUS.noOtherAllele);
  if (letters.every((letter) => letter === 'I' || letter === 'D')) {
    if (!isIndelPair(effect, other)) return verdict(STATUS.indelUnreadable);
    const effectLetter = effect.length > other.length ? 'I' : 'D';
    return count(letters.map((letter) => letter === effectLetter), rules, STATUS.matched); // prettier-ignore
  }
  if (effect.length > 1 || other.length > 1) {
    // One base of a vendor says nothing on a gap, even if it equals the row's shorter allele.
    const spelled =
      letters.every((letter) => letter === effect || letter === other) && letters.some((l) => l.length > 1);
    if (!spelled) return verdict(STATUS.indelUnreadable);
  }
  if (letters.every((letter) => letter === effect || letter === other)) {
    return count(letters.map((letter) => letter === effect), rules, STATUS.matched); // prettier-ignore
  }
  const [flipped, flippedOther] = [complement(effect), complement(other)];
  if (!letters.every((letter) => letter === flipped || letter === flippedOther)) return THIRD_ALLELE_VERDICT;
  return count(letters.map((letter) => letter === flipped), rules, STATUS.flipped); // prettier-ignore
}

/** How a VCF record's alleles answer a term, best first: the order of pgscatalog.match. */
const PRIORITY = { refAlt: 6, altRef: 5, refAltFlip: 4, altRefFlip: 3, refNoOther: 2, altNoOther: 1 } as const;

/** Which alleles of a record are the term's, by index (0 = REF). */
export interface RecordMatch {
  priority: number;
  effectIndex: number;
  otherIndex: number;
  ambiguous: boolean;
}

/**
 * The best way in which a record's alleles are the term's: as named, complemented, or, where the term names no other allele, by the
 * effect allele alone. null: they are not. Rules: pgscatalog.match (pygscatalog v3), every ALT tried.
 */
export function matchRecordAlleles(ref: string, alts: readonly string[], alleles: TermAlleles): RecordMatch | null {
  let best: RecordMatch | null = null;
  alts.forEach((alt, at) => {
    if (!isBases(alt) || !isBases(ref)) return;
    const found = matchPair(ref, alt, at + 1, alleles);
    if (found !== null && (best === null || found.priority > best.priority)) best = found;
  });
  return best;
}

function matchPair(ref: string, alt: string, index: number, { effect, other }: TermAlleles): RecordMatch | null {
  const ambiguous = isAmbiguousPair(ref, alt);
  const as = (priority: number, effectIndex: number): RecordMatch => ({
    priority,
    effectIndex,
    otherIndex: effectIndex === 0 ? index : 0,
    ambiguous,
  });
  if (other === null) {
    return effect === ref ? as(PRIORITY.refNoOther, 0) : effect === alt ? as(PRIORITY.altNoOther, index) : null;
  }
  if (effect === ref && other === alt) return as(PRIORITY.refAlt, 0);
  if (effect === alt && other === ref) return as(PRIORITY.altRef, index);
  const [flipped, flippedOther] = [complement(effect), complement(other)];
  if (flipped === ref && flippedOther === alt) return as(PRIORITY.refAltFlip, 0);
  if (flipped === alt && flippedOther === ref) return as(PRIORITY.altRefFlip, index);
  const order = matchTrimmed(ref, alt, { effect, other });
  return order === null ? null : order === 'refAlt' ? as(PRIORITY.refAlt, 0) : as(PRIORITY.altRef, index);
}

/** Indels spelled with more shared bases than needed (`CAA/CA` for `CA/C`): compared after trimming both spellings. */
function matchTrimmed(ref: string, alt: string, term: { effect: string; other: string }): 'refAlt' | 'altRef' | null {
  if (!isIndelPair(ref, alt) || !isIndelPair(term.effect, term.other)) return null;
  const record = trim(ref, alt);
  const { first, second, start } = trim(term.effect, term.other);
  if (start !== record.start) return null;
  if (first === record.first && second === record.second) return 'refAlt';
  return second === record.first && first === record.second ? 'altRef' : null;
}

function trim(first: string, second: string): { first: string; second: string; start: number } {
  let [a, b, start] = [first, second, 0];
  while (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-1)) [a, b] = [a.slice(0, -1), b.slice(0, -1)];
  while (a.length > 1 && b.length > 1 && b.startsWith(a.charAt(0))) [a, b, start] = [a.slice(1), b.slice(1), start + 1];
  return { first: a, second: b, start };
}

/** What a record is read by. */
export interface RecordRules extends CopyRules {
  keepAmbiguous: boolean;
  /** The term counts by whole copies (dominant, recessive, a weight for each dosage): a fraction says nothing to it. */
  wholeCopies?: boolean;
}

/** A VCF record against a term; null where the record's alleles are not the term's. */
export function matchRecord(
  record: VcfCall,
  alleles: TermAlleles,
  rules: RecordRules,
): { verdict: Verdict; priority: number } | null {
  const alts = record.alts.filter((alt) => isBases(alt));
  if (alts.length === 0) return matchReferenceOnly(record, alleles, rules);
  const match = matchRecordAlleles(record.ref, record.alts, alleles);
  if (match === null) return null;
  const { priority } = match;
  if (match.ambiguous && !rules.keepAmbiguous) return { verdict: verdict(STATUS.ambiguous), priority };
  if (isNoCallBy(record.doubt)) return { verdict: NO_CALL_VERDICT, priority };
  const imputed = imputedVerdict(record, match, rules);
  if (imputed !== null) return { verdict: imputed, priority };
  if (record.genotype.length === 0 || record.genotype.includes(null)) return { verdict: NO_CALL_VERDICT, priority };
  if (!record.genotype.every((allele) => allele === match.effectIndex || allele === match.otherIndex)) {
    return { verdict: THIRD_ALLELE_VERDICT, priority };
  }
  const hits = record.genotype.map((allele) => allele === match.effectIndex);
  return { verdict: count(hits, rules, statusOf(priority)), priority };
}

/**
 * What an imputed record, or one without genotype but with a dosage, counts: its expected copies with their variance. Where copies cannot
 * be told from a dosage (several ALT, one chromosome copy) or a row needs whole copies, its genotype counts if the file is certain of it.
 * null: the record's genotype is to be read as measured, or there is none.
 */
function imputedVerdict(record: VcfCall, match: RecordMatch, rules: RecordRules): Verdict | null {
  const { imputed } = record;
  if (imputed === undefined) return statedDosage(record, match, rules);
  if (imputed.copies !== null && !rules.mayBeHaploid && rules.wholeCopies !== true) {
    const copies = match.effectIndex === 0 ? 2 - imputed.copies : imputed.copies;
    return { status: statusOf(match.priority), dosage: copies, haploid: false, variance: imputed.variance };
  }
  if (!isCertain(imputed)) return NO_CALL_VERDICT;
  const hard = record.genotype.every((allele) => allele === match.effectIndex || allele === match.otherIndex)
    ? count(record.genotype.map((allele) => allele === match.effectIndex), rules, statusOf(match.priority)) // prettier-ignore
    : THIRD_ALLELE_VERDICT;
  return hard.status === STATUS.noCall ? NO_CALL_VERDICT : { ...hard, variance: 0 };
}

/** The dosage of a record that has no genotype. */
function statedDosage(record: VcfCall, match: RecordMatch, rules: CopyRules): Verdict | null {
  const { dosages, genotype } = record;
  if (genotype.length > 0 && !genotype.includes(null)) return null;
  if (dosages?.length !== 1 || record.alts.length !== 1 || rules.mayBeHaploid) return null;
  const [copies = NaN] = dosages;
  if (!(copies >= 0 && copies <= 2)) return null;
  return { status: statusOf(match.priority), dosage: match.effectIndex === 0 ? 2 - copies : copies, haploid: false };
}

function statusOf(priority: number): number {
  const flipped = priority === PRIORITY.refAltFlip || priority === PRIORITY.altRefFlip;
  return flipped ? STATUS.flipped : STATUS.matched;
}

/** A record of an all-sites file without ALT: it says "reference here", which answers single-base terms only. */
function matchReferenceOnly(
  record: VcfCall,
  { effect, other }: TermAlleles,
  rules: RecordRules,
): { verdict: Verdict; priority: number } | null {
  if (other === null || effect.length > 1 || other.length > 1 || record.ref.length > 1) return null;
  if (isNoCallBy(record.doubt) || record.genotype.length === 0 || record.genotype.includes(null))
    return { verdict: NO_CALL_VERDICT, priority: PRIORITY.refAlt };
  if (record.genotype.some((allele) => allele !== 0)) return null;
  if (isAmbiguousPair(effect, other) && !rules.keepAmbiguous)
    return { verdict: verdict(STATUS.ambiguous), priority: PRIORITY.refAlt };
  if (record.imputed !== undefined && !isCertain(record.imputed)) {
    return { verdict: NO_CALL_VERDICT, priority: PRIORITY.refAlt };
  }
  const isNamed = record.ref === effect || record.ref === other;
  const flipped = complement(effect) === record.ref || complement(other) === record.ref;
  if (!isNamed && !flipped) return null;
  const hit = isNamed ? record.ref === effect : complement(effect) === record.ref;
  const hits = record.genotype.map(() => hit);
  const counted = count(hits, rules, isNamed ? STATUS.matched : STATUS.flipped);
  const guessed = record.imputed === undefined ? counted : { ...counted, variance: 0 };
  return { verdict: guessed, priority: PRIORITY.refAlt };
}

/** Copies where a gVCF block states the base of the term's place: two of it, whichever allele of the term that is. */
export function matchReferenceBase(base: string, { effect, other }: TermAlleles, rules: RecordRules): Verdict {
  if (other === null || effect.length > 1 || other.length > 1) return verdict(STATUS.absent);
  if (isAmbiguousPair(effect, other) && !rules.keepAmbiguous) return verdict(STATUS.ambiguous);
  const isNamed = base === effect || base === other;
  const hit = isNamed ? base === effect : complement(effect) === base;
  if (!isNamed && !hit && complement(other) !== base) return THIRD_ALLELE_VERDICT;
  const calls = rules.haploid ? [hit] : [hit, hit];
  return count(calls, { ...rules, mayBeHaploid: true }, isNamed ? STATUS.matched : STATUS.flipped);
}

/** Copies of the reference where a gVCF block covers the term; null where it is not known which allele is the reference. */
export function matchReferenceBlock(reference: number, rules: CopyRules): Verdict | null {
  if (reference === 0) return null;
  const hit = reference === 1;
  return count(rules.haploid ? [hit] : [hit, hit], { ...rules, mayBeHaploid: true }, STATUS.matched);
}
