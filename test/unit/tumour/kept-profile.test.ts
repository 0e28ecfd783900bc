import { expect, it } from 'vitest';
import { keptProfile, MOST_KEPT } from '../../../src/domain/tumour/kept-profile.ts';
import { EMPTY_PROFILE, type TumourProfile } from '../../../src/domain/tumour/profile.ts';
import { readTypedList } from '../../../src/domain/tumour/typed-list.ts';
import { builtTumour } from '../../support/tumour.ts';

const { index } = builtTumour();
const kept = (profile: unknown): TumourProfile | null => keptProfile(JSON.parse(JSON.stringify(profile)));
const allele = { build: 'GRCh38', chromosome: '7', position: 140753336, ref: 'A', alt: 'T' } as const;
const found = { kind: 'protein', gene: 'BRAF', change: { text: 'V600E' }, allele: null, exon: null, consequence: null, told: 'BRAF V600E' }; // prettier-ignore
const form = (alterations: readonly unknown[], more: object = {}): object => ({
  ...EMPTY_PROFILE,
  alterations,
  ...more,
});

it('every change of the list comes back as it was told', () => {
  const { variants } = index.knowledge;
  const alterations = variants.flatMap(({ needs }) => needs.flat()).map((one) => ({ ...one, told: 'as it was' }));
  for (let from = 0; from < alterations.length; from += MOST_KEPT) {
    const profile = { ...EMPTY_PROFILE, alterations: alterations.slice(from, from + MOST_KEPT) };
    expect(kept(profile)).toEqual(profile);
  }
});

it('a whole form comes back: markers, person, absence, wild type, an allele and an exon', () => {
  const { alterations, markers } = readTypedList('KRAS wild type\nno ALK fusion\nMSI-H\nTMB 12.5\nHER2 negative\nno POLE signature', index); // prettier-ignore
  const more = [{ kind: 'allele', gene: null, allele, exon: 15, consequence: 'Missense_Mutation', told: 'x' }, { kind: 'category', gene: 'MET', category: 'splice', exon: 14, told: 'x' }] as const; // prettier-ignore
  const profile: TumourProfile = { tumourType: 'COAD', age: 61, sex: 'female', alterations: [...alterations, ...more], markers }; // prettier-ignore
  expect(alterations).toHaveLength(2);
  expect(kept(profile)).toEqual(profile);
});

it.each<[string, unknown]>([
  ['nothing', undefined],
  ['a list', []],
  ['a form without markers', { ...EMPTY_PROFILE, markers: undefined }],
  ['an age that nobody has', form([], { age: 1000 })],
  ['a sex that is none', form([], { sex: 'F' })],
  ['a marker that is not known', form([], { markers: { ...EMPTY_PROFILE.markers, microsatellites: 'high' } })],
  ['a burden below nothing', form([], { markers: { ...EMPTY_PROFILE.markers, mutationalBurden: -1 } })],
  ['a signature that is neither', form([], { markers: { ...EMPTY_PROFILE.markers, signatures: { uv: 'maybe' } } })],
  ['a change that is none', form([{ ...found, change: { text: 'hello' } }])],
  ['a kind that is not known', form([{ ...found, kind: 'guess' }])],
  ['a change without its gene', form([{ ...found, gene: null }])],
  ['one whole change beside a broken one', form([found, { ...found, exon: 'fifteen' }])],
  ['an allele of another build', form([{ ...found, allele: { ...allele, build: 'NCBI36' } }])],
  ['what was told as a book', form([{ ...found, told: 'x'.repeat(5000) }])],
  ['more than is kept', form(Array.from({ length: MOST_KEPT + 1 }, () => found))],
])('%s is no form', (_, value) => {
  expect(keptProfile(value)).toBeNull();
});
