import { openAsBlob } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_OPTIONS } from '../../../src/domain/analysis/options.ts';
import { ratioFor } from '../../../src/domain/scores/published-effects.ts';
import type { ScoreReport } from '../../../src/domain/scores/report.ts';
import { riskOfReport } from '../../../src/domain/scores/risk-of-report.ts';
import { analyse, type AnalysisContext } from '../../../src/engine/analysis.ts';
import { BREAST_CANCER_RATES } from '../../../src/reference/absolute-risk-rates.ts';
import { SCORE_EFFECTS } from '../../../src/reference/score-evidence.ts';
import { nodeContext } from '../../../src/tools/analyse/run-analysis.ts';
import { vectorPath, vectorRows } from '../../support/vectors.ts';

const FAMILY = new Map<string | undefined, boolean | null>([['yes', true], ['no', false], ['unknown', null]]); // prettier-ignore

let context: AnalysisContext;
const reports = new Map<string, ScoreReport>();
beforeAll(async () => {
  const opened = await nodeContext(process.cwd());
  if (!opened.ok) throw new Error(opened.error.code);
  context = opened.value;
});

/** The report of PGS000001 from the file of a chip, held against Europeans. */
async function reportOf(name: string): Promise<ScoreReport> {
  const known = reports.get(name);
  if (known !== undefined) return known;
  const result = await analyse(context, {
    file: await openAsBlob(vectorPath('scores/risk', `${name}.txt`)),
    options: { ...DEFAULT_OPTIONS, reference: { shares: { EUR: 1 }, from: 'chosen' } },
    onEvent: () => undefined,
    scores: context.references.scores.filter(({ header }) => header.id === 'PGS000001'),
  });
  const [score] = result.ok ? result.value.report.scores : [];
  if (score === undefined) throw new Error('no score');
  reports.set(name, score);
  return score;
}

describe('the absolute risk opens on a European’s file of the GSA, and is what iCARE’s formulas give', () => {
  const effect = ratioFor('PGS000001', SCORE_EFFECTS, 'EUR');
  for (const row of vectorRows('scores/risk/expected.tsv')) {
    const get = (name: string): string => row.get(name) ?? '';
    test(['file', 'age', 'years', 'family'].map(get).join(' '), async () => {
      const score = await reportOf(get('file'));
      expect(score.interpretable).toBe(true);
      expect(score.varianceSeen).toBeCloseTo(Number(get('variance_seen')), 6);
      expect(score.z).toBeCloseTo(Number(get('z')), 6);
      if (effect === null) throw new Error('no effect');
      const ages = { from: Number(get('age')), years: Number(get('years')) };
      const familyHistory = FAMILY.get(get('family')) ?? null;
      const risk = riskOfReport(score, effect, { familyHistory, ages }, BREAST_CANCER_RATES);
      expect(risk?.person).toBeCloseTo(Number(get('person')), 5);
      expect(risk?.low).toBeLessThan(risk?.person ?? NaN);
      expect(risk?.high).toBeGreaterThan(risk?.person ?? NaN);
    });
  }

  test('there is none without a standing', async () => {
    const score = await reportOf('gsa-european-1');
    if (effect === null) throw new Error('no effect');
    const asked = { familyHistory: null, ages: { from: 50, years: 10 } };
    for (const lack of [{ z: null }, { sd: null }, { interval: null }, { varianceSeen: null }])
      expect(riskOfReport({ ...score, ...lack }, effect, asked, BREAST_CANCER_RATES)).toBeNull();
  });
});
