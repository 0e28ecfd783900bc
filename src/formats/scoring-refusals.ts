import { isBases } from '../domain/scores/alleles.ts';
import type { RowRefusal } from '../domain/scores/reasons.ts';
import type { Field } from './scoring-columns.ts';
import { flagOf } from './scoring-values.ts';

type Fields = (field: Field) => string;

/** Rows of several variants at once, whatever their alleles look like. */
export function combinedKind(get: Fields): RowRefusal | null {
  const id = get('rsid');
  const flags = { interaction: flagOf(get('interaction')), diplotype: flagOf(get('diplotype')), haplotype: flagOf(get('haplotype')) }; // prettier-ignore
  if (flags.interaction === true || id.includes('_x_') || get('effectAllele').includes('_x_')) return 'interaction';
  if (flags.diplotype === true) return 'diplotype';
  if (flags.haplotype === true) return 'haplotype';
  return Object.values(flags).includes(null) ? 'effect-type-unknown' : null;
}

/** Rows that are no single variant by their type or id. A row that says where it lies and between which letters may have any name. */
export function kindRefusal(get: Fields, isPlaced: boolean): RowRefusal | null {
  const id = get('rsid');
  const type = get('variantType').toUpperCase();
  if (type.startsWith('APOE')) return 'apoe-diplotype';
  if (type.startsWith('HLA') || type.startsWith('CYP')) return 'hla-or-star-allele';
  if (/^HLA[-_]/i.test(id)) return 'hla-or-star-allele';
  if (/^rs\d+(,rs\d+)+$/i.test(id)) return 'haplotype';
  return isPlaced || isVariantId(id) ? null : 'not-an-rsid';
}

/** `rs123`, `chr:position…`, `.` or nothing: what a file can be asked for. A vendor's name (`exm…`) or a list of ids is none. */
function isVariantId(id: string): boolean {
  return id === '' || id === '.' || /^rs\d+$/i.test(id) || /^(chr)?(\d{1,2}|X|Y|M|MT)[:_]\d+([:_].*)?$/i.test(id);
}

export function alleleRefusal(get: Fields, other: string): RowRefusal | null {
  const effect = get('effectAllele');
  if (!isBases(effect.toUpperCase())) return nameOddAllele(effect);
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
