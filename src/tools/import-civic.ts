import { field } from './packs/tsv.ts';
import { DISEASE_SYNONYMS, topsOf } from './tumour/disease-map.ts';
import { writeDiseases } from './tumour/disease-table.ts';
import { ONCOTREE_COLUMNS, ONCOTREE_HEAD, readOncoNodes } from './tumour/oncotree-table.ts';
import { SYMBOLS } from './tumour/symbols.ts';
import { ASSERTION_COLUMNS, civicHead, EVIDENCE_COLUMNS, readFacts, RELEASE_COLUMNS, type Row, VARIANT_COLUMNS, writeTable } from './tumour/tables.ts'; // prettier-ignore
import type { OncoNode } from '../domain/tumour/oncotree.ts';

/** Dates of the states of CIViC that the facts were taken from; the later one holds predictive items only. */
const RELEASES = [
  { id: 'civic-2021-02', date: '2021-02-03', isPartial: false },
  { id: 'civic-2022-12', date: '2022-12-01', isPartial: true },
] as const;

/**
 * Writes `tables/tumour`.
 *
 *     import-civic <folder of CIViC's evidence, variants and assertions> <tumour types of OncoTree>
 */
export function main(args: string[]): Promise<number> {
  const [civic, oncotree] = args;
  if (civic === undefined || oncotree === undefined) {
    process.stderr.write('usage: import-civic <folder of evidence, variants and assertions> <tumour types of OncoTree>\n'); // prettier-ignore
    return Promise.resolve(2);
  }
  const nodes = withSynonyms(readOncoNodes(oncotree));
  const evidence = readFacts(civic, 'evidence.tsv');
  const date = RELEASES[1].date;
  writeTable('oncotree.tsv', ONCOTREE_HEAD, ONCOTREE_COLUMNS, nodes.map(({ code, name, parent, mainType, tissue, synonyms }) => [code, name, parent ?? '', mainType, tissue, synonyms.join(';')])); // prettier-ignore
  writeTable('symbols.tsv', civicHead('Other symbols of genes. source: the item (EID) or variant (VID) of CIViC that writes both.', date), ['written', 'gene', 'source'], SYMBOLS); // prettier-ignore
  writeTable('releases.tsv', civicHead('States of CIViC that items were taken from. partial: predictive items only.', date), RELEASE_COLUMNS, RELEASES.map(({ id, date: of, isPartial }) => [id, of, String(evidence.filter((row) => field(row, 'release') === id).length), isPartial ? 'yes' : ''])); // prettier-ignore
  writeTable('variants.tsv', civicHead('Variants of CIViC that items or assertions speak of. Places as CIViC writes them: GRCh37, and GRCh38 lifted.', date), VARIANT_COLUMNS, readFacts(civic, 'variants.tsv').map(variantRow)); // prettier-ignore
  writeTable('evidence.tsv', civicHead('Accepted items of evidence, without their statements. variant: id in variants.tsv.', date), EVIDENCE_COLUMNS, evidence.map(evidenceRow)); // prettier-ignore
  writeTable('assertions.tsv', civicHead("Assertions of CIViC's curators. amp: tier of AMP/ASCO/CAP, as they gave it.", date), ASSERTION_COLUMNS, readFacts(civic, 'assertions.tsv').map((row) => assertionRow(row, readFacts(civic, 'variants.tsv')))); // prettier-ignore
  const named = new Map([...evidence, ...readFacts(civic, 'assertions.tsv')].map((row) => [field(row, 'disease'), field(row, 'doid')])); // prettier-ignore
  const mapped = writeDiseases(named, nodes, date);
  const items = evidence.filter((row) => mapped.has(field(row, 'disease'))).length;
  process.stdout.write(`${String(nodes.length)} tumour types, ${String(evidence.length)} items, ${String(named.size)} diseases; ${String(mapped.size)} of them with ${String(items)} items have a name in OncoTree\n`); // prettier-ignore
  return Promise.resolve(0);
}

/** Nodes with the names of diseases and broader types that mean exactly them, where one has not such a name of its own. */
function withSynonyms(nodes: readonly OncoNode[]): OncoNode[] {
  return nodes.map((node) => {
    const broader = node.mainType !== '' && node.mainType !== node.name && topsOf(node.mainType, nodes).length === 1 && topsOf(node.mainType, nodes)[0] === node.code; // prettier-ignore
    const known = DISEASE_SYNONYMS.filter(([, code]) => code === node.code && node.parent !== null).map(([name]) => name); // prettier-ignore
    return { ...node, synonyms: [...new Set([...node.synonyms, ...(broader ? [node.mainType] : []), ...known])] };
  });
}

function variantRow(row: Row): string[] {
  const place = ['chr', 'start37', 'stop37', 'start38', 'ref', 'alt'].map((column) => field(row, column));
  const aliases = field(row, 'aliases').split(',').filter((alias) => !/^RS\d+$|^CA\d+$/.test(alias)); // prettier-ignore
  return [field(row, 'variant_id'), field(row, 'gene'), field(row, 'variant'), aliases.join(','), ...place];
}

function evidenceRow(row: Row): string[] {
  const of = (column: string): string => field(row, column);
  return [of('evidence_id'), of('variant_id'), of('disease'), of('therapies'), of('therapy_interaction'), of('evidence_type'), of('direction'), of('level'), of('significance'), of('rating'), of('origin'), of('source'), of('nct_ids'), of('release')]; // prettier-ignore
}

/** The id of an assertion's variant is taken only where it is one of the assertion's gene; else the variant is found by its names. */
function assertionRow(row: Row, variants: readonly Row[]): string[] {
  const of = (column: string): string => field(row, column);
  const stated = variants.find(
    (one) => field(one, 'variant_id') === of('variant_id') && field(one, 'gene') === of('gene'),
  );
  const variant = stated ?? variants.find((one) => field(one, 'gene') === of('gene') && field(one, 'variant') === of('variant')); // prettier-ignore
  if (variant === undefined)
    throw new Error(`assertion ${of('assertion_id')}: no variant ${of('gene')} ${of('variant')}`);
  return [of('assertion_id'), field(variant, 'variant_id'), of('disease'), of('therapies'), of('type'), of('direction'), of('significance'), of('amp_category'), of('evidence_ids')]; // prettier-ignore
}
