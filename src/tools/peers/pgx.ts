import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { kernelBytes } from 'virtual:kernel';
import { callGenes } from '../../domain/pgx/call-genes.ts';
import type { PgxPack } from '../../domain/pgx/definition.ts';
import { parseOutsideCalls } from '../../domain/pgx/outside.ts';
import type { StarMatcher } from '../../domain/pgx/star-matcher.ts';
import { Kernel } from '../../engine/kernel/kernel.ts';
import { kernelStarMatcher } from '../../engine/kernel/stars.ts';
import { decodePgxPack } from '../../reference/pgx-pack.ts';
import { buildPgxPacks } from '../packs/pgx.ts';
import type { PeerResult } from './peer-result.ts';
import { lookupOf, optionsOf, type PgxCase, type PgxCaseFile, withDefinition } from './pgx-case.ts';
import { checkGene, type Mismatch } from './pgx-check.ts';
import { checkUnits, isUnitsFile } from './pgx-units.ts';

/** The pack as the app has it: built, encoded and decoded again. */
export function loadPgxPack(): PgxPack {
  const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
  const [built] = buildPgxPacks(root);
  const decoded = built === undefined ? null : decodePgxPack(built.bytes);
  if (decoded?.ok !== true) throw new Error('the pharmacogenomics pack does not decode');
  return decoded.value;
}

/** An unmet expectation of a case. */
interface Unmet extends Mismatch {
  gene: string;
}

function unmetOf(testCase: PgxCase, file: PgxCaseFile, pack: PgxPack, matcher: StarMatcher): Unmet[] {
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
    if (report === undefined) return [{ gene, what: 'gene', expected: gene, got: null }];
    return checkGene(expected, report).map((mismatch) => ({ gene, ...mismatch }));
  });
}

function lineOf({ id }: PgxCase, { gene, what, expected, got }: Unmet): string {
  return `${id}: ${gene} ${what}: expected ${JSON.stringify(expected)} got ${JSON.stringify(got)}`;
}

/** Runs one case; the lines of its unmet expectations. */
export function runPgxCase(testCase: PgxCase, file: PgxCaseFile, pack: PgxPack, matcher: StarMatcher): string[] {
  return unmetOf(testCase, file, pack, matcher).map((unmet) => lineOf(testCase, unmet));
}

/** Genes whose functions CPIC changed after the peers' tables (PharmCAT 3.1.1): there the diplotype is compared, the phenotype by `pgx-table`. */
const NEWER_HERE: ReadonlySet<string> = new Set(['NUDT15', 'RYR1', 'TPMT']);

/** Why an expectation is not ours; `null` where it has to be met. */
function excuseOf(testCase: PgxCase, { gene, what, expected }: Unmet): string | null {
  if (!what.startsWith('phenotype')) return null;
  if (NEWER_HERE.has(gene)) return "the peers' table is older than CPIC of 2026";
  const isSingle = (testCase.outside_calls ?? []).some((call) => call.startsWith(`${gene}\t*`) && !call.includes('/'));
  const isNegative = gene.startsWith('HLA-') && String(expected).endsWith(' negative');
  return isSingle && isNegative ? 'what was not typed is not negative' : null;
}

/** Runs every case of a file laid out like the peers' `open.json` or `units.json`. */
export async function runPgxPeers(file: string): Promise<PeerResult> {
  const pack = loadPgxPack();
  const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (isUnitsFile(json)) return checkUnits(json, pack);
  const matcher = kernelStarMatcher(await Kernel.create(kernelBytes));
  const { cases } = json as PgxCaseFile;
  const result = { passed: 0, failed: 0, skipped: 0, lines: [] as string[] };
  for (const testCase of cases) {
    const unmet = unmetOf(testCase, json as PgxCaseFile, pack, matcher);
    const failing = unmet.filter((one) => excuseOf(testCase, one) === null);
    const excused = unmet.filter((one) => !failing.includes(one));
    result.lines.push(...failing.map((one) => lineOf(testCase, one)));
    result.lines.push(...excused.map((one) => `${lineOf(testCase, one)} (skipped: ${excuseOf(testCase, one) ?? ''})`));
    if (failing.length > 0) result.failed++;
    else if (excused.length > 0) result.skipped++;
    else result.passed++;
  }
  return result;
}

/** Entry point of `npm run peers -- pgx <file>`. */
export async function run(file: string): Promise<PeerResult> {
  return runPgxPeers(file);
}
