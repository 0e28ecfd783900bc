import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseChromosome } from '../../domain/genotype/genome.ts';
import {
  type ComposedAllele,
  type GeneDefinition,
  type Matchable,
  MATCHABLE,
  type NamedAllele,
  type PgxPack,
  type PgxPosition,
  PHENOTYPE_CLASSES,
  PHENOTYPE_METHODS,
  type PhenotypeClass,
  type PhenotypeMethod,
  POSITION_KINDS,
  POSITION_ROLES,
  type PositionKind,
  type PositionRole,
  type SingleVariantFallback,
} from '../../domain/pgx/definition.ts';
import { admits } from '../../domain/pgx/iupac.ts';
import { compareNames } from '../../domain/pgx/names.ts';
import { field, parseTable } from './tsv.ts';

type Row = Readonly<Record<string, string>>;

/** `gene-rules.json`. */
interface GeneRules {
  version: string;
  date: string;
  undocumentedAsReference: string[];
  undocumentedAsReferenceWithoutCombinations: string[];
  lowestFunction: string[];
  activityScore: string[];
  structuralAlleles: Record<string, string[]>;
  referenceShownAs: Record<string, string>;
  ignoredPositions: Record<string, { position: number; rsid: string }[]>;
  requiredPositions: Record<string, number[]>;
  unphasedPriorities: Record<string, { all: string[]; pick: string }[]>;
  fallback: Record<string, SingleVariantFallback>;
  composedAlleles: Record<string, ComposedAllele[]>;
  /** Whose table a gene goes by and of which day, where it is not the usual one. */
  asOf: Record<string, string>;
  /** Alleles whose function two sources see differently; the table has the stricter. */
  disputedAlleles: Record<string, string[]>;
}

interface Tables {
  positions: readonly Row[];
  alleles: readonly Row[];
  phenotypes: readonly Row[];
  frequencies: readonly Row[];
  functionClasses: readonly Row[];
  rules: GeneRules;
}

function oneOf<T extends string>(list: readonly T[], value: string): T {
  const found = list.find((item) => item === value);
  if (found === undefined) throw new Error(`unknown word ${value}`);
  return found;
}

function split(text: string, separator: string): string[] {
  return text === '' ? [] : text.split(separator).map((part) => part.trim());
}

function optional(text: string): string | null {
  return text === '' ? null : text;
}

/** Reads the source tables of a folder. */
export function readPgxTables(folder: string): Tables {
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  const table = (name: string): readonly Row[] => parseTable(read(name)).rows;
  return {
    positions: table('positions.tsv'),
    alleles: table('alleles.tsv'),
    phenotypes: table('phenotypes.tsv'),
    frequencies: table('frequencies.tsv'),
    functionClasses: table('function-classes.tsv'),
    rules: JSON.parse(read('gene-rules.json')) as GeneRules,
  };
}

function toPosition(row: Row): PgxPosition {
  return {
    position: Number(field(row, 'position')),
    position37: row.position37 === '' ? null : Number(field(row, 'position37')),
    rsid: field(row, 'rsid'),
    aliases: split(field(row, 'aliases'), ','),
    ref: field(row, 'ref'),
    alts: split(field(row, 'alts'), ','),
    ref37: optional(field(row, 'ref37')),
    kind: oneOf<PositionKind>(POSITION_KINDS, field(row, 'kind')),
    hgvs: split(field(row, 'hgvs'), ';'),
    roles: split(field(row, 'roles'), ',').map((role) => oneOf<PositionRole>(POSITION_ROLES, role)),
    weakOn: split(field(row, 'weak_on'), ','),
    notOn: split(field(row, 'not_on'), ','),
  };
}

/** A word without a class stops the build: no list in the code would know it. */
function classOf(text: string, of: string): PhenotypeClass {
  if (text === '') throw new Error(`no class for ${of}`);
  return oneOf<PhenotypeClass>(PHENOTYPE_CLASSES, text);
}

function functionClassOf(row: Row, classes: readonly Row[]): PhenotypeClass | null {
  const word = field(row, 'function');
  return word === '' ? null : classOf(classes.find((one) => one.function === word)?.class ?? '', word);
}

function toAllele(
  row: Row,
  positions: readonly PgxPosition[],
  known: { ignored: ReadonlySet<number>; classes: readonly Row[] },
): NamedAllele {
  const indices = new Map(positions.map((position, i) => [position.position, i]));
  const definition: [number, string][] = [];
  for (const entry of split(field(row, 'definition'), ';')) {
    const [at = '', bases = ''] = entry.split(':');
    if (known.ignored.has(Number(at))) continue;
    const index = indices.get(Number(at));
    const position = index === undefined ? undefined : positions[index];
    if (index === undefined || position === undefined) throw new Error(`${field(row, 'allele')}: no position ${at}`);
    if (![position.ref, ...position.alts].some((base) => admits(bases, base)))
      throw new Error(`${field(row, 'allele')}: ${entry}`);
    definition.push([index, bases]);
  }
  return {
    name: field(row, 'allele'),
    reference: field(row, 'reference') === '1',
    function: optional(field(row, 'function')),
    functionClass: functionClassOf(row, known.classes),
    activityValue: optional(field(row, 'activity_value')),
    reportedAs: optional(field(row, 'reported_as')),
    matchable: oneOf<Matchable>(MATCHABLE, field(row, 'matchable')),
    definition: definition.sort(([a], [b]) => a - b),
  };
}

/** MT-RNR1's reference is the rCRS base at each of its positions; its table leaves the definition empty. */
function withReferenceDefinition(allele: NamedAllele, positions: readonly PgxPosition[]): NamedAllele {
  if (!allele.reference || allele.definition.length > 0) return allele;
  return { ...allele, definition: positions.map(({ ref }, i): [number, string] => [i, ref]) };
}

function toGene(gene: string, tables: Tables, groups: readonly string[]): GeneDefinition {
  const { rules } = tables;
  const of = (rows: readonly Row[]): Row[] => rows.filter((row) => row.gene === gene);
  const ignored = rules.ignoredPositions[gene] ?? [];
  const rows = of(tables.positions);
  const isIgnored = (p: PgxPosition): boolean =>
    ignored.some((i) => i.position === p.position && (p.rsid === '' || i.rsid === p.rsid));
  const all = rows.map(toPosition).sort((a, b) => a.position - b.position);
  const dropped = all.filter(isIgnored);
  const positions = all.filter((p) => !dropped.includes(p));
  const skip = new Set(dropped.map(({ position }) => position));
  const alleles = of(tables.alleles)
    .map((row) =>
      withReferenceDefinition(toAllele(row, positions, { ignored: skip, classes: tables.functionClasses }), positions),
    )
    .sort((a, b) => compareNames(a.name, b.name));
  const index = new Map(alleles.map(({ name }, i) => [name, i]));
  return {
    gene,
    asOf: rules.asOf[gene] ?? `CPIC ${rules.date}`,
    chromosome: rows[0] === undefined ? null : parseChromosome(field(rows[0], 'chromosome')),
    positions,
    alleles,
    phenotypes: of(tables.phenotypes).map((row) => ({
      method: oneOf<PhenotypeMethod>(PHENOTYPE_METHODS, field(row, 'method')),
      rule: field(row, 'rule'),
      phenotype: field(row, 'phenotype'),
      class: field(row, 'phenotype') === '' ? null : classOf(field(row, 'class'), field(row, 'phenotype')),
    })),
    frequencies: of(tables.frequencies).map((row) => ({
      alleleIndex: index.get(field(row, 'allele')) ?? -1,
      groupIndex: groups.indexOf(field(row, 'group')),
      frequency: Number(field(row, 'frequency')),
      subjects: row.subjects === '' ? null : Number(field(row, 'subjects')),
    })),
    undocumentedAsReference: rules.undocumentedAsReference.includes(gene),
    undocumentedAsReferenceWithCombinations:
      rules.undocumentedAsReference.includes(gene) && !rules.undocumentedAsReferenceWithoutCombinations.includes(gene),
    lowestFunction: rules.lowestFunction.includes(gene),
    activityScore: rules.activityScore.includes(gene),
    structuralAlleles: rules.structuralAlleles[gene] ?? [],
    disputedAlleles: rules.disputedAlleles[gene] ?? [],
    referenceShownAs: rules.referenceShownAs[gene] ?? null,
    unphasedPriorities: rules.unphasedPriorities[gene] ?? [],
    fallback: rules.fallback[gene] ?? null,
    composedAlleles: rules.composedAlleles[gene] ?? [],
  };
}

/** Everything the tables say, as the app's domain has it. Genes and groups in alphabetical order. */
export function pgxPackFromTables(tables: Tables): PgxPack {
  const groups = [...new Set(tables.frequencies.map((row) => field(row, 'group')))].sort();
  const genes = [...new Set(tables.alleles.map((row) => field(row, 'gene')))].sort();
  return {
    version: tables.rules.version,
    date: tables.rules.date,
    groups,
    genes: genes.map((gene) => toGene(gene, tables, groups)),
  };
}
