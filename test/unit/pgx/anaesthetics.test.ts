import { describe, expect, it } from 'vitest';
import { anaestheticWarning } from '../../../src/domain/pgx/drugs/anaesthetics.ts';
import { matchDrugs } from '../../../src/domain/pgx/drugs/match-drugs.ts';
import { readOutsideLines } from '../../../src/domain/pgx/outside-lines.ts';
import { outsideReport } from '../../../src/domain/pgx/outside-report.ts';
import { parseOutsideCalls } from '../../../src/domain/pgx/outside.ts';
import type { GeneReport } from '../../../src/domain/pgx/report.ts';
import { builtDrugPacks } from '../../support/drug-packs.ts';
import { builtPgxPack } from '../../support/pgx-vectors.ts';

const { genes } = builtPgxPack();
const packs = builtDrugPacks();
const ALL = ['desflurane', 'enflurane', 'halothane', 'isoflurane', 'methoxyflurane', 'sevoflurane', 'succinylcholine'];

/** The warning for a person whose results are these lines of a laboratory. */
function warningOf(text: string): ReturnType<typeof anaestheticWarning> {
  const lines = readOutsideLines(genes, text).map(({ call }) => call);
  const reports: Record<string, GeneReport> = {};
  for (const definition of genes) {
    const own = lines.filter((line) => line.split('\t')[0] === definition.gene);
    if (own.length > 0) reports[definition.gene] = outsideReport(definition, parseOutsideCalls(own.join('\n')));
  }
  return anaestheticWarning(matchDrugs(packs, reports));
}

describe('a letter warns of anaesthetics', () => {
  it.each([
    ['one pathogenic allele of RYR1', 'RYR1\tReference/c.38T>G', ['RYR1']],
    ['one of CACNA1S', 'CACNA1S\tReference/c.520C>T', ['CACNA1S']],
    [
      'RYR1, with the reference of CACNA1S',
      'RYR1\tReference/c.38T>G\nCACNA1S\tReference/Reference',
      ['CACNA1S', 'RYR1'],
    ],
  ])('%s', (_, text, expected) => {
    expect(warningOf(text)).toEqual({ genes: expected, drugs: ALL });
  });

  it.each([
    ['the reference of both', 'RYR1\tReference/Reference\nCACNA1S\tReference/Reference'],
    ['another gene', 'CYP2C19\t*2/*2'],
  ])('not for %s', (_, text) => {
    expect(warningOf(text)).toBeNull();
  });
});
