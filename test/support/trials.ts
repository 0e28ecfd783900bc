import path from 'node:path';
import { OncoTree } from '../../src/domain/tumour/oncotree.ts';
import { readProteinChange } from '../../src/domain/tumour/protein-change.ts';
import { type Alteration, type Category, EMPTY_PROFILE, type Found, type Markers, NO_MARKERS, type TumourProfile } from '../../src/domain/tumour/profile.ts'; // prettier-ignore
import { readMatch } from '../../src/domain/trials/read-condition.ts';
import type { Condition } from '../../src/domain/trials/condition.ts';
import { readOncoNodes } from '../../src/tools/tumour/oncotree-table.ts';

export const ONCO_TREE = new OncoTree(
  readOncoNodes(path.resolve(import.meta.dirname, '../../src/reference/tables/tumour/oncotree.tsv')),
);

/** A tumour of which this was told and nothing else. */
export function tumour(
  told: Partial<Omit<TumourProfile, 'markers'>> & { markers?: Partial<Markers> } = {},
): TumourProfile {
  return { ...EMPTY_PROFILE, ...told, markers: { ...NO_MARKERS, ...told.markers } };
}

export function protein(gene: string, text: string, more: { exon?: number } = {}): Alteration & Found {
  const change = readProteinChange(text);
  if (change === null) throw new Error(`no change: ${text}`);
  return { kind: 'protein', gene, change, allele: null, exon: more.exon ?? null, consequence: null, told: `${gene} ${text}` }; // prettier-ignore
}

export function category(gene: string, is: Category, told = `${gene} ${is}`): Alteration & Found {
  return { kind: 'category', gene, category: is, told };
}

export function fusion(gene: string, partner: string | null): Alteration & Found {
  return { kind: 'fusion', gene, partner, told: `${gene}-${partner ?? '?'}` };
}

export function wildtype(gene: string): Alteration {
  return { kind: 'wildtype', gene, told: `${gene} wild type` };
}

export function absent(what: Alteration & Found): Alteration {
  return { kind: 'absent', gene: what.gene ?? '', what, told: `no ${what.told}` };
}

/** A tree of conditions as a file of trials writes it. */
export function condition(value: unknown): Condition {
  const read = readMatch([value], 'match', ONCO_TREE);
  if (read === null) throw new Error('no condition');
  return read;
}
