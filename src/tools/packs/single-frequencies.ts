import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readTable } from './gwas-hits.ts';
import type { KnownFrequencies, KnownFrequency } from './score-sources.ts';

/**
 * Rows of the breast-cancer scores for which the only frequency at hand is a figure of CanRisk's files. Those files are not shipped; the
 * figures are named one by one, each with where it is from.
 */
const PLACES_OF_EUROPEANS = ['10:123337335', '6:151918856', '11:69331642', '9:110888478', '8:128355618', '3:30682939'];
const EUROPEAN_FILE = 'BCAC_77_PRS.prs';
const EUROPEAN_SOURCE = 'Europeans only: one figure of CanRisk BCAC_77_PRS.prs (Mavaddat 2019)';
/** The row of CHEK2 I157T, of which CanRisk states frequencies among UK Biobank participants by ancestry. */
const BIOBANK_PLACE = '22:29121087';
const BIOBANK_GROUPS = { AFR: 'african', EAS: 'eastAsian', EUR: 'european', SAS: 'southAsian' };
const BIOBANK_SOURCE = 'UK Biobank by ancestry: four figures of CanRisk BCAC_307_PRS-UKB (three decimals)';

/** The row of PGS000055 by which people of the Americas lack a tenth of its weights: 1000 Genomes' figure of them is not at hand, gnomAD's is. */
const AMERICAN_ROW = { place: '15:32994756', alternate: 'T', reference: 'C' };
const AMERICAN_SOURCE = 'AMR: one figure of gnomAD v2 (Latino/admixed American)';

/** Frequencies of either allele of these rows, by place on GRCh37 and allele, from a folder of CanRisk's files and a table of the reference panel. */
export function readSingleFrequencies(canrisk: string, panel: string): KnownFrequencies {
  const known = new Map<string, KnownFrequency>();
  const european = readPrs(path.join(canrisk, EUROPEAN_FILE));
  for (const place of PLACES_OF_EUROPEANS) {
    for (const [allele, frequency] of european.get(place) ?? [])
      known.set(`${place} ${allele}`, { values: { EUR: frequency }, source: EUROPEAN_SOURCE });
  }
  for (const [group, name] of Object.entries(BIOBANK_GROUPS)) {
    for (const [allele, frequency] of readPrs(path.join(canrisk, `BCAC_307_PRS-UKB_${name}.prs`)).get(BIOBANK_PLACE) ??
      []) {
      const key = `${BIOBANK_PLACE} ${allele}`;
      known.set(key, { values: { ...known.get(key)?.values, [group]: frequency }, source: BIOBANK_SOURCE });
    }
  }
  const { place, alternate, reference } = AMERICAN_ROW;
  const american = readTable(panel).find((row) => `${row.get('chrom') ?? ''}:${row.get('pos37') ?? ''}` === place);
  const share = american?.get('gnomad2_amr') ?? '';
  if (share !== '') {
    known.set(`${place} ${alternate}`, { values: { AMR: share }, source: AMERICAN_SOURCE });
    known.set(`${place} ${reference}`, { values: { AMR: complementOf(share) }, source: AMERICAN_SOURCE });
  }
  return known;
}

/** The frequency of the other allele, without the digits that binary fractions add. */
function complementOf(frequency: string): string {
  return String(Math.round((1 - Number(frequency)) * 1e9) / 1e9);
}

/** Frequencies of both alleles of each row of a CanRisk file, by place. */
function readPrs(file: string): Map<string, [allele: string, frequency: string][]> {
  const rows = new Map<string, [string, string][]>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [chromosome = '', position = '', reference = '', effect = '', frequency = ''] = line.trim().split(',');
    if (!/^\d+$/.test(position)) continue;
    rows.set(`${chromosome}:${position}`, [[effect, frequency], [reference, complementOf(frequency)]]); // prettier-ignore
  }
  return rows;
}
