import path from 'node:path';
import type { FindingPack } from '../../src/domain/findings/finding-pack.ts';
import { findingPackFromTables } from '../../src/tools/packs/findings.ts';

/** The single-gene variants, as the tables have them. */
export function builtFindings(): FindingPack {
  return findingPackFromTables(path.resolve(import.meta.dirname, '../../src/reference/tables/findings'));
}
