import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openChains, printTable } from './import-scores.ts';
import { CHIP_LISTS } from './packs/chip-lists.ts';
import { definitionOf, LOCUS_BASES, readTable } from './packs/gwas-hits.ts';
import { readPlaces } from './packs/known-places.ts';
import { readSigned, selectHits } from './packs/list-selection.ts';
import type { KnownFrequency } from './packs/score-sources.ts';

/**
 * Makes score tables from lists of hits that chips carry well, out of the rows of the GWAS Catalog:
 *
 *     import-chip-lists <folder of facts> [<id>…]
 *
 * Beside what `import-gwas-hits` asks of directions, each row has to fit its own p-value, number of people and frequency; A/T and C/G
 * are left out, since of a row of the Catalog nobody knows the strand; effects on measured traits, which may be written as an increase or a
 * decrease, are kept only where another study confirms them, or nearly all others of their list; a list says whether it is spread as a normal
 * curve, and a group in which too many people share one value gets no frequencies.
 */
export async function main([facts = '', ...wanted]: string[]): Promise<number> {
  if (facts === '') {
    process.stderr.write('usage: import-chip-lists <folder of facts> [<id>…]\n');
    return 2;
  }
  const studies = readTable(path.join(facts, 'prs-lists/impute_me_all_2372_studies.tsv.gz'));
  const published = readTable(path.join(facts, 'frequencies/score_variant_af.tsv.gz'));
  const others = [...studies, ...published, ...readSigned(path.join(facts, 'prs-lists'))];
  const places = readPlaces(facts);
  const lift = openChains(path.join(facts, 'liftover'));
  const folder = path.resolve(import.meta.dirname, '../reference/tables/scores');
  for (const list of CHIP_LISTS.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
    const file = path.join(folder, `${list.id}.tsv`);
    if (existsSync(file)) rmSync(file);
    const rows = studies.filter((row) => row.get('study_id') === list.study);
    const found = selectHits(list, rows, { others, places });
    process.stdout.write(
      `${[list.id, list.trait, found.refusal ?? 'written', ...Object.values(found.facts)].join('\t')}\n`,
    );
    if (found.refusal !== null) continue;
    const author = rows[0]?.get('first_author') ?? '';
    const known = new Map(found.hits.map(({ rsid, effectAllele, frequencies }): [string, KnownFrequency] => [`${rsid} ${effectAllele}`, { values: Object.fromEntries(found.groups.map((group) => [group, frequencies[group] ?? ''])), source: '1000G via impute-me gwas table' }])); // prettier-ignore
    const definition = definitionOf({ ...list, citation: `${author} et al. PMID ${list.pmid}` }, found.hits);
    writeFileSync(file, printTable([definition], { lift, known, moments: [], own: { ...FACTS, ...found.facts } }));
  }
  return Promise.resolve(0);
}

const FACTS = {
  source: 'GWAS Catalog associations (NHGRI-EBI), read from an export of 2020',
  version: 'strongest hit of each locus',
  date: '2026-11-30',
  'date-meaning': 'day on which the table was made',
  licence: 'GWAS Catalog: EMBL-EBI terms of use; cite the publication',
  selection: `p < 5e-8, one row within ${String(LOCUS_BASES)} bases, single bases only, no A/T and C/G, frequencies of all groups known`,
};
