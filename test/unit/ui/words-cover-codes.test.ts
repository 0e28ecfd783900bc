import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FAILURES, type FailureCode } from '../../../src/errors/codes.ts';
import { failureCause, failureRemedy, failureTitle, reportRemedy } from '../../../src/errors/remedy.ts';
import { m } from '../../../src/i18n/messages.ts';
import { warningWords } from '../../../src/ui/file/words.ts';
import { reasonWords } from '../../../src/ui/medicines/reasons.ts';
import { refusalWords, scoreReasonWords } from '../../../src/ui/scores/reasons.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Every text of this pattern in the sources of some folders. */
function codesIn(folders: readonly string[], pattern: RegExp): string[] {
  const found = new Set<string>();
  for (const folder of folders) {
    for (const entry of readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
      const text = readFileSync(path.join(entry.parentPath, entry.name), 'utf8');
      for (const match of text.matchAll(pattern)) found.add(match[1] ?? '');
    }
  }
  return [...found].sort();
}

describe('every code that the analysis may give has words', () => {
  it('reasons of genes', () => {
    const codes = codesIn(['src/domain/pgx', 'workers'], /'(pgx\/[a-z0-9-]+)'/g);
    expect(codes.length).toBeGreaterThan(15);
    for (const code of codes) expect([code, reasonWords(code).includes(code)]).toEqual([code, false]);
  });

  it('warnings about files', () => {
    const codes = codesIn(['src/formats', 'src/domain', 'workers'], /warnings\.(?:push|add)\('([A-Z_]+)'/g);
    expect(codes.length).toBeGreaterThan(2);
    for (const code of codes) expect([code, warningWords(code) === m.warning_other({ code })]).toEqual([code, false]);
  });

  it('reasons of scores', () => {
    const codes = codesIn(['src/domain/scores'], /reason: '(score\/[a-z0-9-]+)'/g);
    expect(codes.length).toBeGreaterThan(2);
    for (const code of codes) expect([code, scoreReasonWords(code).includes(code)]).toEqual([code, false]);
  });

  it('reasons of refused rows', () => {
    const definition = readFileSync(path.join(ROOT, 'src/domain/scores/score-definition.ts'), 'utf8');
    const union = /export type RowRefusal =([^;]+);/.exec(definition)?.[1] ?? '';
    const codes = [...union.matchAll(/'([a-z-]+)'/g)].map((match) => match[1] ?? '');
    expect(codes.length).toBeGreaterThan(10);
    for (const code of codes) expect([code, refusalWords(code) === m.reason_other({ code })]).toEqual([code, false]);
  });

  it('failures: title, cause and next step', () => {
    for (const code of Object.keys(FAILURES) as FailureCode[]) {
      for (const words of [failureTitle(code), failureCause(code), failureRemedy(code), reportRemedy(code)]) {
        expect([code, words.length > 3, words.includes('failure_')]).toEqual([code, true, false]);
      }
    }
  });
});
