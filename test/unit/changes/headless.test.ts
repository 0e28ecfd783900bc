import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseAnalyseArguments } from '../../../src/tools/analyse/arguments.ts';
import { changesSince, changesText, refusalText, reportedChanges } from '../../../src/tools/analyse/changes.ts';
import { differentialOf } from '../../../src/tools/analyse/differential.ts';
import { gene, report } from '../../support/two-reports.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(path.join(tmpdir(), 'sequester-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(content: unknown): string {
  const name = path.join(folder, 'old.json');
  writeFileSync(name, typeof content === 'string' ? content : JSON.stringify(content));
  return name;
}

describe('analyse --against', () => {
  it('takes a report', () => {
    expect(parseAnalyseArguments(['genome.txt', '--against', 'old.json'])?.against).toBe('old.json');
    expect(parseAnalyseArguments(['genome.txt'])?.against).toBeNull();
  });

  it('says in lines and in the document what changed and why, by CPIC’s own day', () => {
    const older = report({ pgx: { TPMT: gene({ phenotype: 'Indeterminate', asOf: 'CPIC 2025-11' }) } }, { older: ['pgx'] }); // prettier-ignore
    const compared = changesSince(ROOT, file(older), report());
    if (!compared.ok) throw new Error(compared.error.code);
    expect(changesText(compared.value).split('\n')).toEqual([
      'changed since the earlier report: 2',
      'pack pgx: 1 of 2025-01-01 -> 2 of 2026-11-30',
      'reclassified pgx.TPMT.alleles.*8.function: Uncertain function -> Decreased function; CPIC changed the function of TPMT *8 from Uncertain function to Decreased function on 2026-02-03',
      'reclassified pgx.TPMT.phenotype: Indeterminate -> Normal Metabolizer; CPIC changed the function of TPMT *8 from Uncertain function to Decreased function on 2026-02-03',
      '',
    ]);
    expect(reportedChanges(compared.value)).toMatchObject({ sameInput: 'same', notCompared: [], changes: [{ id: 'TPMT' }, { id: 'TPMT' }] }); // prettier-ignore
  });

  it.each([
    ['a file that is not there', () => path.join(folder, 'none.json'), 'changes/not-a-report'],
    ['a folder', () => folder, 'changes/not-a-report'],
    ['no JSON', () => file('{"schema":'), 'changes/not-a-report'],
    ['null', () => file('null'), 'changes/not-a-report'],
    ['a later schema', () => file({ ...report(), schema: 'sequester-report/2' }), 'changes/unknown-schema'],
  ])('%s is refused with code, cause and remedy', (_kind, old, code) => {
    const compared = changesSince(ROOT, old(), report());
    if (compared.ok) throw new Error('compared');
    expect(compared.error.code).toBe(code);
    expect(refusalText(compared.error)).toMatch(new RegExp(`^the earlier report: ${code}: .+\\. .+\\. .+\\.\n$`));
  });
});

describe('analyse --phenopacket', () => {
  it('says how each told sign fits, what was told, and what the list holds', () => {
    const packet = { phenotypicFeatures: ['HP:0000244', 'HP:0001363', 'HP:0011304', 'HP:0010055'].map((id) => ({ type: { id } })) }; // prettier-ignore
    const ranked = differentialOf(ROOT, file(packet));
    if ('refused' in ranked) throw new Error(ranked.refused);
    const { reported, genes } = ranked;
    expect(genes[0]).toMatch(/^FGFR/);
    expect(reported.differential).toHaveLength(100);
    expect(reported.differential[0]).toMatchObject({ id: 'OMIM:101600', rank: 1, fits: [{ told: 'HP:0000244', fit: 'exact' }, {}, {}, {}] }); // prettier-ignore
    expect(reported.differentialFrom.present).toHaveLength(4);
    const again = changesSince(ROOT, file({ ...report(), ...reported }), { ...report(), ...reported });
    expect(again).toMatchObject({ ok: true, value: { changes: [], notCompared: [] } });
  });
});
