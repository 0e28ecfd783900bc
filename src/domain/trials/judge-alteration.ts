import type { Alteration, Found } from '../tumour/profile.ts';
import { type Answer, strongest } from './answer.ts';
import type { AlterationCondition, VariantCategory } from './condition.ts';
import { isRuledOut } from './ruled-out.ts';
import { type Fit, fitsMutation } from './judge-small.ts';

/** Why a leaf is answered as it is. */
export type Because =
  | 'told'
  /** The opposite was told. */
  | 'told-otherwise'
  /** Something was told that may be it. */
  | 'less-exact'
  /** What was told contradicts itself. */
  | 'contradiction'
  | 'not-told'
  /** The trial's own words leave it open. */
  | 'trial-leaves-open'
  | 'not-understood';

/** The answer to a leaf, with the words that were told and decided it. */
export interface LeafVerdict {
  answer: Answer;
  because: Because;
  told: readonly string[];
}

type SingleKind = Exclude<VariantCategory, 'any'>;

/** Kinds of alterations that a condition lets count. */
function kindsOf({ category }: AlterationCondition): readonly SingleKind[] {
  if (category === null) return ['mutation', 'copies', 'fusion'];
  return category === 'any' ? ['mutation', 'copies'] : [category];
}

/**
 * Judges whether an alteration as a trial describes it was found. A gene of which nobody told is unknown, and so is a second change of a gene of which one was
 * told. It is `no` only where somebody said that it was looked for: the gene is wild type, or this alteration is absent.
 */
export function judgeAlteration(wanted: AlterationCondition, alterations: readonly Alteration[]): LeafVerdict {
  const verdicts = kindsOf(wanted).map((kind) => judgeKind(wanted, kind, alterations));
  const answer = strongest(verdicts.map((one) => one.answer));
  const deciding = verdicts.filter((one) => one.answer === answer);
  const told = [...new Set(deciding.flatMap((one) => one.told))];
  const because = (['contradiction', 'less-exact', 'told', 'told-otherwise', 'not-told'] as const).find((reason) => deciding.some((one) => one.because === reason)) ?? 'not-told'; // prettier-ignore
  return { answer, because, told };
}

function judgeKind(wanted: AlterationCondition, kind: SingleKind, alterations: readonly Alteration[]): LeafVerdict {
  const fits: Record<'yes' | 'maybe', string[]> = { yes: [], maybe: [] };
  const against: string[] = [];
  for (const one of alterations) {
    if (one.kind === 'wildtype' || one.kind === 'absent') {
      if (isRuledOut(wanted, kind, one)) against.push(one.told);
      continue;
    }
    const fit = fitOf(one, wanted, kind, one.told);
    if (fit !== 'no') fits[fit].push(one.told);
  }
  if (against.length > 0 && fits.yes.length + fits.maybe.length > 0) return { answer: 'unknown', because: 'contradiction', told: [...fits.yes, ...fits.maybe, ...against] }; // prettier-ignore
  if (fits.yes.length > 0) return { answer: 'yes', because: 'told', told: fits.yes };
  if (against.length > 0) return { answer: 'no', because: 'told-otherwise', told: against };
  if (fits.maybe.length > 0) return { answer: 'unknown', because: 'less-exact', told: fits.maybe };
  return { answer: 'unknown', because: 'not-told', told: [] };
}

/** Whether one thing found is what a trial describes, as this kind of alteration. */
function fitOf(found: Found, wanted: AlterationCondition, kind: SingleKind, told: string): Fit {
  if (kind === 'fusion') return fitsFusion(found, wanted);
  if (found.gene !== wanted.gene) return 'no';
  return kind === 'mutation' ? fitsMutation(found, wanted) : fitsCopies(found, wanted, told);
}

/** Words by which both copies are said to be gone. */
const BOTH_COPIES = /homozygous|deep|both|biallelic/i;

function fitsCopies(found: Found, { copies }: AlterationCondition, told: string): Fit {
  // Several exons that are gone may have been seen by their copies.
  if (found.kind === 'exon') return found.effect === 'deletion' && found.first !== found.last ? 'maybe' : 'no';
  if (found.kind === 'named') return 'maybe';
  if (found.kind !== 'category') return 'no';
  switch (found.category) {
    case 'amplification':
      return copies === null || copies === 'high-amplification' ? 'yes' : copies === 'low-amplification' ? 'maybe' : 'no'; // prettier-ignore
    case 'gain':
      return copies === null || copies === 'low-amplification' ? 'yes' : 'no';
    case 'deletion':
      if (copies === null) return 'yes';
      if (copies === 'homozygous-deletion') return BOTH_COPIES.test(told) ? 'yes' : 'maybe';
      return copies === 'heterozygous-deletion' && !BOTH_COPIES.test(told) ? 'maybe' : 'no';
    case 'heterozygous-loss':
      return copies === null || copies === 'heterozygous-deletion' ? 'yes' : 'no';
    case 'loss':
    case 'loss-of-function':
      return copies === 'high-amplification' || copies === 'low-amplification' ? 'no' : 'maybe';
    default:
      return 'no';
  }
}

/** Genes of a fusion count in any order: files and laboratories write them both ways. */
function fitsFusion(found: Found, { gene, partner }: AlterationCondition): Fit {
  const named = [gene, partner !== null && typeof partner === 'object' ? partner.gene : null].filter((one) => one !== null); // prettier-ignore
  if (found.kind === 'category' && found.category === 'rearrangement') {
    if (!named.includes(found.gene) && named.length > 0) return 'no';
    return partner === null ? 'yes' : 'maybe';
  }
  if (found.kind === 'named') return named.includes(found.gene) ? 'maybe' : 'no';
  if (found.kind !== 'fusion') return 'no';
  const told = [found.gene, found.partner].filter((one) => one !== null);
  if (partner === 'intergenic' && found.partner !== null) return 'no';
  const [first, second] = named;
  const holds = named.length === 2 && first === second ? told.length === 2 && told.every((one) => one === first) : named.every((one) => told.includes(one)); // prettier-ignore
  if (holds) return partner === 'intergenic' ? 'maybe' : 'yes';
  // A partner that was not told may be the one that is meant.
  return found.partner === null && (named.length === 1 || named.includes(found.gene)) ? 'maybe' : 'no';
}
