import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compactReport } from '../../../src/domain/changes/compact.ts';
import { compareReports } from '../../../src/domain/changes/compare.ts';
import { readAccount } from '../../../src/domain/changes/read-account.ts';
import { besideNormal, changesOfGene } from '../../../src/domain/changes/relabel.ts';
import type { ReportedFindings } from '../../../src/domain/findings/report-findings.ts';
import type { Report } from '../../../src/domain/report/report.ts';
import { decodeChangePack } from '../../../src/reference/change-pack.ts';
import { drug, finding, gene, report, score } from '../../support/two-reports.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const bytes = new Uint8Array(readFileSync(path.join(ROOT, 'public/packs/changes.bin')));
const decoded = decodeChangePack(bytes);
if (!decoded.ok) throw new Error(decoded.error.code);
const facts = decoded.value;
const rows = (table: string): string[][] => readFileSync(path.join(ROOT, 'src/reference/tables/pgx', table), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t')); // prettier-ignore

describe('the pack of knowledge that changed', () => {
  it('has today’s function of each allele as the table of star alleles has it', () => {
    const shipped = new Map(rows('alleles.tsv').map(([name, allele, , named]) => [`${name ?? ''} ${allele ?? ''}`, named])); // prettier-ignore
    for (const { gene: name, allele, to } of facts.functions) expect(shipped.get(`${name} ${allele}`)).toBe(to);
    expect(changesOfGene(facts.functions, 'TPMT').filter(({ date }) => date === '2026-02-03')).toHaveLength(22);
    expect(changesOfGene(facts.functions, 'NUDT15').filter(({ date }) => date === '2026-02-03')).toHaveLength(5);
    expect(facts.functions.some(({ allele }) => allele === 'c.6612C>G' || allele === 'c.7036G>A')).toBe(false);
  });

  it('names a result beside a normal allele as CPIC’s rules of both genes do', () => {
    const rules = rows('phenotypes.tsv').filter(([name, method]) => (name === 'TPMT' || name === 'NUDT15') && method === 'function_pair'); // prettier-ignore
    for (const [, , rule = '', , phenotype] of rules) {
      const [first = '', second = ''] = rule.split(' + ');
      const other = second === 'Normal function' ? first : first === 'Normal function' ? second : null;
      if (other !== null) expect(besideNormal(other)).toBe(phenotype);
    }
    expect(besideNormal('')).toBeNull();
  });

  it('has shares of carriers that follow from the frequency of the changed alleles', () => {
    for (const { alleleFrequency, carriers, relabelled, transitions } of facts.labels) {
      expect(carriers).toBeCloseTo(1 - (1 - alleleFrequency) ** 2, 5);
      expect(relabelled).toBeLessThanOrEqual(carriers);
      expect(transitions.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(relabelled + 1e-4);
    }
    const most = facts.labels.map(({ relabelled }) => relabelled).sort((a, b) => b - a).slice(0, 3).map((share) => (100 * share).toFixed(1)); // prettier-ignore
    expect(most).toEqual(['5.1', '4.7', '3.8']);
  });

  it('has the same cases in each list, and never more found than cases', () => {
    for (const set of ['unseen', 'hospital', 'read'] as const) {
      const own = facts.results.filter((result) => result.set === set);
      expect(own.map(({ list }) => list)).toEqual(['2022', '2023/24', '2026']);
      expect(new Set(own.map(({ cases }) => cases)).size).toBe(1);
      for (const { first, three, ten, known, cases } of own) expect([first <= three, three <= ten, ten <= known, known <= cases]).toEqual([true, true, true, true]); // prettier-ignore
    }
    for (const { places } of facts.cases) expect(places).toHaveLength(3);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['half of it', bytes.slice(0, bytes.length >> 1)],
    ['something behind it', new Uint8Array([...bytes, 0])],
    ['another layout', Uint8Array.from(bytes, (byte, i) => (i === 4 ? 9 : byte))],
  ])('%s is no pack', (_kind, broken) => {
    expect(decodeChangePack(broken)).toEqual({ ok: false, error: { code: 'reference/pack-schema' } });
  });
});

describe('what is kept of a report', () => {
  const whole = report({
    pgx: { TPMT: { ...gene(), sites: [{ rsid: 'rs1' }], posterior: { EUR: {} } } },
    drugs: [{ ...drug({ population: 'adults', numbers: { dose: ['50 %'] }, superseded: true, supersededBy: '1' }), url: 'x', pmid: '2' }], // prettier-ignore
    scores: [{ ...score(), refused: [{ row: 1, reason: 'x' }], rows: 10 }],
    evidence: {},
  });
  const opened = { findings: [{ ...finding(), letters: 'AG', place: null }], findingRules: { APOE: 'e3/e4' } };
  const kept = compactReport(whole as unknown as Report, opened as unknown as ReportedFindings);

  it('says the same of everything that is compared, and has nothing else', () => {
    expect(readAccount(kept)).toEqual(readAccount({ ...whole, ...opened }));
    expect(compareReports(kept, { ...whole, ...opened }, { functions: [] })).toMatchObject({ changes: [], notCompared: [] }); // prettier-ignore
    expect(JSON.stringify(kept)).not.toMatch(/sites|posterior|refused|letters|url/);
  });

  it('has findings only where a topic was opened', () => {
    expect(Object.keys(compactReport(whole as unknown as Report, null))).not.toContain('findings');
  });
});
