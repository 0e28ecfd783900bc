import { describe, expect, it } from 'vitest';
import { type AnalysisOptions, DEFAULT_OPTIONS } from '../../../src/domain/analysis/options.ts';
import type { Stopped } from '../../../src/domain/analysis/stages.ts';
import type { ComparisonReport } from '../../../src/domain/genotype/compare.ts';
import type { Report } from '../../../src/domain/report/report.ts';
import { fail, ok, type Result } from '../../../src/errors/result.ts';
import { Comparison } from '../../../src/state/comparison.svelte.ts';
import { asking } from '../../support/asking.ts';

const FILE = new Blob(['x']);
const report = (name: string): Report => ({ schema: name }) as unknown as Report;
const RESULT = { shared: 1, samePerson: 'yes' } as unknown as ComparisonReport;

/** An open file and a vault that answers when told to. */
function setUp(): {
  comparison: Comparison;
  session: { shown: { report: Report | null }; genomeNumber: number; adopt(report: Report): void };
  asked: AnalysisOptions[];
  answer: (outcome: Result<ComparisonReport> | Stopped) => Promise<void>;
  stops: () => number;
} {
  let stopped = 0;
  let resolve: (outcome: Result<ComparisonReport> | Stopped) => void = () => undefined;
  const asked: AnalysisOptions[] = [];
  const session = {
    shown: { report: report('first') as Report | null },
    genomeNumber: 1,
    adopt(joined: Report) {
      session.shown = { report: joined };
      session.genomeNumber++;
    },
  };
  const client = {
    compare: (_: Blob, options: AnalysisOptions) => {
      asked.push(options);
      return new Promise<Result<ComparisonReport> | Stopped>((done) => {
        resolve = done;
      });
    },
    ...asking({
      stopComparing: () => {
        stopped++;
        return Promise.resolve();
      },
    }),
    merge: () => Promise.resolve(ok(report('joined'))),
  };
  const comparison = new Comparison(client, session as never);
  const answer = async (outcome: Result<ComparisonReport> | Stopped): Promise<void> => {
    resolve(outcome);
    await new Promise((done) => setTimeout(done));
  };
  return { comparison, session, asked, answer, stops: () => stopped };
}

describe('a comparison', () => {
  it('is about one open file and is gone with it', async () => {
    const { comparison, session, answer } = setUp();
    void comparison.compare(FILE, DEFAULT_OPTIONS);
    expect(comparison.state).toBe('reading');
    await answer(ok(RESULT));
    expect(comparison.result).toBe(RESULT);
    session.shown = { report: report('another') };
    session.genomeNumber++;
    expect(comparison.result).toBeNull();
    expect(await comparison.join(DEFAULT_OPTIONS)).toBe(false);
  });

  it('that was stopped takes no late answer', async () => {
    const { comparison, answer, stops } = setUp();
    void comparison.compare(FILE, DEFAULT_OPTIONS);
    comparison.stop();
    expect(comparison.state).toBe('stopped');
    expect(stops()).toBe(1);
    await answer(ok(RESULT));
    expect(comparison.result).toBeNull();
    expect(comparison.state).toBe('stopped');
  });

  it('carries every choice: first a file of the archive, then a sample of that file', async () => {
    const { comparison, asked, answer } = setUp();
    void comparison.compare(FILE, DEFAULT_OPTIONS);
    await answer(fail('input/ambiguous-archive', { choices: ['a', 'b'] }));
    expect(comparison.failure?.choices).toEqual(['a', 'b']);
    void comparison.choose('b', DEFAULT_OPTIONS);
    await answer(fail('input/multi-sample', { choices: ['s', 't'] }));
    void comparison.choose('t', DEFAULT_OPTIONS);
    expect(asked.map(({ entry, sample }) => [entry, sample])).toEqual([
      [undefined, undefined],
      ['b', undefined],
      ['b', 't'],
    ]);
  });

  it('that is joined becomes the open file', async () => {
    const { comparison, session, answer } = setUp();
    void comparison.compare(FILE, DEFAULT_OPTIONS);
    await answer(ok(RESULT));
    expect(await comparison.join(DEFAULT_OPTIONS)).toBe(true);
    expect(session.shown.report?.schema).toBe('joined');
    expect(comparison.isJoined).toBe(true);
    expect(comparison.result).toBeNull();
    comparison.clear();
    expect(comparison.isJoined).toBe(false);
  });

  it('needs an open file', async () => {
    const { comparison, session, asked } = setUp();
    session.shown = { report: null };
    session.genomeNumber++;
    await comparison.compare(FILE, DEFAULT_OPTIONS);
    expect(asked).toEqual([]);
    expect(comparison.state).toBe('idle');
  });
});
