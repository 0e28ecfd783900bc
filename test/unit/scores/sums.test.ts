import { openAsBlob, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { type AnalysisOptions, DEFAULT_OPTIONS } from '../../../src/domain/analysis/options.ts';
import type { ScoreReport } from '../../../src/domain/scores/report.ts';
import { analyse, type AnalysisContext, type AnalysisRequest } from '../../../src/engine/analysis.ts';
import { parseFrequencyTable } from '../../../src/formats/frequency-table.ts';
import { nodeContext } from '../../../src/tools/analyse/run-analysis.ts';
import { vectorPath, vectorRows } from '../../support/vectors.ts';

let context: AnalysisContext;
beforeAll(async () => {
  const opened = await nodeContext(process.cwd());
  if (!opened.ok) throw new Error(opened.error.code);
  context = opened.value;
});

async function scoresOf(
  file: string,
  id: string,
  more: Partial<AnalysisOptions>,
  rest: Partial<AnalysisRequest> = {},
): Promise<ScoreReport> {
  const scores = context.references.scores.filter((score) => score.header.id === id);
  const request = {
    file: await openAsBlob(file),
    options: { ...DEFAULT_OPTIONS, ...more },
    onEvent: () => undefined,
    scores,
    ...rest,
  };
  const result = await analyse(context, request);
  if (!result.ok) throw new Error(result.error.code);
  const [score] = result.value.report.scores;
  if (score === undefined) throw new Error('no score');
  return score;
}

describe('sums of a chip file agree with plink2 in every mode', () => {
  const frequencies = parseFrequencyTable(readFileSync(vectorPath('scores/chip-sums/frequencies.tsv')));
  for (const row of vectorRows('scores/chip-sums/expected.tsv')) {
    const get = (name: string): string => row.get(name) ?? '';
    test(['person', 'score', 'ambiguous', 'indels', 'missing'].map(get).join(' '), async () => {
      if (!frequencies.ok) throw new Error('frequencies');
      const drops = get('missing') === 'drop';
      const score = await scoresOf(
        vectorPath('scores/chip-sums', `${get('person')}.txt`),
        get('score'),
        {
          ambiguous: get('ambiguous') as AnalysisOptions['ambiguous'],
          indels: get('indels') as AnalysisOptions['indels'],
          missing: drops ? 'drop' : 'frequency',
        },
        drops ? {} : { frequencies: frequencies.value },
      );
      expect(Math.abs(score.sum - Number(get('sum')))).toBeLessThan(1e-9);
      expect(score.matched).toBe(Number(get('called')));
      if (drops) expect(score.alleleCount).toBe(Number(get('alleles')));
      expect(score.matched + score.ambiguous + score.refused.length + score.noCall + score.absent).toBe(score.rows);
    });
  }
});

describe('dominant and recessive rows are no additive rows', () => {
  for (const row of vectorRows('scores/effects/expected.tsv')) {
    test(row.get('person') ?? '', async () => {
      const file = vectorPath('scores/effects', `${row.get('person') ?? ''}.txt`);
      const score = await scoresOf(file, 'PGS000802', { missing: 'drop' });
      expect(Math.abs(score.sum - Number(row.get('sum')))).toBeLessThan(1e-9);
      expect(Math.abs(score.sum - Number(row.get('wrong_if_all_additive')))).toBeGreaterThan(0.1);
    });
  }
});

test('a score whose build nobody states is computed and never interpreted', async () => {
  const score = await scoresOf(vectorPath('scores/effects/D01.txt'), 'PGS000802', { missing: 'drop' });
  expect(score).toMatchObject({ interpretable: false, percentile: null, reason: 'score/build-assumed' });
});
