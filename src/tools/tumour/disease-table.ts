import type { OncoNode } from '../../domain/tumour/oncotree.ts';
import { DISEASE_SYNONYMS, mapDisease } from './disease-map.ts';
import { civicHead, DISEASE_COLUMNS, writeTable } from './tables.ts';

/** Writes what diseases are in OncoTree. @returns names of those that are something there */
export function writeDiseases(named: ReadonlyMap<string, string>, nodes: readonly OncoNode[], date: string): Set<string> {
  const diseases = [...named].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, doid]) => mapDisease(name, doid, nodes));
  const head = civicHead('Diseases of CIViC and what they are in OncoTree: by equal names and synonyms, names of broader types, receptors of breast cancer.', date);
  writeTable('diseases.tsv', [...head, ...DISEASE_SYNONYMS.map(([name, code, source]) => `# ${name} = ${code}: ${source}`)], DISEASE_COLUMNS, diseases.map(({ name, doid, codes, isKindOf, receptors }) => [name, doid, codes.join(';'), isKindOf ? 'yes' : '', receptors.er ?? '', receptors.pr ?? '', receptors.her2 ?? '']));
  return new Set(diseases.filter(({ codes }) => codes.length > 0).map(({ name }) => name));
} // prettier-ignore
