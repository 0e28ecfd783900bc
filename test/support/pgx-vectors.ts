import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PgxPack } from '../../src/domain/pgx/definition.ts';
import { decodePgxPack } from '../../src/reference/pgx-pack.ts';
import { buildPgxPacks } from '../../src/tools/packs/pgx.ts';
import type { CaseDefinition, CaseExpectation, CaseRow, PgxCase, PgxCaseFile } from '../../src/tools/peers/pgx-case.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A case as `test/vectors/pgx/cases.json` spells it; its notice explains the fields. */
interface VectorCase {
  id: string;
  flags: string;
  definition?: string;
  fill?: { genes: string[]; phased: boolean; copies: number; missing: Record<string, number[]> };
  rows: string[];
  outside?: string[];
  expect: Record<string, CaseExpectation>;
  population?: string;
  truth?: Record<string, { consensus: string; accept: string[]; comparable: boolean }>;
}

/** A case with what GeT-RM says about the sample. */
export interface TruthCase {
  testCase: PgxCase;
  population: string;
  truth: NonNullable<VectorCase['truth']>;
}

function parseRow(text: string): CaseRow {
  const [place = '', change = '', gt = '', ...rest] = text.split(' ');
  const [chrom = '', pos = ''] = place.split(':');
  const [ref = '', alts = ''] = change.split('>');
  const ps = rest.find((part) => part.startsWith('ps='))?.slice(3);
  return {
    chrom,
    pos: Number(pos),
    ref,
    alt: alts === '' ? [] : alts.split(','),
    gt,
    ...(ps === undefined ? {} : { ps }),
  };
}

function toCase(vector: VectorCase): PgxCase {
  const { id, flags, fill, rows, definition, outside, expect } = vector;
  const has = (flag: string): boolean => flags.includes(flag);
  return {
    id,
    options: { combinations: has('c'), all_matches: has('a'), cyp2d6_matching: has('d'), exemptions: has('e') },
    ...(definition === undefined ? {} : { definition }),
    input: {
      mode: fill === undefined ? 'explicit' : 'reference-filled',
      ...(fill === undefined ? {} : { genes: fill.genes, default_phased: fill.phased, chrX_copies: fill.copies, missing: fill.missing }), // prettier-ignore
      rows: rows.map(parseRow),
    },
    ...(outside === undefined ? {} : { outside_calls: outside }),
    expect,
  };
}

function readVectors(): { definitions: Record<string, CaseDefinition>; cases: VectorCase[] } {
  const text = readFileSync(path.join(ROOT, 'test/vectors/pgx/cases.json'), 'utf8');
  return JSON.parse(text) as { definitions: Record<string, CaseDefinition>; cases: VectorCase[] };
}

/** All carried-over cases. */
export function pgxCases(): PgxCaseFile {
  const { definitions, cases } = readVectors();
  return { definitions, cases: cases.map(toCase) };
}

/** The GeT-RM samples. */
export function truthCases(): TruthCase[] {
  return readVectors().cases.flatMap((vector) =>
    vector.truth === undefined
      ? []
      : [{ testCase: toCase(vector), population: vector.population ?? '', truth: vector.truth }],
  );
}

/** The pack as the app has it: built from the tables, encoded, decoded. */
export function builtPgxPack(): PgxPack {
  const [built] = buildPgxPacks(ROOT);
  const decoded = built === undefined ? null : decodePgxPack(built.bytes);
  if (decoded?.ok !== true) throw new Error('the pack does not decode');
  return decoded.value;
}
