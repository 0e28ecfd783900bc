import { type Group, GROUPS } from '../../domain/ancestry/groups.ts';
import { type Build, type Chromosome, genomeKey, parseChromosome } from '../../domain/genotype/genome.ts';
import { isBases } from '../../domain/scores/alleles.ts';
import {
  type GroupFrequencies,
  type MeasuredMoments,
  type PackedScore,
  packScore,
} from '../../domain/scores/packed-score.ts';
import type { RowRefusal } from '../../domain/scores/reasons.ts';
import {
  EFFECT,
  type RefusedTerm,
  type ScoreDefinition,
  type ScoreHeader,
} from '../../domain/scores/score-definition.ts';
import { TermBuilder } from '../../domain/scores/term-builder.ts';

/** First line of every table. */
export const TABLE_MARK = '# sequester score table 1';
export const TABLE_BUILDS: readonly Build[] = ['NCBI36', 'GRCh37', 'GRCh38'];
/** Columns of a score table, in this order. */
export const TABLE_COLUMNS = [
  'row', 'rsid', 'place_NCBI36', 'place_GRCh37', 'place_GRCh38', 'place_sources', 'effect_allele', 'other_allele', 'effect', 'weight', 'stated_frequency',
  ...GROUPS.map((group) => `frequency_${group}`), 'frequency_source', 'refusal',
] as const; // prettier-ignore

/** A table's facts about itself: `# key: value` lines. */
export type TableFacts = ReadonlyMap<string, string>;

/** A readable table of `src/reference/tables/scores`, compiled. */
export interface CompiledTable {
  packed: PackedScore;
  facts: TableFacts;
}

/**
 * Reads a score table. Places are written `chromosome:position`, with a trailing `-` where the build's plus strand is the other
 * strand; `place_sources` says for each build in turn whether the place is the authors' (`a`), of the Catalog's harmonised file (`h`),
 * lifted over (`l`) or not known (`-`); weights of rows with one weight per dosage are written `w0/w1/w2`.
 *
 * @throws Error where the table breaks its schema: that is a mistake of this repository, not of a user
 */
export function compileTable(text: string): CompiledTable {
  const lines = text.split('\n').filter((line) => line !== '');
  if (lines[0] !== TABLE_MARK) throw new Error('not a score table');
  const facts = new Map<string, string>();
  const moments: MeasuredMoments[] = [];
  const body = lines.slice(1).filter((line) => {
    if (!line.startsWith('# ')) return true;
    const split = line.indexOf(': ');
    const [key, value] = [line.slice(2, split), line.slice(split + 2)];
    if (key === 'measured') moments.push(readMoments(value));
    else facts.set(key, value);
    return false;
  });
  if (body[0] !== TABLE_COLUMNS.join('\t')) throw new Error(`${facts.get('id') ?? ''}: columns differ`);
  const table = readRows(body.slice(1));
  const definition: ScoreDefinition = {
    header: { ...headerOf(facts), ...shapeOf(facts, table.frequencies) },
    rows: body.length - 1,
    ...table.definition,
    unplacedKeys: null,
  };
  return { packed: packScore(definition, { frequencies: table.frequencies, moments }), facts };
}

/** `EUR people=503 rows=304 mean=-0.55 sd=0.59 source=…` */
function readMoments(value: string): MeasuredMoments {
  const found = /^(\w+) people=(\d+) rows=(\d+) mean=(\S+) sd=(\S+) source=(.+)$/.exec(value);
  if (found === null) throw new Error(`unreadable moments: ${value}`);
  const [, group = '', people, rows, mean, sd, source = ''] = found;
  return {
    group: group as Group,
    people: Number(people),
    rows: Number(rows),
    mean: Number(mean),
    sd: Number(sd),
    source,
  };
}

function headerOf(facts: TableFacts): ScoreHeader {
  const get = (key: string): string | null => facts.get(key) ?? null;
  return {
    id: get('id') ?? '',
    name: get('name'),
    trait: get('trait') ?? '',
    traitMapped: get('trait-mapped'),
    citation: get('citation'),
    licence: get('licence'),
    weightType: get('weight-type'),
    authorBuild: get('author-build') as Build | null,
    harmonisedBuild: get('harmonised-build') as Build | null,
    declaredRows: Number(get('declared-rows') ?? NaN),
    format: 'pgs-catalog-2',
    published: null,
  };
}

/** How a list is spread. One whose shape was looked at has no frequencies of a group in which too many people share one value. */
function shapeOf(facts: TableFacts, frequencies: GroupFrequencies): Pick<ScoreHeader, 'distribution' | 'fewValuesIn'> {
  const groups = GROUPS.filter((group) => frequencies[group] === undefined);
  return {
    ...(facts.get('distribution') === 'own' ? { distribution: 'own' } : {}),
    ...(facts.has('distance-from-normal') && groups.length > 0 ? { fewValuesIn: groups } : {}),
  };
}

interface Rows {
  definition: Pick<ScoreDefinition, 'terms' | 'refused'>;
  frequencies: GroupFrequencies;
}

function readRows(lines: readonly string[]): Rows {
  const builder = new TermBuilder();
  const refused: RefusedTerm[] = [];
  const frequencies = new Map<Group, number[]>(GROUPS.map((group) => [group, []]));
  for (const line of lines) {
    const cells = new Map(line.split('\t').map((cell, index) => [TABLE_COLUMNS[index] ?? '', cell]));
    const get = (name: string): string => cells.get(name) ?? '';
    const row = Number(get('row'));
    const dosageWeights = get('effect') === 'dosage' ? readTriplet(get('weight')) : null;
    const weight = dosageWeights?.[1] ?? Number(get('weight'));
    if (get('refusal') !== '') {
      refused.push({ row, reason: get('refusal') as RowRefusal, weight: Number.isFinite(weight) ? weight : null });
      continue;
    }
    const effect = EFFECT[get('effect') as keyof typeof EFFECT];
    if (!isBases(get('effect_allele')) || !Number.isFinite(weight)) throw new Error(`row ${String(row)}`);
    const otherAllele = get('other_allele') === '' ? null : get('other_allele');
    const term = { row, rsid: Number(get('rsid').slice(2)), effectAllele: get('effect_allele'), otherAllele, effect, weight, dosageWeights, statedFrequency: numberOr(get('stated_frequency')) }; // prettier-ignore
    const index = builder.add(term);
    for (const build of TABLE_BUILDS) placeTerm(builder, index, build, get(`place_${build}`));
    for (const group of GROUPS) frequencies.get(group)?.push(numberOr(get(`frequency_${group}`)));
  }
  const known = [...frequencies].filter(([, values]) => values.some((value) => !Number.isNaN(value)));
  return {
    definition: { terms: builder.finish().terms, refused },
    frequencies: Object.fromEntries(known.map(([group, values]) => [group, Float64Array.from(values)])),
  };
}

function placeTerm(builder: TermBuilder, index: number, build: Build, text: string): void {
  if (text === '') return;
  const minus = text.endsWith('-');
  const [name = '', position = ''] = text.replace(/-$/, '').split(':');
  const chromosome: Chromosome | null = parseChromosome(name);
  const key = chromosome === null ? 0 : genomeKey(chromosome, Number(position));
  if (key === 0) throw new Error(`no place: ${text}`);
  builder.place(index, build, key, minus);
}

function readTriplet(text: string): readonly [number, number, number] {
  const [zero = NaN, one = NaN, two = NaN] = text.split('/').map(Number);
  return [zero, one, two];
}

function numberOr(text: string): number {
  return text === '' ? NaN : Number(text);
}
