import { readFileSync } from 'node:fs';
import path from 'node:path';
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

/** What the header of a table says of these figures. */
export const SINGLE_SOURCES = `${EUROPEAN_SOURCE}; ${BIOBANK_SOURCE}`;

/** Frequencies of either allele of these rows, by place on GRCh37 and allele, from a folder of CanRisk's files. */
export function readSingleFrequencies(canrisk: string): KnownFrequencies {
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
  return known;
}

/** Frequencies of both alleles of each row of a CanRisk file, by place. */
function readPrs(file: string): Map<string, [allele: string, frequency: string][]> {
  const rows = new Map<string, [string, string][]>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [chromosome = '', position = '', reference = '', effect = '', frequency = ''] = line.trim().split(',');
    if (!/^\d+$/.test(position)) continue;
    const other = String(Math.round((1 - Number(frequency)) * 1e9) / 1e9);
    rows.set(`${chromosome}:${position}`, [[effect, frequency], [reference, other]]); // prettier-ignore
  }
  return rows;
}
