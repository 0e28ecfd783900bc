import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../src/errors/result.ts';
import { differenceOf, SelfTest, type SelfTestDeps } from '../../../src/state/self-test.svelte.ts';
import { geneReport } from '../../support/hand-made-report.ts';
import type { Report } from '../../../src/domain/report/report.ts';
import { letterLines } from '../../../src/domain/report/letter-lines.ts';

const REPORT = { pgx: { GENE1: geneReport(), GENE2: geneReport() }, drugs: [] } as unknown as Report;
const LINES = letterLines(REPORT);

interface World {
  holds: boolean;
  leftovers: readonly string[];
  sample: boolean;
  expected: readonly string[];
}
const RIGHT: World = { holds: true, leftovers: [], sample: true, expected: LINES };

function testIn({ holds, leftovers, sample, expected }: World): { test: SelfTest; ended: () => number } {
  let ended = 0;
  const beside = {
    sample: () => Promise.resolve(sample ? ok(new Blob()) : fail('reference/pack-missing')),
    analyse: () => Promise.resolve(ok(REPORT)),
    end: () => void ended++,
  };
  const client = { beside: () => beside } as unknown as SelfTestDeps['client'];
  const seal = { holds, test: () => Promise.resolve(), settled: () => Promise.resolve() };
  const look = (() => Promise.resolve(leftovers)) as unknown as NonNullable<SelfTestDeps['look']>;
  return { test: new SelfTest({ client, seal, look, sampleId: 'x', expected }), ended: () => ended };
}

describe('the self-test', () => {
  it('has lines to compare', () => {
    expect(LINES.length).toBeGreaterThan(0);
  });

  it.each([
    ['everything is right', {}, true],
    ['the seal does not hold', { holds: false }, false],
    ['something is kept', { leftovers: ['cookies'] }, false],
    ['something could not be looked at', { leftovers: ['files-unseen'] }, false],
    ['the sample cannot be read', { sample: false }, false],
    ['a line is missing', { expected: [...LINES, 'CYP0; altered; *2/*2; '] }, false],
    ['a line is new', { expected: LINES.slice(1) }, false],
    ['a line says something else', { expected: LINES.map((line, at) => (at === 0 ? `${line}!` : line)) }, false],
  ] as const)('passes only where everything is right: %s', async (_, change, passed) => {
    const { test, ended } = testIn({ ...RIGHT, ...change });
    expect(test.passed).toBeNull();
    await test.run();
    expect(test.passed).toBe(passed);
    expect(ended()).toBe('holds' in change ? 0 : 1);
  });

  it('names what is missing and what is new', () => {
    expect(differenceOf(['a', 'b'], ['b', 'c'])).toEqual({ missing: ['a'], other: ['c'] });
  });
});
