import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { MOST_TRIAL_TEXT, readTrialFile } from '../../../src/formats/trial-file.ts';
import { ONCO_TREE } from '../../support/trials.ts';

const one = (id: string): object => ({ protocol_no: id, treatment_list: { step: [{ step_code: '1', match: [{ and: [{ clinical: { age_numerical: '>=18' } }] }] }] } }); // prettier-ignore
const read = (text: string) => readTrialFile(text, ONCO_TREE);
const codeOf = (text: string): string => {
  const result = read(text);
  return result.ok ? 'ok' : `${result.error.code}${result.error.at?.line === undefined ? '' : `:${String(result.error.at.line)}`}`; // prettier-ignore
};

/** Nine levels of ten repeats each: a billion parts when unfolded. */
const BOMB = ['a: &a [x, x, x, x, x, x, x, x, x, x]', ...'b c d e f g h i'.split(' ').map((name, at) => `${name}: &${name} [${Array.from({ length: 10 }, () => `*${'abcdefghi'[at] ?? ''}`).join(', ')}]`)].join('\n'); // prettier-ignore

describe('a file of trials', () => {
  it.each([
    ['one as JSON', JSON.stringify(one('A')), ['A']],
    ['one as JSON with tabs', JSON.stringify(one('A'), null, '\t'), ['A']],
    ['a list as JSON', JSON.stringify([one('A'), one('B')]), ['A', 'B']],
    ['one as YAML', stringify(one('A')), ['A']],
    ['a list as YAML', stringify([one('A'), one('B')]), ['A', 'B']],
    ['several documents', `${stringify(one('A'))}---\n${stringify(one('B'))}`, ['A', 'B']],
    ['a byte order mark', `\uFEFF${JSON.stringify(one('A'))}`, ['A']],
    ['a number for a name', 'protocol_no: 17\nmatch:\n  - clinical: {age_numerical: ">=18"}\n', ['17']],
    ['no name', 'match:\n  - clinical: {age_numerical: ">=18"}\n', ['[0]']],
  ])('%s', (_, text, ids) => {
    const result = read(text);
    expect(result.ok && result.value.trials.map(({ id }) => id)).toEqual(ids);
    expect(result.ok && result.value.problems).toEqual([]);
  });

  it('reads the unquoted words of both dialects of YAML', () => {
    const result = read('match:\n - genomic: {hugo_symbol: None, tobacco_signature: No}\n - clinical: {her2_status: false}\n - genomic: {hugo_symbol: KRAS, variant_category: !Mutation }\n'.replace('!Mutation', '"!Mutation"')); // prettier-ignore
    expect(result.ok && result.value.problems).toEqual([]);
    const unquoted = read('match:\n - genomic: {hugo_symbol: KRAS, variant_category: !Mutation }\n');
    // A tag of YAML is no exclamation mark of CTML: the value is not read as the condition turned round, nor as the condition.
    expect(unquoted.ok && unquoted.value.problems.map(({ why }) => why)).toEqual(['value']);
  });

  it.each([
    ['broken JSON', '{"match": [', 'trials/unreadable:1'],
    ['broken YAML', 'a: 1\nmatch:\n  - {clinical: [}\n', 'trials/unreadable:3'],
    ['a key that stands twice', '{"protocol_no": "A",\n"match": [],\n"match": []}', 'trials/unreadable:3'],
    ['a text', 'Dear colleague', 'trials/not-ctml'],
    ['nothing', '', 'trials/not-ctml'],
    ['an empty list', '[]', 'trials/not-ctml'],
    ['JSON of something else', '{"resourceType": "Bundle"}', 'trials/not-ctml'],
    ['too large', `{"a": "${'x'.repeat(MOST_TRIAL_TEXT)}"}`, 'trials/too-large'],
    ['too many', JSON.stringify(Array.from({ length: 1001 }, (_, at) => ({ protocol_no: at, match: [] }))), 'trials/too-many'], // prettier-ignore
    ['repeats that unfold', BOMB, 'trials/too-many-aliases'],
    ['nesting without end', '['.repeat(30_000), 'trials/unreadable'],
  ])('%s is refused', (_, text, code) => {
    expect(codeOf(text)).toMatch(new RegExp(`^${code}`));
  });

  it('keeps what is a trial and lists what is not', () => {
    const result = read(JSON.stringify([one('A'), { name: 'no trial' }]));
    expect(result.ok && [result.value.trials.length, result.value.problems]).toEqual([1, [{ trial: '[1]', path: '[1]', why: 'shape', key: '', value: '{"name":"no trial"}' }]]); // prettier-ignore
  });

  it('takes keys that objects have by birth for what they are', () => {
    const result = read('{"match": [{"clinical": {"__proto__": {"age_numerical": ">=18"}, "constructor": 1}}]}');
    expect(result.ok && result.value.problems.map(({ why }) => why)).toEqual(['value', 'key']);
  });
});
