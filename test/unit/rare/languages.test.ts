import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { Differential } from '../../../src/domain/rare/differential.ts';
import { SIGN_LANGUAGES, type SignLanguage, type SignNames } from '../../../src/domain/rare/sign-names.ts';
import { LAZY_IDS } from '../../../src/reference/pack-ids.ts';
import { decodeSignNames, encodeSignNames } from '../../../src/reference/sign-names-pack.ts';
import { builtKnowledge, smallKnowledge } from '../../support/rare.ts';

function built(language: SignLanguage): SignNames {
  const names = decodeSignNames(readFileSync(`public/packs/hpo-${language}.bin`));
  if (!names.ok) throw new Error(names.error.code);
  return names.value;
}

describe('names of signs in other languages', () => {
  const list = new Differential(builtKnowledge());
  it.each<[SignLanguage, string, string]>([
    ['es', 'convulsiones', 'HP:0001250'],
    ['es', 'Microcefália', 'HP:0000252'],
    ['es', 'microcefal', 'HP:0000252'],
    ['fr', 'microcephalie', 'HP:0000252'],
    ['pt', 'microcefalia', 'HP:0000252'],
    ['ja', '頭痛', 'HP:0002315'],
    ['zh', '癫痫发作', 'HP:0001250'],
    ['zh', '小头', 'HP:0000252'],
    // English is found beside it.
    ['es', 'short fingers or toes', 'HP:0001156'],
  ])('%s: %s', (language, typed, id) => {
    list.speak(built(language));
    const hits = list.search(typed, 5);
    expect(hits.map((hit) => hit.id)).toContain(id);
  });

  it('are shown beside English, and gone with English only', () => {
    const telling = { present: ['HP:0001250'], absent: [], sex: null, age: null, onset: null };
    list.speak(built('es'));
    const before = list.answer(telling).candidates.map(({ disease }) => disease.id);
    expect(list.answer(telling).present).toEqual([
      { id: 'HP:0001250', label: 'Seizure', plain: expect.any(String) as string, translated: 'Convulsiones' },
    ]);
    list.speak(null);
    expect(list.answer(telling).present[0]?.translated).toBeUndefined();
    expect(list.search('convulsiones')[0]?.translated).toBeUndefined();
    expect(list.answer(telling).candidates.map(({ disease }) => disease.id)).toEqual(before);
  });

  it('are packs of their own that nobody needs at the start, in part for Portuguese', () => {
    for (const language of SIGN_LANGUAGES) expect(LAZY_IDS).toContain(`hpo-${language}`);
    const { length: all } = builtKnowledge().labels;
    const shares = SIGN_LANGUAGES.map((language) => [language, built(language).labels.length / all > 0.5]);
    expect(Object.fromEntries(shares)).toEqual({ es: true, fr: true, ja: true, pt: false, zh: true });
  });
});

describe('a pack of names', () => {
  let names: SignNames;
  beforeEach(() => {
    names = { language: 'fr', termIds: Uint32Array.of(119, 9_999_999), labels: ['Main', 'Personne'] };
  });

  it('comes back as it was, and damaged as none', () => {
    const bytes = encodeSignNames(names);
    expect(decodeSignNames(bytes)).toEqual({ ok: true, value: names });
    expect(decodeSignNames(bytes.slice(0, -9))).toMatchObject({ ok: false });
    expect(decodeSignNames(encodeSignNames({ ...names, labels: ['Main'] }))).toMatchObject({ ok: false });
  });

  it('leaves out what the list does not hold', () => {
    const list = new Differential(smallKnowledge());
    list.speak(names);
    expect(list.search('personne')).toEqual([]);
    expect(list.search('main')[0]).toMatchObject({ label: 'Hand', translated: 'Main' });
  });
});
