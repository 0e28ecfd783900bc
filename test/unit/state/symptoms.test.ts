import { expect, test } from 'vitest';
import type { DifferentialAnswer } from '../../../src/domain/rare/differential.ts';
import type { RareTelling } from '../../../src/domain/rare/phenopacket.ts';
import { fail, ok, type Result } from '../../../src/errors/result.ts';
import type { RareApi } from '../../../src/rpc/rare-api.ts';
import { Symptoms } from '../../../src/state/symptoms.svelte.ts';

const sign = (id: string, isAbsent = false) => ({ id, label: id, plain: id, isAbsent });
const answerOf = (telling: RareTelling): DifferentialAnswer => ({
  present: telling.present.map((id) => ({ id, label: id, plain: id })),
  absent: telling.absent.map((id) => ({ id, label: id, plain: id })),
  unknown: [],
  candidates: [],
  next: [],
});

/** A worker that answers when it is told to, and remembers what it was asked. */
function worker() {
  const asked: { telling: RareTelling; release: () => void }[] = [];
  let ends = 0;
  const answer = (telling: RareTelling): Promise<Result<DifferentialAnswer>> =>
    new Promise((resolve) => {
      asked.push({
        telling,
        release: () => {
          resolve(ok(answerOf(telling)));
        },
      });
    });
  const client = {
    open: () => Promise.resolve(ok({ sources: [], diseases: 1, thin: 0, terms: 1 })),
    ask: <T>(question: (api: never) => Promise<Result<T>>) => question({ answer } as Partial<RareApi> as never),
    speak: () => Promise.resolve(ok(null)),
    close: () => {
      ends++;
    },
  };
  return { asked, client, ends: () => ends };
}

test('an answer to an earlier question is dropped', async () => {
  const { asked, client } = worker();
  const symptoms = new Symptoms(client);
  const first = symptoms.tell(sign('HP:0000001'));
  const second = symptoms.tell(sign('HP:0000002', true));
  asked[1]?.release();
  await second;
  asked[0]?.release();
  await first;
  expect(asked[1]?.telling).toMatchObject({ present: ['HP:0000001'], absent: ['HP:0000002'] });
  expect(symptoms.answer?.absent.map(({ id }) => id)).toEqual(['HP:0000002']);
});

test('a sign is told once: there, or looked for in vain', async () => {
  const { asked, client } = worker();
  const symptoms = new Symptoms(client);
  void symptoms.tell(sign('HP:0000001'));
  void symptoms.tell(sign('HP:0000001', true));
  asked.forEach(({ release }) => {
    release();
  });
  await Promise.resolve();
  expect(symptoms.signs.map(({ id, isAbsent }) => [id, isAbsent])).toEqual([['HP:0000001', true]]);
});

test('what was told is forgotten with its worker, and an answer that comes later is not taken', async () => {
  const { asked, client, ends } = worker();
  const symptoms = new Symptoms(client);
  const told = symptoms.tell(sign('HP:0000001'));
  void symptoms.setPerson({ sex: 'female', age: 7, onset: 0 });
  symptoms.clear();
  asked.forEach(({ release }) => {
    release();
  });
  await told;
  expect(ends()).toBe(1);
  expect([symptoms.signs, symptoms.answer, symptoms.age, symptoms.onset, symptoms.sex]).toEqual([
    [],
    null,
    null,
    null,
    null,
  ]);
});

test('a file’s ages and signs take the place of what was told', async () => {
  const { asked, client } = worker();
  const symptoms = new Symptoms(client);
  const taken = symptoms.takeAll({ present: ['HP:0000003'], absent: [], sex: 'male', age: 'P6Y2M', onset: null });
  asked[0]?.release();
  await taken;
  expect(symptoms.telling()).toEqual({ present: ['HP:0000003'], absent: [], sex: 'male', age: 'P6Y', onset: null });
});

test('a sign keeps the words by which it was told, and gets its name in the chosen language beside them', async () => {
  const { asked, client } = worker();
  const named = (telling: RareTelling): DifferentialAnswer => ({ ...answerOf(telling), present: telling.present.map((id) => ({ id, label: 'Seizure', plain: 'Fits', translated: 'Convulsiones' })) }); // prettier-ignore
  const symptoms = new Symptoms({
    ...client,
    ask: <T>(question: (api: never) => Promise<Result<T>>) => question({ answer: (telling: RareTelling) => ok(named(telling)) } as Partial<RareApi> as never), // prettier-ignore
  });
  await symptoms.tell(sign('HP:0001250'));
  expect(symptoms.signs).toEqual([{ ...sign('HP:0001250'), translated: 'Convulsiones' }]);
  await symptoms.speak('es');
  expect([symptoms.language, symptoms.signs[0]?.plain]).toEqual(['es', 'Fits']);
  symptoms.clear();
  expect([symptoms.language, asked]).toEqual(['es', []]);
});

test('a language whose names cannot be had is not chosen', async () => {
  const { client } = worker();
  const symptoms = new Symptoms({ ...client, speak: () => Promise.resolve(fail('reference/pack-missing')) });
  await symptoms.speak('zh');
  expect(symptoms.language).toBeNull();
});
