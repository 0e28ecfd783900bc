import { frequencyCode, digits, push, readRedirects, readRows, type Row } from './hpo/read-facts.ts';
import { inheritanceCode, onsetCode, prevalenceCode } from './hpo/onsets.ts';
import {
  ANNOTATIONS_TITLE,
  belowRoot,
  CODES,
  DISEASE_COLUMNS,
  DISEASES_TITLE,
  hpoHead,
  LABELS_TITLE,
  REDIRECTS_TITLE,
  signRows,
  type Signs,
  SYNONYMS_TITLE,
  TERMS_TITLE,
  writeTable,
} from './hpo/tables.ts';
import { SIGN_LANGUAGES } from '../domain/rare/sign-names.ts';
import { field } from './packs/tsv.ts';

const HPO_HEAD = hpoHead('hp.obo 2026-06-06 and phenotype.hpoa 2026-06-23 (older rows, of 2022 to 2024, for the diseases that it lacks)', '2026-06-23'); // prettier-ignore
const LABELS_HEAD = [
  '# source: HPO translations (obophenotype/hpo-translations@62f1d25), labels of status OFFICIAL',
  '# version: 2026-06-22',
  '# date: 2026-06-22',
  '# licence: HPO licence (free use with citation, version shown, content and relations unaltered)',
];
const ORPHANET_HEAD = [
  '# source: Orphanet (orphadata.com): phenotypes, genes, onset and prevalence of 2025-12-09, cross references of 2026-06-23',
  '# version: 2025-12-09',
  '# date: 2025-12-09',
  '# licence: CC-BY-4.0',
];

/**
 * Writes `tables/hpo` from two folders of facts: HPO's newer tables, and the older ones with Orphanet's rows.
 *
 *     import-hpo <newer tables> <older tables with Orphanet's>
 */
export function main(args: string[]): Promise<number> {
  const [newer, older] = args;
  if (newer === undefined || older === undefined) {
    process.stderr.write('usage: import-hpo <newer tables> <older tables with those of Orphanet>\n');
    return Promise.resolve(2);
  }
  const terms = termsBelow(readRows(newer, 'terms.tsv'));
  const redirects = readRedirects(readRows(older, 'id_redirects.tsv'), readRows(newer, 'id_redirects.tsv'));
  const resolve = (id: string): string | undefined => {
    const plain = digits(id);
    const now = terms.has(plain) ? plain : (redirects.get(plain) ?? '');
    return terms.has(now) ? now : undefined;
  };
  const rows = readRows(newer, 'disease_annotations.tsv');
  const oldRows = readRows(older, 'disease_annotations.tsv');
  const known = new Set(rows.map((row) => field(row, 'disease_id')));
  const hpoa = collect([...rows, ...oldRows.filter((row) => isOlder(row, known))], resolve);
  const exact = exactOrphanet(readRows(newer, 'disease_xrefs.tsv'), hpoa);
  const orphanet = collect(oldRows.filter((row) => exact.has(field(row, 'disease_id'))), resolve); // prettier-ignore
  writeTable('terms.tsv', [TERMS_TITLE, ...HPO_HEAD], ['id', 'label', 'parents'], [...terms.values()]); // prettier-ignore
  writeTable('synonyms.tsv', [SYNONYMS_TITLE, ...HPO_HEAD], ['id', 'kind', 'synonym'], synonyms(readRows(newer, 'synonyms.tsv'), terms)); // prettier-ignore
  writeTable('redirects.tsv', [REDIRECTS_TITLE, ...HPO_HEAD], ['old', 'id'], [...redirects].flatMap(([old]) => { const now = resolve(old); return now === undefined || terms.has(old) ? [] : [[old, now]]; })); // prettier-ignore
  writeTable('annotations.tsv', [ANNOTATIONS_TITLE, ...HPO_HEAD], ['disease', 'signs'], signRows(hpoa)); // prettier-ignore
  writeTable('orphanet.tsv', [`# Signs of diseases as Orphanet lists them: ${CODES}.`, ...ORPHANET_HEAD], ['disease', 'signs'], signRows(orphanet)); // prettier-ignore
  writeTable('diseases.tsv', [DISEASES_TITLE, ...HPO_HEAD, ...ORPHANET_HEAD.map((line) => line.replace('# ', '# also: '))], DISEASE_COLUMNS, diseases(newer, older, [...hpoa.keys()])); // prettier-ignore
  for (const [language, rows] of translations(readRows(older, 'labels_translated.tsv'), resolve))
    writeTable(`labels-${language}.tsv`, [LABELS_TITLE, ...LABELS_HEAD], ['id', 'label'], rows);
  process.stdout.write(`${String(terms.size)} terms, ${String(hpoa.size)} diseases, ${String(orphanet.size)} of Orphanet\n`); // prettier-ignore
  return Promise.resolve(0);
}

/** Labels in each language that ships, one a term, in the order of ids; of a term that stands for an older one too its own label counts. */
function translations(
  rows: readonly Row[],
  resolve: (id: string) => string | undefined,
): [language: string, rows: string[][]][] {
  return SIGN_LANGUAGES.map((language) => {
    const found = new Map<string, { label: string; isOwn: boolean }>();
    for (const row of rows) {
      const id = resolve(field(row, 'hpo_id'));
      const label = field(row, 'label').trim();
      if (field(row, 'lang') !== language || id === undefined || label === '') continue;
      const isOwn = digits(field(row, 'hpo_id')) === id;
      if (!found.has(id) || (isOwn && found.get(id)?.isOwn === false)) found.set(id, { label, isOwn });
    }
    return [language, [...found].map(([id, { label }]) => [id, label]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1))];
  });
}

/** Rows of the terms below the root, parents outside of it left out. */
function termsBelow(rows: readonly Row[]): Map<string, string[]> {
  const kept = belowRoot(new Map(rows.map((row) => [digits(field(row, 'hpo_id')), parentsOf(row)])));
  const found = new Map<string, string[]>();
  for (const row of rows) {
    const id = digits(field(row, 'hpo_id'));
    if (kept.has(id)) found.set(id, [id, field(row, 'label'), parentsOf(row).filter((one) => kept.has(one)).join(';')]); // prettier-ignore
  }
  return found;
}

function parentsOf(row: Row): string[] {
  return field(row, 'parents').split(/[;|,]/).filter(Boolean).map(digits); // prettier-ignore
}

function synonyms(rows: readonly Row[], terms: ReadonlyMap<string, readonly string[]>): string[][] {
  return rows.flatMap((row) => {
    const id = digits(field(row, 'hpo_id'));
    const label = terms.get(id)?.[1];
    const synonym = field(row, 'synonym');
    if (label === undefined || label.toLowerCase() === synonym.toLowerCase()) return [];
    const kind = field(row, 'register') === 'lay' ? 'l' : field(row, 'scope') === 'exact' ? 'e' : 'o';
    return [[id, kind, synonym]];
  });
}

/** Older rows stand for the diseases that the newer table lacks; Orphanet's are a table of their own. */
function isOlder(row: Row, known: ReadonlySet<string>): boolean {
  const id = field(row, 'disease_id');
  return !known.has(id) && !id.startsWith('ORPHA:');
}

/** Signs of each disease: codes of frequency by term. A disease of which nothing below the root is known is left out. */
function collect(rows: readonly Row[], resolve: (id: string) => string | undefined): Signs {
  const found = new Map<string, Map<string, string[]>>();
  for (const row of rows) {
    const term = resolve(field(row, 'hpo_id'));
    if (term === undefined) continue;
    const disease = field(row, 'disease_id');
    const signs = found.get(disease) ?? new Map<string, string[]>();
    found.set(disease, signs);
    push(signs, term, frequencyCode(row));
  }
  return found;
}

/** Diseases of Orphanet that are exactly one of the list. */
function exactOrphanet(xrefs: readonly Row[], known: ReadonlyMap<string, unknown>): Set<string> {
  return new Set(xrefs.filter((row) => field(row, 'source') === 'OMIM' && field(row, 'relation') === 'E' && known.has(`OMIM:${field(row, 'ref')}`)).map((row) => field(row, 'disease_id'))); // prettier-ignore
}

function diseases(newer: string, older: string, ids: readonly string[]): string[][] {
  const xrefs = readRows(newer, 'disease_xrefs.tsv').filter((row) => field(row, 'source') === 'OMIM');
  const [exact, wide] = [new Map<string, string[]>(), new Map<string, string[]>()];
  for (const row of xrefs) {
    const relation = field(row, 'relation');
    const id = `OMIM:${field(row, 'ref')}`;
    if (relation === 'E') push(exact, id, field(row, 'disease_id'));
    if (relation === 'E' || relation === 'BTNT') push(wide, id, field(row, 'disease_id'));
  }
  const column = (file: string, name: string, folders: readonly string[]): Map<string, string[]> => {
    const found = new Map<string, string[]>();
    for (const folder of folders)
      for (const row of readRows(folder, file)) push(found, field(row, 'disease_id'), field(row, name));
    return found;
  };
  const both = [newer, older];
  const names = column('diseases.tsv', 'name', both);
  const genes = column('disease_genes.tsv', 'gene', both);
  const ways = column('disease_inheritance.tsv', 'inheritance', both);
  const onsets = column('disease_onset.tsv', 'onset', both);
  const prevalences = column('disease_prevalence.tsv', 'class', [older]);
  const papers = column('evidence_by_reference.tsv', 'pmid_or_code', [newer]);
  return [...ids].sort().map((id) => {
    const own = [id, ...(exact.get(id) ?? [])];
    const all = (map: ReadonlyMap<string, readonly string[]>): string[] => [...new Set(own.flatMap((one) => map.get(one) ?? []))]; // prettier-ignore
    const coded = (words: readonly string[], code: (word: string) => string | undefined): string => [...new Set(words.map(code))].filter((one) => one !== undefined).sort().join(';'); // prettier-ignore
    const prevalence = Math.max(0, ...(wide.get(id) ?? []).flatMap((one) => prevalences.get(one) ?? []).map(prevalenceCode)); // prettier-ignore
    const cited = new Set((papers.get(id) ?? []).flatMap((one) => one.split(/[;,|]/)).filter((one) => /^\d+$/.test(one))); // prettier-ignore
    const gene = genes.get(id) ?? all(genes);
    const name = all(names).find((one) => one !== '') ?? id;
    return [id, name, (exact.get(id) ?? []).join(';'), [...new Set(gene)].sort().join(';'), coded(all(ways), inheritanceCode), coded(all(onsets), onsetCode), String(prevalence), String(cited.size)]; // prettier-ignore
  });
}
