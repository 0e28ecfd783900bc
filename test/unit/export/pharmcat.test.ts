import { describe, expect, it } from 'vitest';
import { besidePharmcat } from '../../../src/domain/export/pharmcat/compare.ts';
import { readPharmcatReport } from '../../../src/domain/export/pharmcat/read-report.ts';
import type { GeneReport } from '../../../src/domain/pgx/report.ts';
import { halfRead } from '../../support/exported.ts';
import { geneReport, sitePosition } from '../../support/hand-made-report.ts';

interface Theirs {
  label?: string;
  phenotype?: string;
  callSource?: string;
  call?: string | null;
  version?: string;
}

function gene({ label = '*1/*2', phenotype = 'Intermediate Metabolizer', callSource = 'MATCHER', call = 'A/G', version = '2026-10-11' }: Theirs = {}): object {
  return {
    alleleDefinitionSource: 'CPIC', alleleDefinitionVersion: version, callSource,
    sourceDiplotypes: label === '' ? [] : [{ label, phenotypes: [phenotype] }],
    variants: [{ position: 94781859, dbSnpId: 'rs4244285', call }],
  };
} // prettier-ignore

/** A report as version 2 nests genes under their source, and as version 3 does not. */
const SHAPES: readonly [string, (named: object) => string][] = [
  ['2', (named) => JSON.stringify({ pharmcatVersion: '2.8.3', genes: { DPWG: named, CPIC: named } })],
  ['3', (named) => JSON.stringify({ pharmcatVersion: '3.1.1', genes: named })],
];

describe.each(SHAPES)('reports of version %s', (_version, write) => {
  function beside(own: GeneReport | null, theirs: Theirs | null) {
    const text = write({ ...(theirs === null ? { OTHER: gene() } : { CYP2C19: gene(theirs) }) });
    const report = readPharmcatReport(text);
    if (report === null) throw new Error('not read');
    const found = besidePharmcat(own === null ? {} : { CYP2C19: own }, report).genes.find((one) => one.gene === 'CYP2C19'); // prettier-ignore
    return found;
  }
  const sure = halfRead({ verdict: 'altered', firm: true, phenotype: 'Intermediate Metabolizer', asOf: 'CPIC 2026-10-11' }); // prettier-ignore

  it.each<[string, GeneReport | null, Theirs | null, string[]]>([
    ['the same', sure, {}, []],
    ['the same in another order', sure, { label: '*2/*1' }, []],
    ['we leave it open', halfRead({ verdict: 'nothing-found', firm: false, phenotype: 'Intermediate Metabolizer' }), {}, ['we-leave-open']],
    ['another call at a place', sure, { label: '*1/*1', phenotype: 'Normal Metabolizer', call: 'G/G' }, ['read-otherwise']],
    ['no call of theirs at a place', sure, { label: '*1/*1', phenotype: 'Normal Metabolizer', call: null }, ['read-otherwise']],
    ['they did not call', sure, { label: '' }, ['they-did-not-call']],
    ['theirs has Unknown', sure, { label: 'Unknown/Unknown', phenotype: 'No Result' }, ['they-did-not-call']],
    ['we did not call', halfRead({ status: 'not-called', verdict: 'not-callable', firm: false }), {}, ['we-did-not-call']],
    ['given to them from outside', sure, { label: '*1/*3', callSource: 'OUTSIDE' }, ['theirs-from-outside']],
    ['tables of another day', sure, { label: '*1/*38', version: 'v1.35.0' }, ['tables']],
    ['tables of one day', sure, { label: '*1/*38' }, ['not-explained']],
    ['another phenotype', sure, { phenotype: 'Poor Metabolizer', version: 'v1.35.0' }, ['tables']],
    ['several that fit', halfRead({ verdict: 'altered', firm: true, diplotypes: ['*1/*2', '*1/*61'], labels: ['*1/*2', '*1/*61'] }), {}, ['ties']],
    ['only ours', sure, null, ['only-ours']],
    ['only theirs', null, {}, ['only-theirs']],
  ])('%s', (_name, own, theirs, codes) => {
    const found = beside(own, theirs);
    expect(found?.reasons.map(({ code }) => code)).toEqual(codes);
    expect(found?.outcome).toBe(codes.length === 0 ? 'same' : 'different');
  }); // prettier-ignore

  it('names the place that was read otherwise', () => {
    const [reason] = beside(sure, { label: '*1/*1', call: 'G|G' })?.reasons ?? [];
    expect(reason).toEqual({ code: 'read-otherwise', sites: [{ rsid: 'rs4244285', position: 94781859, ours: 'A/G', theirs: 'G|G' }] }); // prettier-ignore
  });
});

it('a gene that neither has an answer to is no difference', () => {
  const none = geneReport({ status: 'no-data', verdict: 'not-callable', sites: [sitePosition()] });
  const theirs = readPharmcatReport(SHAPES[1]?.[1]({ CYP2C19: gene({ label: '' }) }) ?? '');
  const [gene2] = besidePharmcat({ CYP2C19: none }, theirs ?? { version: null, genes: [] }).genes;
  expect([gene2?.outcome, gene2?.reasons]).toEqual(['neither', []]);
});

it.each(['', '[]', '{}', '{"genes":{}}', '{"genes":{"A":1}}', '{"genes":[]}', 'null'])('%j is no report', (text) => {
  expect(readPharmcatReport(text)).toBeNull();
});
