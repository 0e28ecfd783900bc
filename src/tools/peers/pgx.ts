import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { kernelBytes } from 'virtual:kernel';
import { callGenes } from '../../domain/pgx/call-genes.ts';
import type { PgxPack } from '../../domain/pgx/definition.ts';
import { parseOutsideCalls } from '../../domain/pgx/outside.ts';
import type { StarMatcher } from '../../domain/pgx/star-matcher.ts';
import { decodePgxPack } from '../../reference/pgx-pack.ts';
import { Kernel } from '../../../workers/kernel/kernel.ts';
import { kernelStarMatcher } from '../../../workers/kernel/stars.ts';
import { buildPgxPacks } from '../packs/pgx.ts';
import { lookupOf, optionsOf, withDefinition } from './pgx-case.ts';
import type { PgxCase, PgxCaseFile } from './pgx-case.ts';
import { checkGene } from './pgx-check.ts';
import type { PeerResult } from './peer-result.ts';
import { checkUnits, isUnitsFile } from './pgx-units.ts';

/** The pack as the app has it: built, encoded and decoded again. */
function loadPack(): PgxPack {
  const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
  const [built] = buildPgxPacks(root);
  const decoded = built === undefined ? null : decodePgxPack(built.bytes);
  if (decoded?.ok !== true) throw new Error('the pharmacogenomics pack does not decode');
  return decoded.value;
}

/** Runs one case; the lines of its unmet expectations. */
export function runPgxCase(testCase: PgxCase, file: PgxCaseFile, pack: PgxPack, matcher: StarMatcher): string[] {
  const custom = testCase.definition === undefined ? undefined : file.definitions?.[testCase.definition];
  const used = custom === undefined ? pack : withDefinition(pack, custom);
  const reports = callGenes({
    pack: used,
    lookup: lookupOf(testCase, used),
    build: 'GRCh38',
    sex: null,
    indelLettersKnown: false,
    matcher,
    outside: parseOutsideCalls((testCase.outside_calls ?? []).join('\n')),
    options: optionsOf(testCase),
  });
  return Object.entries(testCase.expect).flatMap(([gene, expected]) => {
    const report = reports[gene];
    if (report === undefined) return [`${testCase.id}: expected ${gene} got no such gene`];
    return checkGene(expected, report).map(
      ({ what, expected: want, got }) =>
        `${testCase.id}: ${gene} ${what}: expected ${JSON.stringify(want)} got ${JSON.stringify(got)}`,
    );
  });
}

/** Runs every case of a file laid out like the peers' `open.json` or `units.json`. */
export async function runPgxPeers(file: string): Promise<PeerResult> {
  const pack = loadPack();
  const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (isUnitsFile(json)) return checkUnits(json, pack);
  const matcher = kernelStarMatcher(await Kernel.create(kernelBytes));
  const { cases } = json as PgxCaseFile;
  const found = cases.map((testCase) => runPgxCase(testCase, json as PgxCaseFile, pack, matcher));
  const failed = found.filter((lines) => lines.length > 0).length;
  return { passed: cases.length - failed, failed, skipped: 0, lines: found.flat() };
}

/** Entry point of `npm run peers -- pgx <file>`. */
export async function run(file: string): Promise<PeerResult> {
  return runPgxPeers(file);
}
