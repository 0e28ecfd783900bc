import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PgxPack } from '../../src/domain/pgx/definition.ts';
import { decodePgxPack } from '../../src/reference/pgx-pack.ts';
import { buildPgxPacks } from '../../src/tools/packs/pgx.ts';
import type { TruthCase } from '../../src/tools/calibration/getrm.ts';
import { readTruthCases, vectorToCase } from '../../src/tools/calibration/vectors.ts';
import type { VectorCase } from '../../src/tools/calibration/vectors.ts';
import type { CaseDefinition, PgxCase, PgxCaseFile } from '../../src/tools/peers/pgx-case.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const VECTORS = path.join(ROOT, 'test/vectors/pgx/cases.json');

/** All carried-over cases. */
export function pgxCases(): PgxCaseFile {
  const text = readFileSync(VECTORS, 'utf8');
  const { definitions, cases } = JSON.parse(text) as {
    definitions: Record<string, CaseDefinition>;
    cases: VectorCase[];
  };
  return { definitions, cases: cases.map(vectorToCase) };
}

/** Chip-like cases with the diplotype that they were made from. */
export function chipCases(): { testCase: PgxCase; intended: string }[] {
  const { cases } = JSON.parse(readFileSync(VECTORS, 'utf8')) as { cases: VectorCase[] };
  return cases.flatMap((vector) =>
    vector.intended === undefined ? [] : [{ testCase: vectorToCase(vector), intended: vector.intended }],
  );
}

/** The GeT-RM samples. */
export function truthCases(): TruthCase[] {
  return readTruthCases(readFileSync(VECTORS, 'utf8'));
}

/** The pack as the app has it: built from the tables, encoded, decoded. */
export function builtPgxPack(): PgxPack {
  const [built] = buildPgxPacks(ROOT);
  const decoded = built === undefined ? null : decodePgxPack(built.bytes);
  if (decoded?.ok !== true) throw new Error('the pack does not decode');
  return decoded.value;
}
