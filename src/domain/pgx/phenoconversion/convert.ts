import { isUsable } from '../drugs/gene-results.ts';
import type { GeneReport } from '../report.ts';
import { interactionsWith, strengthsOf } from './inhibition.ts';
import type { ActivityBand, ConversionRule, Interaction, InteractionPack } from './interaction-pack.ts';

/** An activity score as the genotype gives it. */
export interface GenotypeScore {
  diplotype: string;
  phenotype: string | null;
  activityScore: number;
  /** Whether the score is a lower bound (three copies or more). */
  atLeast: boolean;
}

/** What a guideline's rule makes of one possible score. */
export interface ConvertedScore {
  /** Score of the genotype; `null` where it is not known and does not matter. */
  from: GenotypeScore | null;
  factor: number;
  activityScore: number;
  atLeast: boolean;
  /** One phenotype, or every one that the score may stand for where it is a lower bound. */
  phenotypes: readonly string[];
}

/** Phenoconversion of one enzyme for the drugs whose guideline has a rule. It never replaces the genotype. */
export interface Conversion {
  enzyme: string;
  drugs: readonly string[];
  /** Id of the source of the rule. */
  source: string;
  /** Medicines taken that the rule goes by. */
  by: readonly Interaction[];
  /** Factors that are possible: several where sources give a medicine different strengths. */
  factors: readonly number[];
  /** Empty where the genotype is not known and the rule needs it. */
  results: readonly ConvertedScore[];
  /** Whether the result needs a score of the genotype that is not there. */
  needsGenotype: boolean;
}

/** Activity scores that a report leaves possible; none where it may not be relied on. */
export function genotypeScores(report: GeneReport | undefined): GenotypeScore[] {
  if (!isUsable(report)) return [];
  return report.byDiplotype.flatMap(({ diplotype, phenotype, activityScore, activityScoreAtLeast }) =>
    activityScore === null ? [] : [{ diplotype, phenotype, activityScore, atLeast: activityScoreAtLeast === true }],
  );
}

function contains({ from, fromIncluded, to, toIncluded }: ActivityBand, score: number): boolean {
  const above = score > from || (fromIncluded && score === from);
  return above && (to === null || score < to || (toIncluded && score === to));
}

function phenotypesOf(bands: readonly ActivityBand[], score: number, atLeast: boolean): string[] {
  const first = bands.findIndex((band) => contains(band, score));
  if (first < 0) return [];
  return bands.slice(first, atLeast ? undefined : first + 1).map(({ phenotype }) => phenotype);
}

/** Factors that one medicine may have under the rules: one for each strength that a source gives it. */
function factorsOf(interaction: Interaction, rules: readonly ConversionRule[]): number[] {
  const factors = strengthsOf(interaction).flatMap((strength) => {
    const rule = rules.find(
      (row) => row.role === interaction.role && (row.strength === strength || row.strength === 'any'),
    );
    return rule?.factor == null ? [] : [rule.factor];
  });
  return [...new Set(factors)];
}

/** The strongest effect counts, not the sum of all: the factors that it may have, given what sources say. */
function strongestFactors(interactions: readonly Interaction[], rules: readonly ConversionRule[]): number[] {
  const each = interactions.map((one) => factorsOf(one, rules)).filter((factors) => factors.length > 0);
  if (each.length === 0) return [];
  const highest = Math.min(...each.map((factors) => Math.max(...factors)));
  return [...new Set(each.flat())].filter((factor) => factor <= highest).sort((a, b) => a - b);
}

function converted(factor: number, from: GenotypeScore | null, bands: readonly ActivityBand[]): ConvertedScore {
  const activityScore = from === null ? 0 : from.activityScore * factor;
  const atLeast = from !== null && from.atLeast && factor > 0;
  return { from, factor, activityScore, atLeast, phenotypes: phenotypesOf(bands, activityScore, atLeast) };
}

/** Rules that change a score, by source: each source speaks for its own drugs only. */
function changingRules(pack: InteractionPack, enzyme: string): Map<string, ConversionRule[]> {
  const bySource = new Map<string, ConversionRule[]>();
  for (const rule of pack.rules) {
    if (rule.enzyme !== enzyme || rule.factor === null) continue;
    bySource.set(rule.source, [...(bySource.get(rule.source) ?? []), rule]);
  }
  return bySource;
}

/**
 * What the medicines that are taken make of an enzyme's activity score, for the drugs whose guideline has a rule
 * (CPIC opioids: a strong CYP2D6 inhibitor makes the score 0, a moderate one halves it). A factor of 0 needs no genotype.
 * Empty where nothing that is taken has a rule.
 */
export function convertActivity(
  pack: InteractionPack,
  enzyme: string,
  taken: readonly string[],
  report: GeneReport | undefined,
): Conversion[] {
  const by = interactionsWith(pack.interactions, enzyme, taken);
  const bands = pack.bands.filter((band) => band.enzyme === enzyme);
  const scores = genotypeScores(report);
  return [...changingRules(pack, enzyme)].flatMap(([source, rules]): Conversion[] => {
    const factors = strongestFactors(by, rules);
    if (factors.length === 0) return [];
    const needsGenotype = scores.length === 0 && factors.some((factor) => factor > 0);
    const results = factors.flatMap((factor) => {
      if (scores.length > 0) return scores.map((score) => converted(factor, score, bands));
      return factor === 0 ? [converted(0, null, bands)] : [];
    });
    const drugs = [...new Set(rules.flatMap((rule) => rule.drugs))];
    return [{ enzyme, drugs, source, by, factors, results, needsGenotype }];
  });
}
