import { describe, expect, it } from 'vitest';
import { withinLimit } from '../../../src/state/within-limit.ts';

describe('a question with a limit', () => {
  it.each([
    ['an answer', () => Promise.resolve('yes'), 'yes'],
    ['an error', () => Promise.reject(new Error('x')), 'no'],
    ['no answer', () => new Promise<string>(() => undefined), 'no'],
  ])('%s', async (_, question, answer) => {
    expect(await withinLimit(question(), 5, 'no')).toBe(answer);
  });
});
