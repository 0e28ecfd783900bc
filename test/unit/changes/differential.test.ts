import { describe, expect, it } from 'vitest';
import { compareReports, type ReportChanges } from '../../../src/domain/changes/compare.ts';
import { marksOf, packMarks, unpackMarks } from '../../../src/domain/changes/list-marks.ts';
import type { RareKnowledge } from '../../../src/domain/rare/knowledge.ts';
import { ranked, report } from '../../support/two-reports.ts';

type Json = Record<string, unknown>;
const TELLING = { present: ['HP:0000001', 'HP:0000002'], absent: [], sex: null, age: null, onset: null };
/** Ten others that stand the same in both lists. */
const others = (from: number): Json[] => Array.from({ length: 10 }, (_, i) => ranked(`OMIM:${String(900 + i)}`, from + i)); // prettier-ignore
const KNOWN = Object.fromEntries(others(1).map(({ id }) => [String(id), 'a']));

function packed(marks: Record<string, string>): Record<string, string> {
  return packMarks(new Map(Object.entries({ ...KNOWN, ...marks })));
}

function compared(
  before: Json[],
  after: Json[],
  marks: { before?: Record<string, string>; after?: Record<string, string> } = {},
): ReportChanges {
  const part = (diseases: Json[], own: Record<string, string> | undefined): Json => ({ differential: diseases, differentialFrom: TELLING, ...(own === undefined ? {} : { differentialKnows: packed(own) }) }); // prettier-ignore
  const result = compareReports(report(part(before, marks.before), { older: ['hpo'] }), report(part(after, marks.after)), { functions: [] }); // prettier-ignore
  if ('refused' in result) throw new Error(result.refused);
  return result;
}

const ofDisease = ({ changes }: ReportChanges, id = 'OMIM:1'): object | undefined => changes.find((change) => change.id === id); // prettier-ignore

describe('places of a differential', () => {
  it.each<[string, Json | null, Json | null, { before?: Record<string, string>; after?: Record<string, string> }, object | undefined]>([
    ['moved four places: nothing', ranked('OMIM:1', 5), ranked('OMIM:1', 1), {}, undefined],
    ['entered: new disease', null, ranked('OMIM:1', 1), { before: {}, after: { 'OMIM:1': 'b' } }, { kind: 'entered', before: null, after: 1, reason: { code: 'new-disease' } }],
    ['left: withdrawn', ranked('OMIM:1', 1), null, { before: { 'OMIM:1': 'b' }, after: {} }, { kind: 'left', before: 1, after: null, reason: { code: 'disease-withdrawn' } }],
    ['up: a told sign is listed now', ranked('OMIM:1', 11), ranked('OMIM:1', 1, { exact: ['HP:0000002'] }), { before: { 'OMIM:1': 'b' }, after: { 'OMIM:1': 'c' } }, { kind: 'moved', before: 11, after: 1, reason: { code: 'new-annotation', signs: ['HP:0000002'] } }],
    ['down: a told sign is listed no more', ranked('OMIM:1', 1, { exact: ['HP:0000002'] }), ranked('OMIM:1', 11), { before: { 'OMIM:1': 'b' }, after: { 'OMIM:1': 'c' } }, { kind: 'moved', reason: { code: 'annotation-withdrawn', signs: ['HP:0000002'] } }],
    ['up: more patients have a told sign', ranked('OMIM:1', 11, { exact: ['HP:0000001'], share: 0.2 }), ranked('OMIM:1', 1, { exact: ['HP:0000001'], share: 0.6 }), { before: { 'OMIM:1': 'b' }, after: { 'OMIM:1': 'c' } }, { reason: { code: 'share-changed', signs: ['HP:0000001'] } }],
    ['down: more signs that were not told', ranked('OMIM:1', 1, { signs: 10 }), ranked('OMIM:1', 11, { signs: 40 }), { before: { 'OMIM:1': 'b' }, after: { 'OMIM:1': 'c' } }, { reason: { code: 'other-signs-changed', from: 10, to: 40 } }],
    ['down: described as before, others came past', ranked('OMIM:1', 1), ranked('OMIM:1', 11), { before: { 'OMIM:1': 'b' }, after: { 'OMIM:1': 'b' } }, { reason: { code: 'overtaken', count: 10 } }],
    ['up: described as before, others fell', ranked('OMIM:1', 11), ranked('OMIM:1', 1), { before: { 'OMIM:1': 'b' }, after: { 'OMIM:1': 'b' } }, { reason: { code: 'others-fell', count: 10 } }],
    ['entered: known before, described otherwise', null, ranked('OMIM:1', 1, { exact: ['HP:0000001'] }), { before: { 'OMIM:1': 'b' }, after: { 'OMIM:1': 'c' } }, { reason: { code: 'description-changed', signs: ['HP:0000001'] } }],
    ['entered: known before, described as before', null, ranked('OMIM:1', 1), { before: { 'OMIM:1': 'b' }, after: { 'OMIM:1': 'b' } }, { reason: { code: 'others-fell', count: 10 } }],
    ['entered: an older report that does not say what its list held', null, ranked('OMIM:1', 1), {}, { reason: { code: 'packs-changed' } }],
    ['moved: an older report with places alone', { id: 'OMIM:1', rank: 11, score: 1 }, ranked('OMIM:1', 1), {}, { reason: { code: 'packs-changed' } }],
    ['moved: no list of what was known, but the same signs', ranked('OMIM:1', 11), ranked('OMIM:1', 1), {}, { reason: { code: 'others-fell', count: 10 } }],
    ['down, though a told sign came: no reason of its own', ranked('OMIM:1', 1), ranked('OMIM:1', 11, { exact: ['HP:0000001'] }), { before: { 'OMIM:1': 'b' }, after: { 'OMIM:1': 'c' } }, { reason: { code: 'packs-changed' } }],
  ])('%s', (_kind, was, is, marks, expected) => {
    const list = (own: Json | null): Json[] => (own === null ? others(1) : [own, ...others(own.rank === 1 ? 2 : 1)]);
    const change = ofDisease(compared(list(was), list(is), marks));
    if (expected === undefined) expect(change).toBeUndefined();
    else expect(change).toMatchObject(expected);
  }); // prettier-ignore

  it('of other signs are not compared', () => {
    const other = report({ differential: others(1), differentialFrom: { ...TELLING, present: ['HP:0000009'] } });
    const now = report({ differential: others(1).reverse(), differentialFrom: TELLING });
    expect(compareReports(other, now, { functions: [] })).toMatchObject({ changes: [], notCompared: ['other-signs'] });
  });

  it('stand in the order of today, those that left last', () => {
    const result = compared([ranked('OMIM:3', 1), ...others(2)], [ranked('OMIM:2', 1), ranked('OMIM:1', 2), ...others(3)], { before: { 'OMIM:3': 'b' }, after: {} }); // prettier-ignore
    expect(result.changes.map(({ id }) => id)).toEqual(['OMIM:2', 'OMIM:1', 'OMIM:3']);
  });
});

describe('marks of a list', () => {
  const list = (signs: number[], frequencies: number[]): RareKnowledge => ({ diseases: [{ id: 'OMIM:7' }], termIds: Uint32Array.from([11, 22, 33]), signStarts: Uint32Array.from([0, signs.length]), signs: Uint16Array.from(signs), frequencies: Uint8Array.from(frequencies) }) as unknown as RareKnowledge; // prettier-ignore

  it.each([
    ['another sign', list([0, 2], [0, 0])],
    ['one sign less', list([0], [0])],
    ['another share', list([0, 1], [0, 5])],
  ])('%s gives another one', (_kind, other) => {
    expect(marksOf(other).get('OMIM:7')).not.toBe(marksOf(list([0, 1], [0, 0])).get('OMIM:7'));
  });

  it('come back as they were packed; anything else is nothing', () => {
    const marks = new Map([['DECIPHER:1', 'z9'], ['OMIM:100050', 'a'], ['OMIM:621595', '1zz']]); // prettier-ignore
    expect(unpackMarks(packMarks(marks))).toEqual(marks);
    expect(unpackMarks({ OMIM: '!! ??' })).toBeNull();
    expect(unpackMarks(null)).toBeNull();
  });
});
