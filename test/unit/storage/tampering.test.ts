import { beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../../src/errors/result.ts';
import { KDF_FLOOR } from '../../../src/storage/kdf.ts';
import { makeLock, openLock } from '../../../src/storage/lock.ts';
import { sealPersonRecord } from '../../../src/storage/person-record.ts';
import { Safe } from '../../../src/storage/safe.ts';
import type { PersonNote, SavedList } from '../../../src/storage/saved-people.ts';
import { CHUNK_BYTES, paddedLength } from '../../../src/storage/padding.ts';
import { newKey, type Sealed } from '../../../src/storage/sealed.ts';
import { MemoryPlaces } from '../../support/memory-places.ts';

const PASSPHRASE = 'nine small stones by the river';
const NOTE: PersonNote = { name: 'Ada', sampleId: null, settings: {}, said: {}, packs: [], told: null };
const file = (text = '# made up\n'): { file: Blob; chosen: object } => ({ file: new Blob([text]), chosen: {} });

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

function copyOf(places: MemoryPlaces): MemoryPlaces {
  const copy = new MemoryPlaces();
  put(places, copy);
  return copy;
}

/** Puts everything of one device onto another. */
function put(from: MemoryPlaces, to: MemoryPlaces): void {
  to.lockRecord = from.lockRecord;
  to.indexRecord = from.indexRecord;
  to.markRecord = from.markRecord;
  to.peopleById.clear();
  for (const [id, person] of from.peopleById) to.peopleById.set(id, person);
  to.chunksById.clear();
  for (const [id, chunks] of from.chunksById) to.chunksById.set(id, new Map(chunks));
}

async function unlocked(places: MemoryPlaces): Promise<Safe> {
  const safe = new Safe(places, KDF_FLOOR);
  valueOf(await safe.unlock(PASSPHRASE));
  return safe;
}

/** Ada and Bo, saved. */
let template: MemoryPlaces;
let [ada, bo] = ['', ''];
beforeAll(async () => {
  template = new MemoryPlaces();
  const safe = new Safe(template, KDF_FLOOR);
  valueOf(await safe.create(PASSPHRASE));
  ada = valueOf(await safe.save([file()], NOTE));
  bo = valueOf(await safe.save([file('# other\n')], { ...NOTE, name: 'Bo' }));
});

interface Tampering {
  name: string;
  /** What the app does between the copy and the tampering. */
  then: (safe: Safe) => Promise<Result<unknown>>;
  tamper: (now: MemoryPlaces, before: MemoryPlaces) => void;
  found: Partial<Record<'doubted' | 'missing' | 'older' | 'unlisted', number>>;
}

const rename = (safe: Safe): Promise<Result<null>> => safe.update(ada, { name: 'Ada Later' });
const personOf = (places: MemoryPlaces, id: string): NonNullable<ReturnType<typeof places.peopleById.get>> => {
  const person = places.peopleById.get(id);
  if (person === undefined) throw new Error('not saved');
  return person;
};

const TAMPERINGS: readonly Tampering[] = [
  {
    name: 'an older record of a person is put back',
    then: rename,
    tamper: (now, before) => now.peopleById.set(ada, personOf(before, ada)),
    found: { older: 1 },
  },
  {
    name: 'older details are put back beside the key of now',
    then: rename,
    tamper: (now, before) => now.peopleById.set(ada, { ...personOf(now, ada), details: personOf(before, ada).details }),
    found: { older: 1 },
  },
  {
    name: 'a deleted person is put back',
    then: (safe) => safe.remove(bo),
    tamper: (now, before) => {
      now.peopleById.set(bo, personOf(before, bo));
      now.chunksById.set(bo, before.chunksById.get(bo) ?? new Map<number, Sealed>());
    },
    found: { unlisted: 1 },
  },
  {
    name: 'the record that saving anew replaced is put back',
    then: (safe) => safe.save([file('# newer\n')], NOTE, ada),
    tamper: (now, before) => {
      now.peopleById.set(ada, personOf(before, ada));
      now.chunksById.set(ada, before.chunksById.get(ada) ?? new Map<number, Sealed>());
    },
    found: { unlisted: 1 },
  },
  {
    name: 'a person is taken away',
    then: rename,
    tamper: (now) => now.peopleById.delete(bo),
    found: { missing: 1 },
  },
  {
    name: 'an older record is put back with the older index',
    then: rename,
    tamper: (now, before) => {
      now.peopleById.set(ada, personOf(before, ada));
      now.indexRecord = before.indexRecord;
    },
    found: { doubted: 1 },
  },
  {
    name: 'a person is taken away with the index',
    then: rename,
    tamper: (now) => {
      now.peopleById.delete(bo);
      now.indexRecord = undefined;
    },
    found: { doubted: 1, unlisted: 1 },
  },
  {
    name: 'the index is taken away',
    then: rename,
    tamper: (now) => (now.indexRecord = undefined),
    found: { doubted: 1, unlisted: 2 },
  },
  {
    name: 'the index is exchanged for something else',
    then: rename,
    tamper: (now) => (now.indexRecord = personOf(now, ada).details),
    found: { doubted: 1, unlisted: 2 },
  },
  {
    name: 'the mark is taken away',
    then: rename,
    tamper: (now) => (now.markRecord = undefined),
    found: { doubted: 1 },
  },
  {
    name: 'the mark and an older safe are put back',
    then: rename,
    tamper: (now, before) => {
      put(before, now);
    },
    found: {}, // Nothing of this device tells it; the list says the number of changes and the day of the last.
  },
];

function countsOf({ isDoubted, missing, people }: SavedList): Required<Tampering['found']> {
  const counted = (standing: string): number => people.filter((one) => one.standing === standing).length;
  return { doubted: Number(isDoubted), missing, older: counted('older'), unlisted: counted('unlisted') };
}

describe('what is put back or taken away', () => {
  it.each(TAMPERINGS)('$name', async ({ then, tamper, found }) => {
    const places = copyOf(template);
    const earlier = await unlocked(places);
    valueOf(await then(earlier));
    const none = { doubted: 0, missing: 0, older: 0, unlisted: 0 };
    expect(countsOf(valueOf(await earlier.people()))).toEqual(none);
    tamper(places, template);
    const safe = await unlocked(places);
    const list = valueOf(await safe.people());
    expect(countsOf(list)).toEqual({ ...none, ...found });
    // Nothing that was put back opens, goes out or is written over before somebody has said so.
    for (const { id } of list.people.filter(({ standing }) => standing !== 'kept')) {
      for (const attempt of [safe.open(id), safe.exportPerson(id, 'x'), safe.update(id, { name: 'X' })]) {
        expect(await attempt).toMatchObject({ error: { code: 'storage/stale' } });
      }
    }
    // Another change does not make it look as it should.
    valueOf(await safe.save([file()], { ...NOTE, name: 'Cy' }));
    expect(countsOf(valueOf(await safe.people()))).toEqual({ ...none, ...found });
    valueOf(await safe.accept());
    const accepted = valueOf(await safe.people());
    expect(countsOf(accepted)).toEqual(none);
    for (const { id } of accepted.people) expect((await safe.open(id)).ok).toBe(true);
  });

  it('is seen by a window that had the safe open, even where index and mark were put back as well', async () => {
    const places = copyOf(template);
    const safe = await unlocked(places);
    valueOf(await rename(safe));
    put(template, places);
    expect(valueOf(await safe.people()).isDoubted).toBe(true);
  });

  it('tells a list by the number of its changes', async () => {
    const safe = await unlocked(copyOf(template));
    expect(valueOf(await safe.people()).changes).toBe(2);
    valueOf(await rename(safe));
    expect(valueOf(await safe.people()).changes).toBe(3);
  });
});

describe('a safe that an app before the index made', () => {
  it('opens, keeps everybody, and cannot lose its index unseen from then on', async () => {
    const places = new MemoryPlaces();
    const id = 'a'.repeat(32);
    const key = await newKey();
    places.lockRecord = await makeLock(id, key, PASSPHRASE, KDF_FLOOR);
    const opened = valueOf(await openLock(places.lockRecord, PASSPHRASE));
    const person = await newKey();
    const details = {
      version: 4,
      name: 'Ada',
      savedAt: '',
      sampleId: null,
      settings: {},
      said: {},
      packs: [],
      told: null,
    } as const;
    places.peopleById.set(
      'b'.repeat(32),
      await sealPersonRecord(
        { id, key: opened },
        {
          id: 'b'.repeat(32),
          key: person,
          details: {
            ...details,
            packs: [],
            sources: [{ packing: 'none', sizeBytes: 0, packedBytes: null, chunks: 0, chosen: {} }],
          },
        },
      ),
    );
    const safe = await unlocked(places);
    expect(countsOf(valueOf(await safe.people()))).toEqual({ doubted: 0, missing: 0, older: 0, unlisted: 0 });
    expect(valueOf(await safe.open('b'.repeat(32))).note.name).toBe('Ada');
    places.indexRecord = undefined;
    expect(countsOf(valueOf(await (await unlocked(places)).people()))).toMatchObject({ doubted: 1, unlisted: 1 });
  });
});

describe('two windows', () => {
  const WRITES: readonly [string, (safe: Safe) => Promise<Result<unknown>>][] = [
    ['save', (safe) => safe.save([file()], NOTE)],
    ['save anew', (safe) => safe.save([file()], NOTE, ada)],
    ['update', (safe) => safe.update(ada, { name: 'X' })],
    ['remove', (safe) => safe.remove(ada)],
    ['accept', (safe) => safe.accept()],
    ['open', (safe) => safe.open(ada)],
    ['export', (safe) => safe.exportPerson(ada, 'x')],
    ['list', (safe) => safe.people()],
    ['change the passphrase', (safe) => safe.changePassphrase(PASSPHRASE, 'x')],
  ];

  it.each(WRITES)('the other one deleted everything: %s says so, and writes nothing', async (_, write) => {
    const places = copyOf(template);
    const safe = await unlocked(places);
    valueOf(await new Safe(places, KDF_FLOOR).destroy());
    const before = places.dump();
    expect(await write(safe)).toMatchObject({ error: { code: 'storage/replaced' } });
    expect(places.dump()).toBe(before);
    expect(valueOf(await safe.state())).toBe('none');
  });

  it.each(WRITES)('the other one began anew: %s says so, and writes nothing', async (_, write) => {
    const places = copyOf(template);
    const safe = await unlocked(places);
    const other = new Safe(places, KDF_FLOOR);
    valueOf(await other.destroy());
    valueOf(await other.create('another passphrase'));
    const before = places.dump();
    expect(await write(safe)).toMatchObject({ error: { code: 'storage/replaced' } });
    expect(places.dump()).toBe(before);
    expect(valueOf(await other.people()).people).toEqual([]);
  });

  it('save one after the other, change the passphrase meanwhile, and both find all of it', async () => {
    const places = copyOf(template);
    const [one, two] = [await unlocked(places), await unlocked(places)];
    valueOf(await one.save([file()], { ...NOTE, name: 'Cy' }));
    valueOf(await two.save([file()], { ...NOTE, name: 'Di' }));
    valueOf(await two.changePassphrase(PASSPHRASE, 'another passphrase'));
    valueOf(await one.update(ada, { name: 'Ada Later' }));
    const lists = [valueOf(await one.people()), valueOf(await two.people())];
    for (const list of lists) {
      expect(list.people.map(({ name, standing }) => [name, standing])).toEqual(
        ['Ada Later', 'Bo', 'Cy', 'Di'].map((name) => [name, 'kept']),
      );
      expect(list.isDoubted).toBe(false);
    }
  });

  it('a new safe does not list what an earlier one without a lock left behind', async () => {
    const places = copyOf(template);
    places.lockRecord = undefined;
    const safe = new Safe(places, KDF_FLOOR);
    expect(await safe.unlock(PASSPHRASE)).toMatchObject({ error: { code: 'storage/replaced' } });
    valueOf(await safe.create('another passphrase'));
    expect(valueOf(await safe.people()).people).toEqual([]);
    expect(places.chunksById.size).toBe(0);
  });
});

describe('sizes', () => {
  const MIB = 1 << 20;
  it.each([
    [0, 16 << 10],
    [1, 16 << 10],
    [16 << 10, 16 << 10],
    [(16 << 10) + 1, 32 << 10],
    [3 * MIB, 4 * MIB],
    [4 * MIB, 4 * MIB],
    [4 * MIB + 1, 8 * MIB],
    [31 * MIB, 32 * MIB],
    [33 * MIB, 40 * MIB],
    [65 * MIB, 80 * MIB],
    [500 * MIB, 512 * MIB],
  ])('%i bytes are kept as %i', (bytes, kept) => {
    expect(paddedLength(bytes)).toBe(kept);
  });

  it('never more than the double from 16 KiB on, a quarter more from 32 MiB on, and whole chunks beyond one', () => {
    for (let bytes = 16 << 10; bytes < 1 << 29; bytes = Math.ceil(bytes * 1.07)) {
      const kept = paddedLength(bytes);
      expect(kept).toBeGreaterThanOrEqual(bytes);
      expect(kept / bytes).toBeLessThanOrEqual(bytes > 8 * CHUNK_BYTES ? 1.25 : 2);
      expect(kept % Math.min(kept, CHUNK_BYTES)).toBe(0);
    }
  });

  it('of what is kept tell neither a name, a list of medicines nor a file', async () => {
    const sizesOf = async (text: string, note: Partial<PersonNote>): Promise<unknown> => {
      const places = copyOf(template);
      const safe = await unlocked(places);
      const id = valueOf(await safe.save([file(text)], { ...NOTE, ...note }));
      expect(await valueOf(await safe.open(id)).files[0]?.file.text()).toBe(text);
      const chunks = [...(places.chunksById.get(id)?.values() ?? [])].map(({ bytes }) => bytes.length);
      return [personOf(places, id).details.bytes.length, chunks, places.indexRecord?.bytes.length];
    };
    const plain = await sizesOf('#', {});
    expect(await sizesOf('# rs1\t1\t1\tAG\n'.repeat(500), { name: 'Maximiliane Musterfrau' })).toEqual(plain);
    expect(await sizesOf('', { said: { medicines: { mine: Array(200).fill('warfarin') } } })).toEqual(plain);
  });
});
