import { isBases } from '../domain/scores/alleles.ts';
import type { RowRefusal } from '../domain/scores/reasons.ts';
import { EFFECT } from '../domain/scores/score-definition.ts';
import { type AlleleSite, apoeSite } from './apoe-alleles.ts';
import type { ColumnIndex, Field } from './scoring-columns.ts';
import { alleleRefusal, combinedKind, kindRefusal } from './scoring-refusals.ts';
import { flagOf, isEmptyValue, numberOf } from './scoring-values.ts';

/** A row that can be scored, before it is placed on a build. */
export interface ParsedRow {
  rsid: number;
  effectAllele: string;
  otherAllele: string | null;
  effect: number;
  weight: number;
  dosageWeights: readonly [number, number, number] | null;
  statedFrequency: number;
  /** Where the row lies, when its allele says so and not its columns. */
  site: AlleleSite | null;
}

export interface RowRefused {
  reason: RowRefusal;
  weight: number | null;
}

/** How the text of a row is to be read. */
export interface RowRules {
  decimalComma: boolean;
  /** Whether the row's columns say where it lies. */
  isPlaced: boolean;
}

/** Reads one field; empty text where the column is absent or its value says "not stated". */
export function fieldOf(fields: readonly string[], columns: ColumnIndex, field: Field): string {
  const text = columns[field] < 0 ? '' : (fields[columns[field]] ?? '');
  return isEmptyValue(text) ? '' : text;
}

/** Reads alleles, effect type and weight of a row, or says why the row cannot be scored. */
export function parseRow(fields: readonly string[], columns: ColumnIndex, rules: RowRules): ParsedRow | RowRefused {
  const get = (field: Field): string => fieldOf(fields, columns, field);
  const weights = readWeights(get, rules.decimalComma);
  const named = weights.weight;
  const site = apoeSite(get('effectAllele'));
  const other = otherAlleleText(get);
  const isPlaced = rules.isPlaced && isBases(other.toUpperCase());
  const kind = combinedKind(get) ?? (site === null ? (kindRefusal(get, isPlaced) ?? alleleRefusal(get, other)) : null);
  if (kind !== null) return { reason: kind, weight: named };
  if ('reason' in weights) return weights;
  const statedFrequency = frequencyOf(get('frequency'), rules.decimalComma);
  if (site !== null) {
    const { rsid, effectAllele, otherAllele } = site;
    return { rsid, effectAllele, otherAllele, ...weights, statedFrequency, site };
  }
  const otherAllele = other === '' ? null : other.toUpperCase();
  const effectAllele = get('effectAllele').toUpperCase();
  if (effectAllele === otherAllele) return { reason: 'alleles-equal', weight: named };
  const rsid = rsidNumber(get('rsid')) || rsidNumber(get('variantId'));
  return { rsid, effectAllele, otherAllele, ...weights, statedFrequency, site };
}

/** A frequency in 0..1; NaN where the text is none. */
export function frequencyOf(text: string, decimalComma = false): number {
  const value = numberOf(text, decimalComma);
  return value >= 0 && value <= 1 ? value : NaN;
}

/** Weights and effect type of a row. */
function readWeights(
  get: (field: Field) => string,
  decimalComma: boolean,
): Pick<ParsedRow, 'effect' | 'weight' | 'dosageWeights'> | RowRefused {
  const number = (field: Field): number => numberOf(get(field), decimalComma);
  const dosages = [number('dosage0'), number('dosage1'), number('dosage2')] as const;
  if (dosages.every((weight) => Number.isFinite(weight))) {
    return { effect: EFFECT.dosage, weight: dosages[1], dosageWeights: dosages };
  }
  const text = get('weight');
  const ratio = number('oddsRatio');
  const weight = text !== '' ? number('weight') : ratio > 0 ? Math.log(ratio) : NaN;
  if (!Number.isFinite(weight)) {
    const reason = text !== '' ? 'weight-not-a-number' : ratio <= 0 ? 'ratio-not-positive' : 'weight-missing';
    return { reason, weight: null };
  }
  const effect = effectTypeOf(get);
  return typeof effect === 'string' ? { reason: effect, weight } : { effect, weight, dosageWeights: null };
}

/** Words of a column that names how copies count. PLINK 2 writes `ADD`, `DOM`, `REC` into its column of tests. */
const EFFECT_WORDS: ReadonlyMap<string, number> = new Map([
  ['', EFFECT.additive],
  ['add', EFFECT.additive],
  ['additive', EFFECT.additive],
  ['dom', EFFECT.dominant],
  ['dominant', EFFECT.dominant],
  ['rec', EFFECT.recessive],
  ['recessive', EFFECT.recessive],
]);

function effectTypeOf(get: (field: Field) => string): number | RowRefusal {
  const test = EFFECT_WORDS.get(get('test').toLowerCase());
  if (test === undefined) return 'other-test';
  const type = EFFECT_WORDS.get(get('effectType').toLowerCase());
  const flags = [flagOf(get('dominant'), ['dominant', 'dom']), flagOf(get('recessive'), ['recessive', 'rec'])] as const;
  if (type === undefined || flags[0] === null || flags[1] === null) return 'effect-type-unknown';
  const isAny = (effect: number, flag: boolean): boolean => flag || type === effect || test === effect;
  const [dominant, recessive] = [isAny(EFFECT.dominant, flags[0]), isAny(EFFECT.recessive, flags[1])];
  if (dominant && recessive) return 'dominant-and-recessive';
  return dominant ? EFFECT.dominant : recessive ? EFFECT.recessive : EFFECT.additive;
}

/** The other allele: of its own column, else of REF and ALT that one which is not scored. Empty where neither says it. */
function otherAlleleText(get: (field: Field) => string): string {
  const named = get('otherAllele') || get('hmInferred');
  if (named !== '') return named;
  const [effect, ref, alt] = [get('effectAllele'), get('refAllele'), get('altAllele')];
  if (effect === ref) return alt;
  return effect === alt ? ref : '';
}

/** The number of an rsid, 0 where the text is none or does not fit 32 bits. */
export function rsidNumber(text: string): number {
  if (!/^rs\d{1,10}$/i.test(text)) return 0;
  const value = Number(text.slice(2));
  return value <= 0xffffffff ? value : 0;
}
