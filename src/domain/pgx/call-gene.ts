import { matchCombinations, MAX_ENUMERATED_UNITS } from './combinations.ts';
import type { GeneDefinition } from './definition.ts';
import { type Diplotype, diplotypeName, topScored } from './diplotype.ts';
import { callLowestFunction, guidancePair } from './lowest-function.ts';
import { matchDiplotypes } from './match.ts';
import type { GeneReason } from './reasons.ts';
import type { GeneSample } from './sample.ts';
import type { StarMatcher } from './star-matcher.ts';
import { hasTooManyUnits, isEffectivelyPhased, problemOf, workingSet, type WorkingSet } from './working-set.ts';

/** What the strict call may be asked for besides the published default. */
export interface CallOptions {
  /** Report combinations and partial alleles (research). */
  combinations: boolean;
  /** Match CYP2D6 by single variants (research: copy number and hybrids are not seen). */
  cyp2d6Research: boolean;
  /** Keep every diplotype, not only those of the top score. */
  allMatches: boolean;
  /** Apply the gene exceptions: NAT2's required positions and priorities. */
  exemptions: boolean;
}

export const DEFAULT_CALL_OPTIONS: CallOptions = {
  combinations: false,
  cyp2d6Research: false,
  allMatches: false,
  exemptions: true,
};

/** Two sources see the function of an allele differently. */
export const DISPUTED: GeneReason = 'pgx/sources-disagree';

/** The strict call of one gene, before names are changed for display. */
export interface StrictCall {
  status: 'called' | 'not-called' | 'no-data';
  diplotypes: readonly Diplotype[];
  /** Carried alleles where the phase is unknown (DPYD, RYR1); `null` otherwise. */
  alleles: readonly string[] | null;
  /** Allele pairs that guidance goes by. */
  guidance: readonly (readonly string[])[];
  /** Codes of `GeneReport.reasons`. */
  reasons: readonly GeneReason[];
  /** `null` where the gene has no data. */
  set: WorkingSet | null;
}

function notCalled(
  status: 'not-called' | 'no-data',
  set: WorkingSet | null,
  reasons: readonly GeneReason[],
): StrictCall {
  return { status, diplotypes: [], alleles: null, guidance: [], reasons, set };
}

/** NAT2: of several equally valid unphased diplotypes the first rule whose whole list is there picks one. */
function applyPriorities(gene: GeneDefinition, diplotypes: readonly Diplotype[]): Diplotype[] | null {
  const names = diplotypes.map(diplotypeName);
  const rule = gene.unphasedPriorities.find(({ all }) => all.every((name) => names.includes(name)));
  return rule === undefined ? null : diplotypes.filter((diplotype) => diplotypeName(diplotype) === rule.pick);
}

function selectDiplotypes(
  set: WorkingSet,
  all: Diplotype[],
  options: CallOptions,
): { kept: Diplotype[]; reasons: GeneReason[] } {
  const keepsUnphased = set.gene.unphasedPriorities.length > 0 && !isEffectivelyPhased(set);
  const kept = options.allMatches || keepsUnphased ? all : topScored(all);
  const picked = options.exemptions && keepsUnphased ? applyPriorities(set.gene, kept) : null;
  return picked === null ? { kept, reasons: [] } : { kept: picked, reasons: ['pgx/unphased-priority'] };
}

function lowestFunctionCall(set: WorkingSet, matcher: StarMatcher, reasons: readonly GeneReason[]): StrictCall {
  const call = callLowestFunction(set, matcher);
  const all = [...reasons, ...call.reasons];
  if (call.diplotypes.length === 0 && (call.alleles?.length ?? 0) === 0) return notCalled('not-called', set, all);
  const pair = guidancePair(set.gene, call);
  return {
    status: 'called',
    diplotypes: call.diplotypes,
    alleles: call.alleles,
    guidance: pair === null ? [] : [pair],
    reasons: all,
    set,
  };
}

function missingRequired(gene: GeneDefinition, set: WorkingSet): boolean {
  return gene.positions.some((position, i) => position.roles.includes('required') && !set.available[i]);
}

/** Why a gene with data cannot be matched at all; `null` if it can. */
function obstacle(set: WorkingSet, options: CallOptions): GeneReason | null {
  const { gene, sample } = set;
  if (options.exemptions && missingRequired(gene, set)) return 'pgx/required-position-missing';
  if (sample.structural) return 'pgx/structural-variant-over-gene';
  if (sample.uncallable) return 'pgx/undocumented-base';
  if (hasTooManyUnits(set)) return 'pgx/too-many-heterozygous-positions';
  if (sample.partial && !options.combinations) return 'pgx/half-missing-genotype';
  // Without phase sets the alleles of lowest-function genes are listed one by one, however many there are.
  const phaseSets = sample.calls.some((call) => call?.phased === true && call.phaseSet !== null);
  const enumerates = options.combinations || (gene.lowestFunction && phaseSets);
  return enumerates && set.unitCount > MAX_ENUMERATED_UNITS ? 'pgx/too-many-heterozygous-positions' : null;
}

const RISK_ORDER = ['Increased risk', 'Uncertain risk', 'Normal risk'];

/** Mitochondrial DNA carries all of a person's variants on its one strand: no single allele need fit, the riskiest decides. */
function mitochondrialCall(set: WorkingSet, matcher: StarMatcher, reasons: readonly GeneReason[]): StrictCall | null {
  const found = matcher
    .fits(problemOf(set, { open: true }))
    .map(({ allele }) => set.gene.alleles[allele])
    .filter((allele) => allele !== undefined && !allele.reference);
  const risk = (allele: (typeof found)[number]): number =>
    RISK_ORDER.findIndex((words) => allele?.function?.startsWith(words));
  const [decisive] = [...found].sort((a, b) => risk(a) - risk(b));
  if (decisive === undefined) return null;
  const alleles = found.map((allele) => allele?.name ?? '');
  return { status: 'called', diplotypes: [], alleles, guidance: [[decisive.name]], reasons, set };
}

/** Says so where an allele of the call is one that two sources see differently. */
function withDisputes(call: StrictCall, { disputedAlleles }: GeneDefinition): StrictCall {
  const named = [...call.guidance.flat(), ...(call.alleles ?? [])];
  const isDisputed = named.some((name) => disputedAlleles.includes(name));
  return isDisputed ? { ...call, reasons: [...call.reasons, DISPUTED] } : call;
}

/** Calls one gene from its positions (ADR 0020, 1, 3 and 4). */
export function callStrictly(
  gene: GeneDefinition,
  sample: GeneSample,
  matcher: StarMatcher,
  options: CallOptions,
): StrictCall {
  return withDisputes(callByPositions(gene, sample, matcher, options), gene);
}

function callByPositions(
  gene: GeneDefinition,
  sample: GeneSample,
  matcher: StarMatcher,
  options: CallOptions,
): StrictCall {
  const set = workingSet(gene, sample, options.cyp2d6Research);
  if (!set.available.includes(true)) return notCalled('no-data', null, sample.reasons);
  const blocked = obstacle(set, options);
  if (blocked !== null) return notCalled('not-called', set, [...sample.reasons, blocked]);
  if (gene.lowestFunction) return lowestFunctionCall(set, matcher, sample.reasons);
  const all = sample.partial ? [] : matchDiplotypes(set, matcher);
  const found = all.length === 0 && options.combinations ? matchCombinations(set, matcher) : null;
  if (all.length === 0 && gene.chromosome === 'MT') {
    const call = mitochondrialCall(set, matcher, sample.reasons);
    if (call !== null) return call;
  }
  if (all.length === 0 && (found === null || found.length === 0)) {
    return notCalled('not-called', set, [...sample.reasons, 'pgx/no-diplotype-fits']);
  }
  const { kept, reasons } = found === null ? selectDiplotypes(set, all, options) : { kept: found, reasons: [] };
  const guidance = kept.map(({ first, second }) => (second === null ? [first] : [first, second]));
  return { status: 'called', diplotypes: kept, alleles: null, guidance, reasons: [...sample.reasons, ...reasons], set };
}
