import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPgxTable } from '../../../src/tools/peers/pgx-table.ts';
import { builtPgxPack } from '../../support/pgx-vectors.ts';

const VECTORS = path.resolve(import.meta.dirname, '../../vectors/pgx/cpic-2026-10.tsv');
const HEAD = 'gene\tallele_a\tallele_b\tphenotype\tactivity_score\n';

describe('phenotypes of CPIC of 2026-10-11', () => {
  const pack = builtPgxPack();

  it('are those of the tables; where sources disagree the stricter is kept, and said', () => {
    const text = readFileSync(VECTORS, 'utf8');
    expect(checkPgxTable(text, pack)).toEqual({
      passed: text.trim().split('\n').length - 2 - 1,
      failed: 0,
      skipped: 1,
      lines: ['skipped 1: RYR1: sources disagree, the stricter is kept'],
    });
  });

  it.each([
    ['another phenotype', 'TPMT\t*1\t*8\tIndeterminate\t', 'TPMT *1/*8: expected indeterminate got normal metabolizer'],
    ['a gene that is not there', 'ABC\t*1\t*8\tX\t', 'ABC *1/*8: expected x got no such gene'],
  ])('%s is told', (_, row, line) => {
    expect(checkPgxTable(`${HEAD}${row}\n`, pack)).toEqual({ passed: 0, failed: 1, skipped: 0, lines: [line] });
  });

  it.each([
    ['TPMT', 'CPIC 2026-10-11'],
    ['CYP2D6', 'CPIC 2026-10-11'],
    ['CYP3A4', 'CPIC 2025-11'],
    ['RYR1', 'CPIC 2025-11, where stricter CPIC 2026-10-11'],
  ])('%s goes by %s', (gene, asOf) => {
    expect(pack.genes.find((one) => one.gene === gene)?.asOf).toBe(asOf);
  });
});
