import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { encodeScorePack } from '../../reference/score-pack.ts';
import type { BuiltPack } from './built-pack.ts';
import { compileTable } from './score-table.ts';

/** Compiles every table of `src/reference/tables/scores` to a pack of its own, sorted by id. */
export function buildScorePacks(root: string): BuiltPack[] {
  const folder = path.join(root, 'src/reference/tables/scores');
  const names = readdirSync(folder).filter((name) => name.endsWith('.tsv')).sort(); // prettier-ignore
  return names.map((name) => {
    const { packed, facts } = compileTable(readFileSync(path.join(folder, name), 'utf8'));
    const { id } = packed.header;
    if (`${id}.tsv` !== name) throw new Error(`${name} holds ${id}`);
    return {
      id,
      kind: 'score',
      path: `packs/${id}.bin`,
      version: facts.get('version') ?? '',
      date: facts.get('date') ?? '',
      licence: facts.get('licence') ?? '',
      ...(packed.header.citation === null ? {} : { citation: packed.header.citation }),
      bytes: encodeScorePack(packed),
    };
  });
}
