import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPhenopacket, type RareTelling, writePhenopacket } from '../../../src/domain/rare/phenopacket.ts';
import { editDistance } from '../../../src/domain/rare/words.ts';
import { builtDifferential } from '../../support/rare.ts';

interface NoteVector {
  kind: string;
  note: string;
  hits: [label: string, said: string][];
}
interface SearchVector {
  kind: string;
  typed: string;
  first: string;
  insteadOf?: string;
}
const vectors = <T>(name: string): T[] => JSON.parse(readFileSync(`test/vectors/rare/${name}.json`, 'utf8')) as T[];

describe('a note', () => {
  it.each(vectors<NoteVector>('notes'))('$kind', ({ note, hits }) => {
    const found = builtDifferential().readNote(note);
    expect(found.map(({ label, said }) => [label, said])).toEqual(hits);
    for (const { text, start, end } of found) expect(note.slice(start, end)).toBe(text);
  });
});

describe('a search', () => {
  it.each(vectors<SearchVector>('searches'))('$kind: $typed', ({ typed, first, insteadOf }) => {
    const [hit] = builtDifferential().search(typed);
    expect(hit?.label).toBe(first);
    expect(hit?.insteadOf ?? undefined).toBe(insteadOf);
  });

  it('finds nothing in nothing, and many pasted ids at once', () => {
    expect(builtDifferential().search('  ')).toEqual([]);
    const ids = builtDifferential().search('HP:0001250, HP:0001156\nHP:0000252 HP:9999999');
    expect(ids.map(({ id }) => id)).toEqual(['HP:0001250', 'HP:0001156', 'HP:0000252']);
  });
});

describe('distance of words', () => {
  it.each([
    ['seizure', 'seizure', 0],
    ['siezure', 'seizure', 1],
    ['seizre', 'seizure', 1],
    ['seizures', 'seizure', 1],
    ['sleep', 'seizure', 3],
  ])('%s and %s: %s', (a, b, distance) => {
    expect(editDistance(a, b, 2)).toBe(distance);
  });
});

const TELLING: RareTelling = {
  present: ['HP:0001250', 'HP:0001156'],
  absent: ['HP:0000252'],
  sex: 'female',
  age: 'P3Y6M',
  onset: 'P1Y',
};

describe('a phenopacket', () => {
  it.each<[string, Partial<RareTelling>]>([
    ['everything', {}],
    ['only what is there', { absent: [], sex: null, age: null, onset: null }],
    ['a stage of life', { onset: 'Infantile onset', sex: 'male' }],
  ])('is read back as it was written: %s', (_, change) => {
    const telling = { ...TELLING, ...change };
    const text = writePhenopacket({ telling, labelOf: (id) => `label of ${id}`, hpoVersion: '2026-06-23', created: '2026-11-30T00:00:00Z' }); // prettier-ignore
    expect(readPhenopacket(text)).toEqual(telling);
    expect(JSON.parse(text)).toMatchObject({ metaData: { phenopacketSchemaVersion: '2.0' } });
  });

  const feature = (id: string, more: object = {}): object => ({ type: { id }, ...more });
  it.each<[string, object, Partial<RareTelling>]>([
    ['inside of a family', { proband: { phenotypicFeatures: [feature('HP:0001250')] } }, { present: ['HP:0001250'] }],
    ['version 1: negated', { phenotypicFeatures: [feature('HP:0001250', { negated: true }), feature('HP:0000252')] }, { present: ['HP:0000252'], absent: ['HP:0001250'] }],
    ['the earliest onset', { phenotypicFeatures: [feature('HP:0001250', { onset: { age: { iso8601duration: 'P2Y' } } })], diseases: [{ onset: { ontologyClass: { label: 'Neonatal onset' } } }] }, { onset: 'Neonatal onset' }],
    ['not the onset of what is excluded', { phenotypicFeatures: [feature('HP:0000252'), feature('HP:0001250', { excluded: true, onset: { age: { iso8601duration: 'P2Y' } } })] }, { onset: null }],
    ['another ontology is left out', { phenotypicFeatures: [feature('HP:0001250'), feature('MP:0001250')] }, { present: ['HP:0001250'] }],
    ['a range of ages', { subject: { timeAtLastEncounter: { ageRange: { start: { iso8601duration: 'P5Y' } } } }, phenotypicFeatures: [feature('HP:0001250')] }, { age: 'P5Y' }],
  ])('%s', (_, packet, expected) => {
    expect(readPhenopacket(JSON.stringify(packet))).toMatchObject(expected);
  }); // prettier-ignore

  it.each([
    ['no JSON', '{', 'not-json'],
    ['no object', '[1]', 'not-a-phenopacket'],
    ['no features', '{"id":"x"}', 'not-a-phenopacket'],
    ['features without a term', '{"phenotypicFeatures":[{"type":{"id":7}},null]}', 'no-features'],
  ])('%s is refused', (_, text, refused) => {
    expect(readPhenopacket(text)).toEqual({ refused });
  });
});
