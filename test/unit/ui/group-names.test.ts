import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { GROUPS } from '../../../src/domain/ancestry/groups.ts';
import {
  groupName,
  namedGroup,
  referencePeople,
  referenceWords,
  reportedReference,
} from '../../../src/ui/words/ancestry.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../src/i18n/messages/en');

describe('a code of a group never stands without its name', () => {
  it.each([
    ['EUR', 'EUR, European'],
    ['AMR', 'AMR, admixed American'],
    ['IAM', 'IAM, Indigenous American'],
    ['Sub-Saharan African', 'Sub-Saharan African'],
  ])('%s is written “%s”', (code, words) => {
    expect(namedGroup(code)).toBe(words);
  });

  it.each([
    ['EUR', 'EUR, European', 'the European reference group (EUR)'],
    ['AFR 0.30 + EUR 0.70', 'EUR, European 70% + AFR, African 30%', 'a mixture of reference groups (EUR, European 70% + AFR, African 30%)'],
    ['table', 'the people whose frequencies came with the score', 'the people whose frequencies came with the score'],
  ])('a report’s reference %s', (reported, short, within) => {
    expect(reportedReference(reported)).toBe(short);
    expect(referencePeople(reported)).toBe(within);
  }); // prettier-ignore

  it('a reference that was chosen, too', () => {
    expect(referenceWords({ shares: { EAS: 1 }, from: 'chosen' })).toBe('EAS, East Asian');
    expect(referenceWords({ shares: { EAS: 0.25, SAS: 0.75 }, from: 'chosen' })).toBe('SAS, South Asian 75% + EAS, East Asian 25%'); // prettier-ignore
  });

  it('nor in any message of the app', () => {
    const bare = readdirSync(FOLDER).flatMap((file) => {
      const messages = JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Record<string, unknown>;
      return Object.entries(messages).flatMap(([key, message]) => {
        const text = JSON.stringify(message).toLowerCase();
        const codes = GROUPS.filter((code) => new RegExp(`(?<![{\\w])${code}(?![}\\w])`).test(JSON.stringify(message)));
        return codes.filter((code) => !text.includes(groupName(code).toLowerCase())).map((code) => `${key}: ${code}`);
      });
    });
    expect(bare).toEqual([]);
  });
});
