import { field, parseTable } from '../packs/tsv.ts';
import { digits, push } from './read-facts.ts';
import { inheritanceCode, onsetCode } from './onsets.ts';
import type { Signs } from './tables.ts';

/** What `phenotype.hpoa` says of the diseases of OMIM and DECIPHER. */
export interface Hpoa {
  version: string;
  signs: Signs;
  names: Map<string, string>;
  inheritance: Map<string, string[]>;
  onset: Map<string, string[]>;
  papers: Map<string, Set<string>>;
}

/** Letters of the tables for HPO's classes of frequency. */
const CLASSES: Readonly<Record<string, string>> = { 'HP:0040280': 'B', 'HP:0040281': 'V', 'HP:0040282': 'F', 'HP:0040283': 'O', 'HP:0040284': 'R', 'HP:0040285': 'X' }; // prettier-ignore

/**
 * Reads `phenotype.hpoa`. Orphanet's rows are left out: they are a table of their own.
 *
 * @param resolve - a term below the root by its id; undefined where there is none
 * @param labelOf - the label of any term, for ways of inheritance and stages of life
 */
export function readHpoa(
  text: string,
  resolve: (id: string) => string | undefined,
  labelOf: (id: string) => string,
): Hpoa {
  const version = /^#\s*(?:version|date):\s*(\d{4}-\d\d-\d\d)/m.exec(text)?.[1];
  if (version === undefined) throw new Error('phenotype.hpoa names no version');
  const found: Hpoa = { version, signs: new Map(), names: new Map(), inheritance: new Map(), onset: new Map(), papers: new Map() }; // prettier-ignore
  // Older files begin their line of columns with a number sign.
  for (const row of parseTable(text.replaceAll('\r', '').replace(/^#(?=database_id\t)/im, '')).rows) {
    const id = field(row, 'database_id');
    if (!/^(OMIM|DECIPHER):/.test(id)) continue;
    found.names.set(id, field(row, 'disease_name'));
    const [term, aspect] = [field(row, 'hpo_id'), field(row, 'aspect')];
    const label = labelOf(digits(term));
    if (aspect === 'I') pushCode(found.inheritance, id, inheritanceCode(label));
    if (aspect === 'C') pushCode(found.onset, id, onsetCode(label));
    for (const pmid of field(row, 'reference').match(/PMID:\d+/g) ?? []) addPaper(found.papers, id, pmid);
    const sign = aspect === 'P' ? resolve(digits(term)) : undefined;
    if (sign === undefined) continue;
    const own = found.signs.get(id) ?? new Map<string, string[]>();
    found.signs.set(id, own);
    push(own, sign, codeOf(field(row, 'frequency'), field(row, 'qualifier') === 'NOT'));
  }
  return found;
}

/** How often the sign is there: `3/7`, a class, a percentage, or nothing; where the row says "not", nobody of one. */
function codeOf(frequency: string, isNot: boolean): string {
  if (isNot) return /^\d+\/[1-9]\d*$/.test(frequency) ? frequency.replace(/^\d+/, '0') : '0/1';
  if (/^\d+\/[1-9]\d*$/.test(frequency)) return frequency;
  const share = /^(\d+(?:\.\d+)?)\s*%$/.exec(frequency)?.[1];
  if (share !== undefined) return `${String(Number((Number(share) / 20).toFixed(3)))}/5`;
  return CLASSES[frequency] ?? '';
}

function pushCode(map: Map<string, string[]>, id: string, code: string | undefined): void {
  if (code !== undefined && map.get(id)?.includes(code) !== true) push(map, id, code);
}

function addPaper(map: Map<string, Set<string>>, id: string, pmid: string): void {
  map.set(id, (map.get(id) ?? new Set()).add(pmid));
}
