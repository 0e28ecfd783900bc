import { beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../../src/errors/result.ts';
import { KDF_FLOOR } from '../../../src/storage/kdf.ts';
import { Safe, sealPerson } from '../../../src/storage/safe.ts';
import type { PersonNote, SavedPerson } from '../../../src/storage/saved-people.ts';
import { MemoryPlaces } from '../../support/memory-places.ts';

const PASSPHRASE = 'nine small stones by the river';
const OTHER = 'a passphrase for somebody else';
const CANARY = 'rs99123456\t7\t4242\tGT';
const TEXT = `# made up\n${`${CANARY}\n`.repeat(2000)}`;
const NOTE: PersonNote = {
  name: 'Ada Canary',
  sampleId: null,
  settings: { ambiguous: 'keep' },
  said: { medicines: { mine: ['canaricillin'] } },
  packs: ['pack abc'],
  told: { at: '2026-01-02', report: { schema: 'sequester-report/1' } },
};
const file = (text = TEXT): { file: Blob; chosen: { entry: string } } => ({
  file: new Blob([text]),
  chosen: { entry: 'a.txt' },
});

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const peopleOf = async (safe: Safe): Promise<SavedPerson[]> => valueOf(await safe.people()).people;

/** A safe with one person, as a visit leaves it: made once, copied for each test. */
let template: MemoryPlaces;
let firstId: string;
beforeAll(async () => {
  template = new MemoryPlaces();
  const safe = new Safe(template, KDF_FLOOR);
  valueOf(await safe.create(PASSPHRASE));
  firstId = valueOf(await safe.save([file()], NOTE));
});

function copyOf(places: MemoryPlaces): MemoryPlaces {
  const copy = new MemoryPlaces();
  copy.lockRecord = places.lockRecord;
  copy.indexRecord = places.indexRecord;
  copy.markRecord = places.markRecord;
  for (const [id, person] of places.peopleById) copy.peopleById.set(id, person);
  for (const [id, chunks] of places.chunksById) copy.chunksById.set(id, new Map(chunks));
  return copy;
}

async function unlocked(places: MemoryPlaces): Promise<Safe> {
  const safe = new Safe(places, KDF_FLOOR);
  valueOf(await safe.unlock(PASSPHRASE));
  return safe;
}

describe('a safe', () => {
  it('gives back what was saved, to the byte, after a new start', async () => {
    const safe = await unlocked(copyOf(template));
    const people = await peopleOf(safe);
    expect(people).toEqual([
      { id: firstId, name: 'Ada Canary', savedAt: people[0]?.savedAt, sizeBytes: TEXT.length, standing: 'kept' },
    ]);
    const opened = valueOf(await safe.open(firstId));
    expect(opened.note).toEqual(NOTE);
    expect(opened.files.map(({ chosen }) => chosen)).toEqual([{ entry: 'a.txt' }]);
    expect(await opened.files[0]?.file.text()).toBe(TEXT);
  });

  it('keeps nothing that can be read, not even the name', () => {
    const kept = template.dump();
    for (const secret of ['rs99123456', 'Ada Canary', 'a.txt', 'ambiguous', 'canaricillin', 'pack abc', PASSPHRASE]) {
      for (const form of [secret, Buffer.from(secret).toString('base64'), Buffer.from(secret).toString('hex')]) {
        expect(kept).not.toContain(form);
      }
    }
  });

  it('says nothing before it is unlocked, and opens with its passphrase only', async () => {
    const places = copyOf(template);
    const safe = new Safe(places, KDF_FLOOR);
    expect(valueOf(await safe.state())).toBe('locked');
    for (const attempt of [
      safe.people(),
      safe.open(firstId),
      safe.save([file()], NOTE),
      safe.exportPerson(firstId, OTHER),
    ]) {
      expect(await attempt).toMatchObject({ error: { code: 'storage/locked' } });
    }
    expect(await safe.unlock(OTHER)).toMatchObject({ error: { code: 'storage/wrong-passphrase' } });
    expect(valueOf(await new Safe(new MemoryPlaces(), KDF_FLOOR).state())).toBe('none');
    expect(await safe.create(OTHER)).toMatchObject({ error: { code: 'storage/locked' } });
    expect(places.lockRecord).toEqual(template.lockRecord);
  });

  it('takes another passphrase without touching a genome', async () => {
    const places = copyOf(template);
    const safe = await unlocked(places);
    expect(await safe.changePassphrase(OTHER, 'x')).toMatchObject({ error: { code: 'storage/wrong-passphrase' } });
    valueOf(await safe.changePassphrase(PASSPHRASE, OTHER));
    expect([...places.chunksById.values()][0]).toEqual([...template.chunksById.values()][0]);
    expect(await new Safe(places, KDF_FLOOR).unlock(PASSPHRASE)).toMatchObject({
      error: { code: 'storage/wrong-passphrase' },
    });
    const again = new Safe(places, KDF_FLOOR);
    valueOf(await again.unlock(OTHER));
    expect(await valueOf(await again.open(firstId)).files[0]?.file.text()).toBe(TEXT);
  });

  it('changes what is said of a person, and deletes a person with the files', async () => {
    const places = copyOf(template);
    const safe = await unlocked(places);
    valueOf(await safe.update(firstId, { name: 'Ada Other', settings: {}, said: { factors: {} } }));
    expect((await peopleOf(safe))[0]?.name).toBe('Ada Other');
    expect(valueOf(await safe.open(firstId)).note).toMatchObject({
      settings: {},
      said: { factors: {} },
      packs: ['pack abc'],
      told: { at: '2026-01-02', report: { schema: 'sequester-report/1' } },
    });
    valueOf(await safe.remove(firstId));
    expect(await peopleOf(safe)).toEqual([]);
    expect(places.chunksById.size).toBe(0);
    expect(await safe.open(firstId)).toMatchObject({ error: { code: 'storage/not-found' } });
  });

  it('is gone after it was destroyed', async () => {
    const places = copyOf(template);
    const safe = await unlocked(places);
    valueOf(await safe.destroy());
    expect(valueOf(await safe.state())).toBe('none');
    expect(await safe.people()).toMatchObject({ error: { code: 'storage/locked' } });
    expect(places.dump()).toBe('');
  });
});

describe('damage', () => {
  it('of any record is seen: the person is listed without a name, or does not open', async () => {
    const places = copyOf(template);
    const stored = places.peopleById.get(firstId);
    const chunk = places.chunksById.get(firstId)?.get(0);
    if (stored === undefined || chunk === undefined) throw new Error('nothing saved');
    const flipped = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
      const copy = bytes.slice();
      copy[1] = (copy[1] ?? 0) ^ 0x10;
      return copy;
    };
    const safe = await unlocked(places);
    const shelf = places.chunksById.get(firstId);
    for (const broken of [
      { ...chunk, bytes: flipped(chunk.bytes) },
      { ...chunk, nonce: flipped(chunk.nonce) },
      'chunk',
    ]) {
      shelf?.set(0, broken as typeof chunk);
      expect(await safe.open(firstId)).toMatchObject({ error: { code: 'storage/corrupted' } });
    }
    shelf?.delete(0);
    expect(await safe.open(firstId)).toMatchObject({ error: { code: 'storage/corrupted' } });
    for (const broken of [
      { ...stored, details: { ...stored.details, bytes: flipped(stored.details.bytes) } },
      { ...stored, key: { ...stored.key, bytes: flipped(stored.key.bytes) } },
      { id: firstId } as typeof stored,
    ]) {
      places.peopleById.set(firstId, broken);
      expect(await peopleOf(safe)).toEqual([{ id: firstId, name: null, savedAt: '', sizeBytes: 0, standing: 'kept' }]);
      expect(await safe.open(firstId)).toMatchObject({ error: { code: 'storage/corrupted' } });
    }
  });

  it('by swapping is seen: records of one person do not open as those of another', async () => {
    const places = copyOf(template);
    const safe = await unlocked(places);
    const second = valueOf(await safe.save([file('# other\n')], { ...NOTE, name: 'Bo' }));
    const [a, b] = [places.peopleById.get(firstId), places.peopleById.get(second)];
    if (a === undefined || b === undefined) throw new Error('nothing saved');
    places.peopleById.set(firstId, { ...b, id: firstId });
    const chunks = places.chunksById.get(second);
    if (chunks === undefined) throw new Error('no chunks');
    places.chunksById.set(firstId, chunks);
    expect(await safe.open(firstId)).toMatchObject({ error: { code: 'storage/corrupted' } });
    places.peopleById.set(firstId, a);
    expect(await safe.open(firstId)).toMatchObject({ error: { code: 'storage/corrupted' } });
  });
});

describe('a crash', () => {
  // The writes: the shelf, its chunk, the entry with the index, the mark, the shelf that was replaced.
  it.each([1, 2, 3, 4, 5])('at write %i of saving anew leaves the old person or the new one, whole', async (failAt) => {
    const places = copyOf(template);
    const safe = await unlocked(places);
    places.writes = 0;
    places.failAt = failAt;
    await safe.save([file('# newer\n')], { ...NOTE, name: 'Newer' }, firstId);
    places.failAt = Infinity;
    const after = await unlocked(places);
    const people = await peopleOf(after);
    expect(people).toHaveLength(1);
    const [person] = people;
    const opened = valueOf(await after.open(person?.id ?? ''));
    expect([person?.name, await opened.files[0]?.file.text()]).toEqual(
      failAt <= 3 ? ['Ada Canary', TEXT] : ['Newer', '# newer\n'],
    );
    expect([...places.chunksById.keys()]).toEqual([person?.id]);
  });

  it.each([1, 2, 3])('at write %i of deleting leaves the person whole or gone', async (failAt) => {
    const places = copyOf(template);
    const safe = await unlocked(places);
    places.writes = 0;
    places.failAt = failAt;
    await safe.remove(firstId);
    places.failAt = Infinity;
    const after = await unlocked(places);
    expect(await peopleOf(after)).toHaveLength(failAt === 1 ? 1 : 0);
    expect(places.chunksById.size).toBe(failAt === 1 ? 1 : 0);
  });

  it('while the passphrase changes leaves the old one', async () => {
    const places = copyOf(template);
    const safe = await unlocked(places);
    places.failAt = 1;
    expect((await safe.changePassphrase(PASSPHRASE, OTHER)).ok).toBe(false);
    places.failAt = Infinity;
    await unlocked(places);
  });
});

describe('what the browser refuses', () => {
  it.each([
    ['QuotaExceededError', 'storage/quota-exceeded'],
    ['InvalidStateError', 'storage/unavailable'],
    ['SecurityError', 'storage/unavailable'],
    ['UnknownError', 'storage/unavailable'],
  ])('%s is said as %s, and nothing half is listed', async (name, code) => {
    const places = copyOf(template);
    const safe = await unlocked(places);
    places.writes = 0;
    places.failWith = name;
    places.failAt = 2;
    expect(await safe.save([file()], NOTE)).toMatchObject({ error: { code } });
    expect(await peopleOf(safe)).toHaveLength(1);
  });

  it('a file that cannot be read any more is said as such', async () => {
    const gone = new Blob([TEXT]);
    gone.stream = () => {
      throw new DOMException('', 'NotReadableError');
    };
    const safe = await unlocked(copyOf(template));
    expect(await safe.save([{ file: gone, chosen: {} }], NOTE)).toMatchObject({ error: { code: 'input/unreadable' } });
  });
});

describe('an exported person', () => {
  it('opens in another safe, with its own passphrase, and shares no key with this one', async () => {
    const safe = await unlocked(copyOf(template));
    const exported = valueOf(await safe.exportPerson(firstId, OTHER));
    const text = Buffer.from(await exported.arrayBuffer()).toString('latin1');
    for (const secret of ['rs99123456', 'Ada', 'a.txt']) expect(text).not.toContain(secret);
    const places = new MemoryPlaces();
    const other = new Safe(places, KDF_FLOOR);
    valueOf(await other.create('of the other safe'));
    expect(await other.importPerson(exported, PASSPHRASE)).toMatchObject({
      error: { code: 'storage/wrong-passphrase' },
    });
    expect(places.chunksById.size).toBe(0);
    const id = valueOf(await other.importPerson(exported, OTHER));
    const opened = valueOf(await other.open(id));
    expect(opened.note).toEqual(NOTE);
    expect(await opened.files[0]?.file.text()).toBe(TEXT);
  });

  it('can be made of somebody who was never saved', async () => {
    const exported = valueOf(await sealPerson([file(), file('# second\n')], NOTE, OTHER, KDF_FLOOR));
    const safe = await unlocked(copyOf(template));
    const opened = valueOf(await safe.open(valueOf(await safe.importPerson(exported, OTHER))));
    expect(await Promise.all(opened.files.map((one) => one.file.text()))).toEqual([TEXT, '# second\n']);
  });

  it('is refused when it was cut, changed or never one', async () => {
    const places = copyOf(template);
    const safe = await unlocked(places);
    const whole = new Uint8Array(await valueOf(await sealPerson([file()], NOTE, OTHER, KDF_FLOOR)).arrayBuffer());
    const codeOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
      const result = await safe.importPerson(new Blob([bytes]), OTHER);
      return result.ok ? 'ok' : result.error.code;
    };
    for (const length of [0, 7]) expect(await codeOf(whole.slice(0, length))).toBe('storage/not-a-person-file');
    for (const length of [8, 11, 40, whole.length - 40, whole.length - 1]) {
      expect(await codeOf(whole.slice(0, length))).toBe('storage/corrupted');
    }
    const huge = whole.slice();
    huge.set([0xff, 0xff, 0xff, 0xff], 8);
    expect(await codeOf(huge)).toBe('storage/corrupted');
    const changed = whole.slice();
    changed[whole.length - 3] = (changed[whole.length - 3] ?? 0) ^ 1;
    expect(await codeOf(changed)).toBe('storage/corrupted');
    expect(places.chunksById.size).toBe(1);
  });

  it('of more than is kept is refused before anything is written', async () => {
    const large = new Blob(['x']);
    Object.defineProperty(large, 'size', { value: (512 << 20) + 1 });
    expect(await sealPerson([{ file: large, chosen: {} }], NOTE, OTHER, KDF_FLOOR)).toMatchObject({
      error: { code: 'storage/too-large' },
    });
  });
});

describe('large files', () => {
  it('are sealed in several chunks that open in order only', async () => {
    const bytes = new Uint8Array(9 << 20);
    for (let at = 0; at < bytes.length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
    bytes.set([0x1f, 0x8b]); // as if packed already: it is kept as it is
    const places = copyOf(template);
    const safe = await unlocked(places);
    const id = valueOf(await safe.save([{ file: new Blob([bytes]), chosen: {} }], NOTE));
    const shelf = places.chunksById.get(id);
    expect(shelf?.size).toBe(3);
    const back = new Uint8Array((await valueOf(await safe.open(id)).files[0]?.file.arrayBuffer()) ?? new ArrayBuffer());
    expect(Buffer.compare(back, bytes)).toBe(0);
    const [first, second] = [shelf?.get(0), shelf?.get(1)];
    if (first === undefined || second === undefined) throw new Error('no chunks');
    shelf?.set(0, second).set(1, first);
    expect(await safe.open(id)).toMatchObject({ error: { code: 'storage/corrupted' } });
  });
});
