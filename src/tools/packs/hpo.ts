import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type KnowledgeSource,
  NAME_KINDS,
  ONSETS,
  type RareDisease,
  type RareKnowledge,
  WAYS_OF_INHERITANCE,
} from '../../domain/rare/knowledge.ts';
import { encodeHpoPack } from '../../reference/hpo-pack.ts';
import { addSigns, type SignCounts, storedFrequency } from '../hpo/profile.ts';
import type { BuiltPack } from './built-pack.ts';
import { field, parseTable } from './tsv.ts';

type Row = Readonly<Record<string, string>>;

const KIND_LETTERS: Readonly<Record<string, number>> = { l: 0, e: 1, o: NAME_KINDS.length - 1 };

/** Compiles what the differential of rare diseases goes by. */
export function buildHpoPack(root: string): BuiltPack {
  const knowledge = readRareKnowledge(path.join(root, 'src/reference/tables/hpo'));
  const [hpo, orphanet] = knowledge.sources;
  return {
    id: 'hpo',
    kind: 'hpo',
    path: 'packs/hpo.bin',
    version: `hpo-${hpo?.version ?? ''}`,
    date: hpo?.date ?? '',
    licence: `${hpo?.licence ?? ''}; ${orphanet?.name ?? ''}: ${orphanet?.licence ?? ''}`,
    citation: `Human Phenotype Ontology (HPO), release ${hpo?.version ?? ''}, hpo.jax.org; Orphanet, ${orphanet?.version ?? ''}, orphadata.com`,
    bytes: encodeHpoPack(knowledge),
  };
}

/** The same, as it is before it is packed. */
export function readRareKnowledge(folder: string): RareKnowledge {
  const text = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  const rows = (name: string): readonly Row[] => parseTable(text(name)).rows;
  const terms = rows('terms.tsv');
  const place = new Map(terms.map((row, i) => [field(row, 'id'), i]));
  const indexOf = (id: string): number => {
    const index = place.get(id);
    if (index === undefined) throw new Error(`no term ${id}`);
    return index;
  };
  const parents = terms.map((row) => field(row, 'parents').split(';').filter(Boolean).map(indexOf));
  const names = rows('synonyms.tsv').map((row) => ({ term: indexOf(field(row, 'id')), kind: KIND_LETTERS[field(row, 'kind')] ?? 0, text: field(row, 'synonym') })).sort((a, b) => a.term - b.term || a.kind - b.kind); // prettier-ignore
  const old = rows('redirects.tsv').map((row) => [Number(field(row, 'old')), indexOf(field(row, 'id'))] as const).sort(([a], [b]) => a - b); // prettier-ignore
  const orphanet = new Map(rows('orphanet.tsv').map((row) => [field(row, 'disease'), field(row, 'signs')]));
  const own = new Map(rows('annotations.tsv').map((row) => [field(row, 'disease'), field(row, 'signs')]));
  const diseases = rows('diseases.tsv').map(readDisease);
  const profiles = diseases.map(({ id, orphanet: exact }) => profileOf([own.get(id) ?? '', ...exact.map((one) => orphanet.get(one) ?? '')], indexOf)); // prettier-ignore
  const kept = profiles.map((profile) => profile.length > 0);
  const held = profiles.filter((_, i) => kept[i]);
  return {
    sources: [
      sourceOf('Human Phenotype Ontology', text('annotations.tsv')),
      sourceOf('Orphanet', text('orphanet.tsv')),
    ],
    termIds: Uint32Array.from(terms, (row) => Number(field(row, 'id'))),
    labels: terms.map((row) => field(row, 'label')),
    parentStarts: startsOf(parents),
    parents: Uint16Array.from(parents.flat()),
    nameTerms: Uint16Array.from(names, ({ term }) => term),
    nameKinds: Uint8Array.from(names, ({ kind }) => kind),
    names: names.map((name) => name.text),
    oldIds: Uint32Array.from(old, ([id]) => id),
    oldTerms: Uint16Array.from(old, ([, term]) => term),
    diseases: diseases.filter((_, i) => kept[i]),
    signStarts: startsOf(held),
    signs: Uint16Array.from(held.flatMap((profile) => profile.map(([term]) => term))),
    frequencies: Uint8Array.from(held.flatMap((profile) => profile.map(([, frequency]) => frequency))),
  };
}

/** Signs of a disease from the lines of its tables: terms ascending, each with its stored frequency. */
export function profileOf(lines: readonly string[], indexOf: (id: string) => number): [number, number][] {
  const signs = new Map<string, SignCounts>();
  for (const line of lines) addSigns(signs, line);
  return [...signs].flatMap(([term, counts]): [number, number][] => { const stored = storedFrequency(counts); return stored === null ? [] : [[indexOf(term), stored]]; }).sort(([a], [b]) => a - b); // prettier-ignore
}

function startsOf(lists: readonly (readonly unknown[])[]): Uint32Array {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => {
    starts[i + 1] = (starts[i] ?? 0) + list.length;
  });
  return starts;
}

function readDisease(row: Row): RareDisease {
  const held = <T extends string>(column: string, all: readonly T[]): T[] => {
    const words = field(row, column).split(';').filter(Boolean);
    const unknown = words.find((word) => !all.some((one) => one === word));
    if (unknown !== undefined) throw new Error(`diseases.tsv: ${column} ${unknown}`);
    return all.filter((one) => words.includes(one));
  };
  const list = (column: string): string[] => field(row, column).split(';').filter(Boolean);
  return {
    id: field(row, 'disease'),
    name: field(row, 'name'),
    orphanet: list('orphanet'),
    genes: list('genes'),
    inheritance: held('inheritance', WAYS_OF_INHERITANCE),
    onsets: held('onset', ONSETS),
    prevalence: Number(field(row, 'prevalence')),
    papers: Number(field(row, 'papers')),
  };
}

function sourceOf(name: string, table: string): KnowledgeSource {
  const fact = (key: string): string => new RegExp(`^# ${key}: (.*)$`, 'm').exec(table)?.[1] ?? '';
  return { name, version: fact('version'), date: fact('date'), licence: fact('licence') };
}
