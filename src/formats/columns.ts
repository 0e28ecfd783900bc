import { chromosomeOf, isAllele, isGenotype, positionOf } from './field-values.ts';
import type { Separator, TextColumns } from './layout.ts';

/** What a column of a table is for. */
type ColumnRole = 'id' | 'chromosome' | 'position' | 'genotype' | 'strand' | 'person';

export const SEPARATORS: readonly Separator[] = ['tab', 'comma', 'semicolon', 'whitespace'];
const MARKS: Readonly<Record<Separator, RegExp | string>> = {
  tab: '\t',
  comma: ',',
  semicolon: ';',
  whitespace: /[\s,"\u200b-\u200f\u2060\ufffd]+/u,
};
/** What may stand round a field and belongs to no field: quotes and blanks, those without width and such that are no UTF-8 too. */
const PADDING = /[\s"\u200b-\u200f\u2060\ufffd]/u;

/** A field without what stands round it. It walks from both ends: a pattern that ends in `+$` walks over every gap of a long line again and again. */
function withoutPadding(field: string): string {
  let from = 0;
  let to = field.length;
  while (from < to && PADDING.test(field.charAt(from))) from++;
  while (to > from && PADDING.test(field.charAt(to - 1))) to--;
  return from === 0 && to === field.length ? field : field.slice(from, to);
}

/**
 * Splits a line as the kernel's scanner does: quotes and blanks round a field do not belong to it.
 *
 * @param most fields that are given at most
 */
export function splitFields(line: string, separator: Separator, most?: number): string[] {
  const fields = line.split(MARKS[separator], most).map(withoutPadding);
  if (separator !== 'whitespace') return fields;
  // A gap before the first field and after the last one is none between two.
  return fields.slice(fields[0] === '' ? 1 : 0, fields.length > 1 && fields.at(-1) === '' ? -1 : undefined);
}

/**
 * Names under which the columns occur, in the languages that portals and re-saved tables use. The first of a list wins where
 * a table has several (`rsID` before Illumina's `SNP Name`).
 */
const NAMES: Readonly<Record<ColumnRole, readonly string[]>> = {
  id: ['rsid', 'rsids', 'rs', 'rsnumber', 'dbsnp', 'dbsnpid', 'markername', 'marker', 'snpname', 'snpid', 'snp', 'name', 'id', 'identifier', 'variantid', 'variant', 'probe', 'probeid', 'kennung'], // prettier-ignore
  chromosome: ['chromosome', 'chrom', 'chr', 'chromosom', 'chromosomes', 'cromosoma', 'cromossomo', 'cromossoma', 'chromosoom', 'kromosom', 'kromosomi', 'kromosoma', 'хромосома', '染色体', '染色體'], // prettier-ignore
  position: ['position', 'pos', 'bp', 'basepair', 'basepairposition', 'positionbp', 'physicalposition', 'mapinfo', 'coordinate', 'genomicposition', 'posicion', 'posicao', 'posizione', 'positie', 'pozycja', 'pozice', 'posisjon', 'sijainti', 'pozisyon', 'konum', 'позиция', '位置'], // prettier-ignore
  genotype: ['genotype', 'result', 'results', 'gt', 'yourcode', 'call', 'calls', 'genotypes', 'alleles', 'genotyp', 'genotipo', 'génotype', 'ergebnis', 'ergebnisse', 'resultado', 'resultados', 'resultat', 'resultats', 'risultato', 'risultati', 'resultaat', 'resultaten', 'wynik', 'wyniki', 'genotyyppi', 'genotip', 'генотип', '基因型'], // prettier-ignore
  strand: ['strand', 'strang', 'brin', 'hebra', 'filamento', 'orientation'],
  person: [
    'sampleid',
    'samplename',
    'sample',
    'samples',
    'dnaid',
    'individual',
    'individualid',
    'iid',
    'subject',
    'subjectid',
    'patient',
    'patientid',
    'participant',
    'person',
    'proband',
  ],
};
/** Columns of score and association tables. */
const STATISTICS: ReadonlySet<string> = new Set([
  'beta', 'or', 'oddsratio', 'effect', 'effectweight', 'effectsize', 'weight', 'se', 'stderr', 'p', 'pval', 'pvalue', 'z', 'zscore',
  'effectallele', 'otherallele', 'riskallele', 'maf', 'eaf', 'af', 'freq', 'info', 'trait', 'gwasp',
]); // prettier-ignore

/** A column's name as names are compared: lower case, without marks, blanks and punctuation. */
export function plainName(name: string): string {
  const letters = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return letters.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Names of columns that are looked at. */
const MOST_NAMES = 20_000;

/** The names of a column line as they stand, without the mark of a comment. */
export function rawNames(line: string, separator: Separator): string[] {
  return splitFields(line.replace(/^[\s"]*#+/, ''), separator, MOST_NAMES);
}

/** Column names as they are compared. */
export function columnNames(line: string, separator: Separator): string[] {
  return rawNames(line, separator).map(plainName);
}

/** Columns of a table that its names tell, apart from those that hold calls. */
export interface NamedRoles {
  id: number | null;
  chromosome: number | null;
  position: number | null;
  strand: number | null;
  person: number | null;
}

const GENOTYPE_NAMES: ReadonlySet<string> = new Set(NAMES.genotype.map(plainName));
const ALLELE = /^(?:allele|alelo|alelle|allel|a)[12ab]/;

/** Whether a plain name, or a part of one, is what tables call a genotype. */
export function isGenotypeName(plain: string): boolean {
  return GENOTYPE_NAMES.has(plain) || /^genot[iy]p/.test(plain) || plain === 'gtype';
}

/** Columns by their names; null for a table about a trait (effects, frequencies, p values), whose alleles are nobody's. */
export function rolesByName(names: readonly string[]): NamedRoles | null {
  if (names.some((name) => STATISTICS.has(name))) return null;
  const at = new Map<string, number>();
  names.forEach((name, index) => {
    if (!at.has(name)) at.set(name, index);
  });
  const find = (role: keyof typeof NAMES): number | null =>
    NAMES[role].map((name) => at.get(plainName(name))).find((index) => index !== undefined) ?? null;
  return {
    id: find('id'),
    chromosome: find('chromosome'),
    position: find('position'),
    strand: find('strand'),
    person: find('person'),
  };
}

/** Whether the names are those of a genotype table: places, and calls or ids. */
export function isColumnLine(names: readonly string[]): boolean {
  const roles = rolesByName(names);
  if (roles?.chromosome == null || roles.position === null) return false;
  return hasCallNames(names);
}

/** Whether a name is that of a genotype or of one of two alleles. */
export function hasCallNames(names: readonly string[]): boolean {
  return names.some((name) => isGenotypeName(name) || ALLELE.test(name));
}

const KNOWN_NAMES: ReadonlySet<string> = new Set(Object.values(NAMES).flat().map(plainName));

/** Whether every name is one that a genotype table has. */
export function areAllRoles(names: readonly string[]): boolean {
  return names.every((name) => KNOWN_NAMES.has(name) || ALLELE.test(name) || isGenotypeName(name));
}

/** Whether a field may name a chromosome; FTDNA lists unplaced probes on chromosome 0. */
export function isChromosome(field: string): boolean {
  return field === '0' || chromosomeOf(field) !== null;
}

/** Whether the fields hold a row of a genotype table with these columns. */
export function isRow(fields: readonly string[], columns: TextColumns): boolean {
  const at = (column: number | null): string | undefined => (column === null ? undefined : fields[column]);
  const position = at(columns.position);
  if (position === undefined || positionOf(position) === null || !isChromosome(at(columns.chromosome) ?? ''))
    return false;
  return hasCall(fields, columns);
}

/** Whether the fields hold a genotype where the columns say, called or not. */
export function hasCall(
  fields: readonly string[],
  columns: Pick<TextColumns, 'genotype' | 'allele1' | 'allele2'>,
): boolean {
  if (columns.genotype !== null) {
    const genotype = fields[columns.genotype];
    return genotype !== undefined && isGenotype(genotype);
  }
  const first = fields[columns.allele1 ?? -1];
  const second = fields[columns.allele2 ?? -1] ?? '';
  return first !== undefined && isAllele(first) && isAllele(second);
}
