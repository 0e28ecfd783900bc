import type { Chromosome } from '../domain/genotype/genome.ts';
import { parseChromosome } from '../domain/genotype/genome.ts';
import { isBases } from '../domain/scores/alleles.ts';
import type { RowRefusal } from '../domain/scores/score-definition.ts';
import { EFFECT } from '../domain/scores/score-definition.ts';
import { type AlleleSite, apoeSite } from './apoe-alleles.ts';
import type { ColumnIndex, Field } from './scoring-columns.ts';

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

/** Values that mean "not stated" in any column. */
const EMPTY = new Set(['', 'NA', 'N/A', 'NaN', 'nan', 'NR', 'NULL', 'null', 'None']);
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** Reads one field; empty text where the column is absent or its value says "not stated". */
export function fieldOf(fields: readonly string[], columns: ColumnIndex, field: Field): string {
  const text = columns[field] < 0 ? '' : (fields[columns[field]] ?? '');
  return EMPTY.has(text) ? '' : text;
}

function numberOf(text: string): number {
  return NUMBER.test(text) ? Number(text) : NaN;
}

/** Reads alleles, effect type and weight of a row, or says why the row cannot be scored. */
export function parseRow(fields: readonly string[], columns: ColumnIndex): ParsedRow | RowRefused {
  const get = (field: Field): string => fieldOf(fields, columns, field);
  const weights = readWeights(get);
  const named = weights.weight;
  const site = apoeSite(get('effectAllele'));
  const kind = combinedKind(get) ?? (site === null ? (kindRefusal(get) ?? alleleRefusal(get)) : null);
  if (kind !== null) return { reason: kind, weight: named };
  if ('reason' in weights) return weights;
  const statedFrequency = frequencyOf(get('frequency'));
  if (site !== null) {
    const { rsid, effectAllele, otherAllele } = site;
    return { rsid, effectAllele, otherAllele, ...weights, statedFrequency, site };
  }
  const otherAllele = otherAlleleOf(get);
  const effectAllele = get('effectAllele').toUpperCase();
  if (effectAllele === otherAllele) return { reason: 'alleles-equal', weight: named };
  return {
    rsid: rsidNumber(get('rsid') || get('variantId')),
    effectAllele,
    otherAllele,
    ...weights,
    statedFrequency,
    site,
  };
}

/** A frequency in 0..1; NaN where the text is none. */
export function frequencyOf(text: string): number {
  const value = numberOf(text);
  return value >= 0 && value <= 1 ? value : NaN;
}

/** Weights and effect type of a row. */
function readWeights(
  get: (field: Field) => string,
): Pick<ParsedRow, 'effect' | 'weight' | 'dosageWeights'> | RowRefused {
  const dosages = [numberOf(get('dosage0')), numberOf(get('dosage1')), numberOf(get('dosage2'))] as const;
  if (dosages.every((weight) => Number.isFinite(weight))) {
    return { effect: EFFECT.dosage, weight: dosages[1], dosageWeights: dosages };
  }
  const text = get('weight');
  const ratio = numberOf(get('oddsRatio'));
  const weight = text !== '' ? numberOf(text) : ratio > 0 ? Math.log(ratio) : NaN;
  if (!Number.isFinite(weight)) {
    return { reason: text === '' ? 'weight-missing' : 'weight-not-a-number', weight: null };
  }
  const type = get('effectType').toLowerCase();
  const dominant = isTrue(get('dominant')) || type === 'dominant';
  const recessive = isTrue(get('recessive')) || type === 'recessive';
  if (dominant && recessive) return { reason: 'dominant-and-recessive', weight };
  const effect = dominant ? EFFECT.dominant : recessive ? EFFECT.recessive : EFFECT.additive;
  return { effect, weight, dosageWeights: null };
}

function isTrue(text: string): boolean {
  return text.toLowerCase() === 'true' || text === '1';
}

/** Rows of several variants at once, whatever their alleles look like. */
function combinedKind(get: (field: Field) => string): RowRefusal | null {
  const id = get('rsid');
  if (isTrue(get('interaction')) || id.includes('_x_') || get('effectAllele').includes('_x_')) return 'interaction';
  if (isTrue(get('diplotype'))) return 'diplotype';
  return isTrue(get('haplotype')) ? 'haplotype' : null;
}

/** Rows that are no single variant by their type or id. */
function kindRefusal(get: (field: Field) => string): RowRefusal | null {
  const id = get('rsid');
  const type = get('variantType').toUpperCase();
  if (type.startsWith('APOE')) return 'apoe-diplotype';
  if (type.startsWith('HLA') || type.startsWith('CYP')) return 'hla-or-star-allele';
  if (/^HLA[-_]/i.test(id)) return 'hla-or-star-allele';
  return isVariantId(id) ? null : 'not-an-rsid';
}

/** `rs123`, `chr:position…`, `.` or nothing. Vendor names (`exm…`), lists and haplotypes name no variant that a file could be asked for. */
function isVariantId(id: string): boolean {
  return id === '' || id === '.' || /^rs\d+$/i.test(id) || /^(chr)?(\d{1,2}|X|Y|M|MT)[:_]\d+([:_].*)?$/i.test(id);
}

function alleleRefusal(get: (field: Field) => string): RowRefusal | null {
  const effect = get('effectAllele');
  if (!isBases(effect.toUpperCase())) return nameOddAllele(effect);
  const other = get('otherAllele') || get('hmInferred');
  if (other === '' || isBases(other.toUpperCase())) return null;
  const odd = nameOddAllele(other);
  return odd === 'allele-not-bases' ? 'other-allele-not-bases' : odd;
}

/** Names what an allele that is no sequence of bases is, so that the page can say what the score loses. */
function nameOddAllele(allele: string): RowRefusal {
  if (/^e[234][;/]e[234]$/i.test(allele)) return 'apoe-diplotype';
  if (allele.includes('_x_')) return 'interaction';
  if (/^(DR|DQ)/i.test(allele) && allele.includes('/')) return 'diplotype';
  if (/HLA|CYP|\*/i.test(allele)) return 'hla-or-star-allele';
  if (/^<.*>$/.test(allele)) return 'structural-variant';
  if (/^[ACGT]+\+\d+$/i.test(allele)) return 'truncated-allele';
  if (/^[+\-DI]$/i.test(allele)) return 'indel-symbol';
  if (/^[ACGTN]+([,/][ACGTN]+)+$/i.test(allele)) return 'several-alleles';
  return 'allele-not-bases';
}

function otherAlleleOf(get: (field: Field) => string): string | null {
  const other = get('otherAllele') || get('hmInferred');
  return other === '' ? null : other.toUpperCase();
}

/** The number of an rsid, 0 where the text is none or does not fit 32 bits. */
export function rsidNumber(text: string): number {
  if (!/^rs\d{1,10}$/i.test(text)) return 0;
  const value = Number(text.slice(2));
  return value <= 0xffffffff ? value : 0;
}

/** A chromosome and a 1-based position, or what is wrong with them. Patch and alternate contigs are no chromosome. */
export function parsePlace(
  chromosome: string,
  position: string,
): { chromosome: Chromosome; position: number } | 'no-position' | 'chromosome-unknown' {
  if (chromosome === '' || !/^\d+$/.test(position) || Number(position) === 0) return 'no-position';
  const name = parseChromosome(chromosome);
  return name === null ? 'chromosome-unknown' : { chromosome: name, position: Number(position) };
}
