import type { CaseExpectation, CaseRow, PgxCase } from '../peers/pgx-case.ts';
import type { TruthCase } from './getrm.ts';

/** A case as `test/vectors/pgx/cases.json` spells it; its notice explains the fields. */
export interface VectorCase {
  id: string;
  flags: string;
  definition?: string;
  fill?: { genes: string[]; phased: boolean; copies: number; missing: Record<string, number[]> };
  rows: string[];
  outside?: string[];
  expect: Record<string, CaseExpectation>;
  /** The true diplotype of a chip-like case. */
  intended?: string;
  population?: string;
  truth?: TruthCase['truth'];
}

function parseRow(text: string): CaseRow {
  const [place = '', change = '', gt = '', ...rest] = text.split(' ');
  const [chrom = '', pos = ''] = place.split(':');
  const [ref = '', alts = ''] = change.split('>');
  const ps = rest.find((part) => part.startsWith('ps='))?.slice(3);
  const alt = alts === '' ? [] : alts.split(',');
  return { chrom, pos: Number(pos), ref, alt, gt, ...(ps === undefined ? {} : { ps }) };
}

/** A vector as the peers' runner takes it. */
export function vectorToCase(vector: VectorCase): PgxCase {
  const { id, flags, fill, rows, definition, outside, expect } = vector;
  const has = (flag: string): boolean => flags.includes(flag);
  const filled = fill === undefined ? {} : { genes: fill.genes, default_phased: fill.phased, chrX_copies: fill.copies, missing: fill.missing }; // prettier-ignore
  return {
    id,
    options: { combinations: has('c'), all_matches: has('a'), cyp2d6_matching: has('d'), exemptions: has('e') },
    ...(definition === undefined ? {} : { definition }),
    input: { mode: fill === undefined ? 'explicit' : 'reference-filled', ...filled, rows: rows.map(parseRow) },
    ...(outside === undefined ? {} : { outside_calls: outside }),
    expect,
  };
}

/** The samples of a vector file that come with a consensus. */
export function readTruthCases(text: string): TruthCase[] {
  const { cases } = JSON.parse(text) as { cases: VectorCase[] };
  return cases.flatMap((vector) =>
    vector.truth === undefined
      ? []
      : [{ testCase: vectorToCase(vector), population: vector.population ?? '', truth: vector.truth }],
  );
}
