import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Group, GROUPS } from '../../domain/ancestry/groups.ts';

/** Frequencies of one effect allele, as text of the source. */
export interface KnownFrequency {
  values: Partial<Record<Group, string>>;
  source: string;
}
/** By place on GRCh37 or rsid, a blank, and the effect allele. */
export type KnownFrequencies = ReadonlyMap<string, KnownFrequency>;

/** Sources whose terms do not allow shipping: the CanRisk files are under the GPL. */
const UNSHIPPABLE = 'CanRisk';

/** Effect-allele frequencies by score, from `score_variant_af.tsv.gz`. */
export function readFrequencies(file: string): Map<string, Map<string, KnownFrequency>> {
  const scores = new Map<string, Map<string, KnownFrequency>>();
  const [head = '', ...lines] = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  const names = head.split('\t');
  for (const line of lines) {
    const cells = new Map(line.split('\t').map((cell, index) => [names[index] ?? '', cell]));
    const get = (name: string): string => cells.get(name) ?? '';
    if (get('score') === '' || get('sources').includes(UNSHIPPABLE)) continue;
    const values = Object.fromEntries(GROUPS.map((group) => [group, get(`eaf_${group}`)]));
    const rows = scores.get(get('score')) ?? new Map<string, KnownFrequency>();
    scores.set(get('score'), rows);
    const names37 = [`${get('chrom')}:${get('pos37')}`, get('rsid')].filter(
      (name) => name !== '' && !name.endsWith(':'),
    );
    for (const name of names37) rows.set(`${name} ${get('effect_allele')}`, { values, source: get('sources') });
  }
  return scores;
}

/** `measured:` lines by score: means and standard deviations over the 1000 Genomes superpopulations. */
export function readMoments(file: string): Map<string, string[]> {
  const moments = new Map<string, string[]>();
  for (const line of readFileSync(file, 'utf8').split('\n').slice(1)) {
    const [id = '', , , group = '', people = '', rows = '', mean = '', sd = ''] = line.split('\t');
    if (!(GROUPS as readonly string[]).includes(group)) continue;
    const text = `${group} people=${people} rows=${rows} mean=${mean} sd=${sd} source=1000 Genomes, summarised by dawndrain/genetic_prediction (MIT)`;
    moments.set(id, [...(moments.get(id) ?? []), text]);
  }
  return moments;
}

/** Moments of PGS000586, measured on the genotypes of pgsc_calc's fixture: of its two rule sets the one that leaves least out. */
export function readRuleSetMoments(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([rules, , , level]) => rules === 'autosomes_with_ambiguous' && level === 'superpopulation')
    .map(
      ([, rows = '', group = '', , people = '', mean = '', sd = '']) =>
        `${group} people=${people} rows=${rows} mean=${mean} sd=${sd} source=1000 Genomes genotypes in the test data of PGScatalog/pgsc_calc (Apache-2.0)`,
    );
}
