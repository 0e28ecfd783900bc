import { parseChromosome } from '../domain/genotype/genome.ts';
import type { Separator, TextColumns } from './layout.ts';

/** What a column of a table is for. */
export type ColumnRole = 'id' | 'chromosome' | 'position' | 'genotype' | 'allele1' | 'allele2' | 'strand';

export const SEPARATORS: readonly Separator[] = ['tab', 'comma', 'semicolon', 'whitespace'];
const MARKS: Readonly<Record<Separator, RegExp | string>> = {
  tab: '\t',
  comma: ',',
  semicolon: ';',
  whitespace: /[\s,"\u200b-\u200f\u2060\ufffd]+/u,
};
/** What may stand round a field and belongs to no field: quotes and blanks, those without width and such that are no UTF-8 too. */
const PADDING = /^[\s"\u200b-\u200f\u2060\ufffd]+|[\s"\u200b-\u200f\u2060\ufffd]+$/gu;

/** Splits a line as the kernel's scanner does: quotes and blanks round a field do not belong to it. */
export function splitFields(line: string, separator: Separator): string[] {
  const fields = line.split(MARKS[separator]).map((field) => field.replace(PADDING, ''));
  if (separator !== 'whitespace') return fields;
  // A gap before the first field and after the last one is none between two.
  return fields.slice(fields[0] === '' ? 1 : 0, fields.length > 1 && fields.at(-1) === '' ? -1 : undefined);
}

/**
 * Names under which the columns occur, in the languages that portals and re-saved tables use. The first of a list wins where
 * a table has several (`rsID` before Illumina's `SNP Name`).
 */
const NAMES: Readonly<Record<Exclude<ColumnRole, 'allele1' | 'allele2'>, readonly string[]>> = {
  id: ['rsid', 'rsids', 'rs', 'rsnumber', 'dbsnp', 'dbsnpid', 'markername', 'marker', 'snpname', 'snpid', 'snp', 'name', 'id', 'identifier', 'variantid', 'variant', 'probe', 'probeid', 'kennung'], // prettier-ignore
  chromosome: ['chromosome', 'chrom', 'chr', 'chromosom', 'chromosomes', 'cromosoma', 'cromossomo', 'cromossoma', 'chromosoom', 'kromosom', 'kromosomi', 'kromosoma', 'хромосома', '染色体', '染色體'], // prettier-ignore
  position: ['position', 'pos', 'bp', 'basepair', 'basepairposition', 'positionbp', 'physicalposition', 'mapinfo', 'coordinate', 'genomicposition', 'posicion', 'posicao', 'posizione', 'positie', 'pozycja', 'pozice', 'posisjon', 'sijainti', 'pozisyon', 'konum', 'позиция', '位置'], // prettier-ignore
  genotype: ['genotype', 'result', 'results', 'gt', 'yourcode', 'call', 'calls', 'genotypes', 'alleles', 'genotyp', 'genotipo', 'génotype', 'ergebnis', 'ergebnisse', 'resultado', 'resultados', 'resultat', 'resultats', 'risultato', 'risultati', 'resultaat', 'resultaten', 'wynik', 'wyniki', 'genotyyppi', 'genotip', 'генотип', '基因型'], // prettier-ignore
  strand: ['strand', 'strang', 'brin', 'hebra', 'filamento', 'orientation'],
};
/** Allele columns by what Illumina's reports call their strand; `plus` is the one of the reference. */
const ALLELE_KINDS = ['plus', '', 'forward', 'fwd', 'top', 'design'] as const;
const ALLELE = /^(?:allele|alelo|alelle|allel|allèle|a)_?([12ab])(.*)$/;

/** Columns of score and association tables. */
const STATISTICS: ReadonlySet<string> = new Set([
  'beta', 'or', 'oddsratio', 'effect', 'effectweight', 'effectsize', 'weight', 'se', 'stderr', 'p', 'pval', 'pvalue', 'z', 'zscore',
  'effectallele', 'otherallele', 'riskallele', 'maf', 'eaf', 'af', 'freq', 'info', 'trait', 'gwasp',
]); // prettier-ignore

function plainName(name: string): string {
  const letters = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return letters.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Column names as they are compared: lower case, without marks, blanks and punctuation. */
export function columnNames(line: string, separator: Separator): string[] {
  return splitFields(line.replace(/^[\s"]*#+/, ''), separator).map(plainName);
}

export interface NamedColumns extends TextColumns {
  /** Whether the alleles are stated on another strand than the reference's plus strand. */
  strandUnverified: boolean;
}

/** Columns by their names, or null where the line is no column line of a genotype table. */
export function columnsByName(names: readonly string[]): NamedColumns | null {
  const find = (role: keyof typeof NAMES): number | null => {
    for (const name of NAMES[role]) {
      const at = names.indexOf(plainName(name));
      if (at >= 0) return at;
    }
    return null;
  };
  const chromosome = find('chromosome');
  const position = find('position');
  if (chromosome === null || position === null) return null;
  // Effects, frequencies, p values: a table about a trait, whose alleles are nobody's.
  if (names.some((name) => STATISTICS.has(name))) return null;
  const alleles = alleleColumns(names);
  // `genotype_other` and the like: a fourth column of a table that is otherwise plain.
  const genotype = find('genotype') ?? (alleles === null ? loose(names, 'genotype') : null);
  if (genotype === null && alleles === null) return null;
  const usePair = alleles !== null && (genotype === null || alleles.kind === 'plus');
  return {
    id: find('id'),
    chromosome,
    position,
    genotype: usePair ? null : genotype,
    allele1: usePair ? alleles.first : null,
    allele2: usePair ? alleles.second : null,
    strand: usePair && alleles.kind === 'plus' ? null : find('strand'),
    strandUnverified: usePair && alleles.kind !== 'plus' && alleles.kind !== '',
  };
}

/** Whether every name is one that a genotype table has. */
export function areAllRoles(names: readonly string[]): boolean {
  const known = Object.values(NAMES).flat().map(plainName);
  return names.every((name) => known.includes(name) || ALLELE.test(name) || name.startsWith('genotype'));
}

function loose(names: readonly string[], start: string): number | null {
  const at = names.findIndex((name) => name.startsWith(start));
  return at < 0 ? null : at;
}

function alleleColumns(names: readonly string[]): { first: number; second: number; kind: string } | null {
  const found = new Map<string, [number | null, number | null]>();
  names.forEach((name, index) => {
    const match = ALLELE.exec(name);
    if (match === null) return;
    const pair = found.get(match[2] ?? '') ?? [null, null];
    const slot = match[1] === '1' || match[1] === 'a' ? 0 : 1;
    pair[slot] ??= index;
    found.set(match[2] ?? '', pair);
  });
  for (const kind of ALLELE_KINDS) {
    const [first, second] = found.get(kind) ?? [null, null];
    if (first !== null && second !== null) return { first, second, kind };
  }
  return null;
}

const NUMBER = /^\d{1,10}$/;
const GENOTYPE = /^(?:[ACGTDI]{1,2}|[-0N_.?]{1,3}|[ACGTDI-]+[/|][ACGTDI-]+)$/i;
const LETTER = /^[ACGTDI0N_.?-]$/i;
const LONG_ALLELE = /^[ACGT]{2,}$/i;

/** Whether a field may name a chromosome; FTDNA lists unplaced probes on chromosome 0. */
function isChromosome(field: string): boolean {
  return field === '0' || parseChromosome(field) !== null;
}

/** Whether the fields hold a row of a genotype table with these columns. */
export function isRow(fields: readonly string[], columns: TextColumns): boolean {
  const at = (column: number | null): string | undefined => (column === null ? undefined : fields[column]);
  const position = at(columns.position);
  if (position === undefined || !NUMBER.test(position) || !isChromosome(at(columns.chromosome) ?? '')) return false;
  if (columns.genotype !== null) {
    const genotype = at(columns.genotype);
    return genotype !== undefined && (genotype === '' || GENOTYPE.test(genotype));
  }
  const [first, second] = [at(columns.allele1), at(columns.allele2)];
  if (first === undefined) return false;
  return [first, second ?? ''].every(
    (allele) => allele === '' || LETTER.test(allele) || /^--$/.test(allele) || LONG_ALLELE.test(allele),
  );
}

/** Columns by the shape of the rows, for tables without a column line; null where no column fits. */
export function columnsByShape(rows: readonly (readonly string[])[]): TextColumns | null {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const share = (test: (field: string) => boolean, column: number): number =>
    rows.filter((row) => test(row[column] ?? '')).length / Math.max(1, rows.length);
  const MOSTLY = 0.8;
  for (let chromosome = 0; chromosome < width; chromosome++) {
    if (share(isChromosome, chromosome) < MOSTLY) continue;
    for (let position = chromosome + 1; position < width; position++) {
      if (share((field) => NUMBER.test(field), position) < MOSTLY) continue;
      const columns = genotypeShape({ width, chromosome, position, share, least: MOSTLY });
      if (columns !== null) return columns;
    }
  }
  return null;
}

function genotypeShape(shape: {
  width: number;
  chromosome: number;
  position: number;
  share: (test: (field: string) => boolean, column: number) => number;
  least: number;
}): TextColumns | null {
  const { width, chromosome, position, share, least } = shape;
  const base = { id: chromosome > 0 ? 0 : null, chromosome, position, strand: null };
  for (let column = position + 1; column < width; column++) {
    const isLetter = share((field) => LETTER.test(field), column) >= least;
    if (isLetter && column + 1 < width && share((field) => LETTER.test(field), column + 1) >= least) {
      return { ...base, genotype: null, allele1: column, allele2: column + 1 };
    }
    if (share((field) => GENOTYPE.test(field), column) >= least) {
      return { ...base, genotype: column, allele1: null, allele2: null };
    }
  }
  return null;
}
