import { fail, ok, type Result } from '../errors/result.ts';
import { randomId } from './bytes.ts';
import { type PersonFile, resealChunks, sealFiles, unsealFiles } from './chunks.ts';
import { chunkCount, DETAILS_VERSION, type PersonDetails } from './details.ts';
import { KDF_COST, type KdfCost } from './kdf.ts';
import { INDEXED_LOCK, isLockOf, makeLock, makeSafeLock, openLock, readLock } from './lock.ts';
import { openPersonFile, writePersonFile } from './person-file.ts';
import {
  type KnownPerson,
  type OpenSafe,
  readPerson,
  sealDetails,
  sealPersonRecord,
  sourceOf,
} from './person-record.ts';
import type { Places, Shelf, StoredPerson } from './places.ts';
import { emptyIndex, type SafeIndex, sealIndex, sealMark, standingOf } from './safe-index.ts';
import { acceptPeople, dropPerson, indexOf, putPerson, readIndex } from './safe-ledger.ts';
import type { OpenedPerson, PersonNote, SavedList, SavedPerson } from './saved-people.ts';
import { newKey, withoutExport } from './sealed.ts';
import { guardStorage } from './storage-error.ts';

/** `none`: nothing was ever saved. */
export type SafeState = 'none' | 'locked' | 'open';

function detailsOf(note: PersonNote, sources: PersonDetails['sources']): PersonDetails {
  return { version: DETAILS_VERSION, savedAt: new Date().toISOString(), ...note, sources };
}

/**
 * The people saved on this device, under one passphrase. The passphrase's key opens the safe's key, that one each person's own,
 * and these the files. It holds keys while it is open: locking is to throw it away, with the worker that it lives in.
 */
export class Safe {
  readonly #places: Places;
  /** Of the keys that it makes from passphrases. */
  readonly #cost: KdfCost;
  #open: OpenSafe | null = null;
  /** The highest counter of changes that was seen since the safe was opened. */
  #seen = 0;

  constructor(places: Places, cost = KDF_COST) {
    this.#places = places;
    this.#cost = cost;
  }

  async state(): Promise<Result<SafeState>> {
    if (this.#open !== null) return ok('open');
    return guardStorage(async () => ok((await this.#places.lock()) === undefined ? 'none' : 'locked'));
  }

  /** Makes an empty safe and leaves it open. */
  async create(passphrase: string): Promise<Result<null>> {
    return guardStorage(async () => {
      const key = await newKey();
      const safe = { id: randomId(), key: await withoutExport(key) };
      const lock = await makeSafeLock(safe.id, key, passphrase, this.#cost);
      return this.#places.exclusive(async () => {
        // Another tab was first: its passphrase is the one that holds.
        if ((await this.#places.lock()) !== undefined) return fail('storage/locked');
        // Without a lock nothing can be opened any more, and a new safe must not list it.
        await this.#places.drop();
        await this.#places.setMark(await sealMark(safe, 0));
        await this.#places.setLock(lock, await sealIndex(safe, emptyIndex()));
        this.#open = safe;
        this.#seen = 0;
        return ok(null);
      });
    });
  }

  async unlock(passphrase: string): Promise<Result<null>> {
    return guardStorage(async () => {
      const stored = await this.#places.lock();
      if (stored === undefined) return fail('storage/replaced');
      const lock = await readLock(stored);
      if (!lock.ok) return lock;
      const hasIndex = lock.value.version === INDEXED_LOCK;
      const key = await openLock(lock.value, passphrase, !hasIndex);
      if (!key.ok) return key;
      const safe = { id: lock.value.id, key: hasIndex ? key.value : await withoutExport(key.value) };
      const next = hasIndex ? null : await makeSafeLock(safe.id, key.value, passphrase, this.#cost);
      return this.#places.exclusive(async () => {
        if (!isLockOf(await this.#places.lock(), safe.id)) return fail('storage/replaced');
        if (next !== null) {
          // An app before the index made this safe: what it holds now is what it holds.
          const index = await indexOf(emptyIndex(), await this.#whole(safe));
          await this.#places.setMark(await sealMark(safe, index.counter));
          await this.#places.setLock(next, await sealIndex(safe, index));
        }
        this.#open = safe;
        this.#seen = 0;
        await this.#sweep();
        return ok(null);
      });
    });
  }

  /** Puts the safe under another passphrase. One record changes, at once or not at all. */
  async changePassphrase(from: string, to: string): Promise<Result<null>> {
    return guardStorage(() =>
      this.#places.exclusive(async () => {
        const stored = await this.#places.lock();
        if (this.#open !== null && !isLockOf(stored, this.#open.id)) return this.#lost();
        const lock = await readLock(stored);
        if (!lock.ok) return lock;
        const key = await openLock(lock.value, from, true);
        if (!key.ok) return key;
        const make = lock.value.version === INDEXED_LOCK ? makeSafeLock : makeLock;
        await this.#places.setLock(await make(lock.value.id, key.value, to, this.#cost));
        return ok(null);
      }),
    );
  }

  /** Everybody, and whether that is what this app left. */
  async people(): Promise<Result<SavedList>> {
    return this.#inOpen(async (safe) => {
      const index = await this.#index(safe);
      const stored = await this.#places.people();
      const people = await Promise.all(stored.map((one) => this.#entryOf(safe, index, one)));
      const last = '\u{10FFFF}';
      const there = new Set(stored.map(({ id }) => id));
      return ok({
        people: people.sort((a, b) => (a.name ?? last).localeCompare(b.name ?? last)),
        missing: Object.keys(index.people).filter((id) => !there.has(id)).length,
        isDoubted: index.isDoubted,
        changes: index.counter,
        changedAt: index.changedAt,
      });
    });
  }

  /** Takes what is stored as it is, after somebody was told that this app did not leave it so. */
  async accept(): Promise<Result<null>> {
    return this.#inOpen(async (safe) => {
      const index = await this.#index(safe);
      this.#seen = await acceptPeople(this.#places, { safe, index }, await this.#whole(safe));
      return ok(null);
    });
  }

  /**
   * Saves a person and answers with the new id. The entry that makes the person exist is written last: after a crash there is
   * the whole person or none.
   *
   * @param replaces - id of a saved person that goes in the same transaction
   */
  async save(files: readonly PersonFile[], note: PersonNote, replaces?: string): Promise<Result<string>> {
    return this.#add(replaces, async (key, id, shelf) => {
      const sources = await sealFiles(files, { key, owner: id, sink: (index, chunk) => shelf.put(index, chunk) });
      return sources.ok ? ok(detailsOf(note, sources.value)) : sources;
    });
  }

  async open(id: string): Promise<Result<OpenedPerson>> {
    return this.#withShelf(id, async ({ key, details }, shelf) => {
      const files = await unsealFiles(details.sources, { key, owner: id, from: sourceOf(shelf) });
      if (!files.ok) return files;
      const { name, sampleId, settings, said, packs, told } = details;
      return ok({ note: { name, sampleId, settings, said, packs, told }, files: files.value });
    });
  }

  /** Changes what is said of a person; the files stay as they are. */
  async update(id: string, change: Partial<PersonNote>): Promise<Result<null>> {
    return this.#inOpen(async (safe) => {
      const index = await this.#index(safe);
      const known = await this.#known(safe, index, id);
      if (!known.ok) return known;
      const { stored, key, details } = known.value;
      const changed = { ...stored, details: await sealDetails(id, key, { ...details, ...change }) };
      this.#seen = await putPerson(this.#places, { safe, index }, changed);
      return ok(null);
    });
  }

  /** Deletes a person: first the entry with the key, then the files. */
  async remove(id: string): Promise<Result<null>> {
    return this.#inOpen(async (safe) => {
      this.#seen = await dropPerson(this.#places, { safe, index: await this.#index(safe) }, id);
      await this.#places.dropShelf(id);
      return ok(null);
    });
  }

  /** One person as a file under a passphrase of its own. */
  async exportPerson(id: string, passphrase: string): Promise<Result<Blob>> {
    return this.#withShelf(id, ({ key, details }, shelf) =>
      writePersonFile(
        passphrase,
        async (fileKey, owner, sink) => {
          const opening = { key, owner: id, from: sourceOf(shelf) };
          const done = await resealChunks(chunkCount(details), opening, { key: fileKey, owner, sink });
          return done.ok ? ok(details) : done;
        },
        this.#cost,
      ),
    );
  }

  /** Adds the person of an exported file and answers with the new id. */
  async importPerson(file: Blob, passphrase: string): Promise<Result<string>> {
    return guardStorage(async () => {
      const opened = await openPersonFile(file, passphrase);
      if (!opened.ok) return opened;
      const { details, ...opening } = opened.value;
      return this.#add(undefined, async (key, id, shelf) => {
        const sink = (index: number, chunk: Parameters<Shelf['put']>[1]): Promise<void> => shelf.put(index, chunk);
        const done = await resealChunks(chunkCount(details), opening, { key, owner: id, sink });
        return done.ok ? ok(details) : done;
      });
    });
  }

  /** Deletes everybody and the lock. It needs no passphrase: whoever has lost it can only begin anew. */
  async destroy(): Promise<Result<null>> {
    return guardStorage(async () => {
      await this.#places.exclusive(() => this.#places.drop());
      this.#open = null;
      return ok(null);
    });
  }

  /**
   * Does something in the open safe while no other tab changes anything, and only where the stored lock is still the one that was
   * opened: another tab may have deleted everything since, or begun anew, and what is written then would be lost.
   */
  async #inOpen<T>(work: (safe: OpenSafe) => Promise<Result<T>>): Promise<Result<T>> {
    const safe = this.#open;
    if (safe === null) return fail('storage/locked');
    return guardStorage(() =>
      this.#places.exclusive(async () => (isLockOf(await this.#places.lock(), safe.id) ? work(safe) : this.#lost())),
    );
  }

  #lost(): Result<never> {
    this.#open = null;
    return fail('storage/replaced');
  }

  async #add(
    replaces: string | undefined,
    write: (key: CryptoKey, id: string, shelf: Shelf) => Promise<Result<PersonDetails>>,
  ): Promise<Result<string>> {
    return this.#inOpen(async (safe) => {
      const id = randomId();
      const key = await newKey();
      const added = await guardStorage(async () => {
        const details = await this.#onShelf(id, (shelf) => write(key, id, shelf));
        if (!details.ok) return details;
        const person = await sealPersonRecord(safe, { id, key, details: details.value });
        this.#seen = await putPerson(this.#places, { safe, index: await this.#index(safe) }, person, replaces);
        return ok(id);
      });
      // A shelf that could not be filled does not stay, nor does that of a person who was replaced. What stays for now goes at the next unlocking.
      const dropped = added.ok ? replaces : id;
      if (dropped !== undefined) await this.#places.dropShelf(dropped).catch(() => undefined);
      return added;
    });
  }

  async #onShelf<T>(id: string, work: (shelf: Shelf) => Promise<T>): Promise<T> {
    const shelf = await this.#places.shelf(id);
    try {
      return await work(shelf);
    } finally {
      shelf.close();
    }
  }

  async #withShelf<T>(id: string, work: (known: KnownPerson, shelf: Shelf) => Promise<Result<T>>): Promise<Result<T>> {
    return this.#inOpen(async (safe) => {
      const known = await this.#known(safe, await this.#index(safe), id);
      return known.ok ? this.#onShelf(id, (shelf) => work(known.value, shelf)) : known;
    });
  }

  async #index(safe: OpenSafe): Promise<SafeIndex> {
    const index = await readIndex(this.#places, safe, this.#seen);
    this.#seen = index.counter;
    return index;
  }

  /** A person whose record opens and is the one that was written last. */
  async #known(safe: OpenSafe, index: SafeIndex, id: string): Promise<Result<KnownPerson>> {
    const found = await this.#places.person(id);
    if (found === undefined) return fail('storage/not-found');
    const known = await readPerson(safe, found);
    if (!known.ok) return known;
    return (await standingOf(index, found)) === 'kept' ? known : fail('storage/stale');
  }

  async #entryOf(safe: OpenSafe, index: SafeIndex, stored: StoredPerson): Promise<SavedPerson> {
    const known = await readPerson(safe, stored);
    if (!known.ok) return { id: stored.id, name: null, savedAt: '', sizeBytes: 0, standing: 'kept' };
    const { name, savedAt, sources } = known.value.details;
    const sizeBytes = sources.reduce((sum, source) => sum + source.sizeBytes, 0);
    return { id: stored.id, name, savedAt, sizeBytes, standing: await standingOf(index, stored) };
  }

  /** The records that open. */
  async #whole(safe: OpenSafe): Promise<StoredPerson[]> {
    const people = await this.#places.people();
    const opened = await Promise.all(people.map((one) => readPerson(safe, one)));
    return people.filter((_, at) => opened[at]?.ok === true);
  }

  /** Removes what a crash has left behind: shelves that no entry names. */
  async #sweep(): Promise<void> {
    const named = new Set((await this.#places.people()).map(({ id }) => id));
    const left = (await this.#places.shelves()).filter((id) => !named.has(id));
    await Promise.all(left.map((id) => this.#places.dropShelf(id)));
  }
}

/** A person who is open but not saved, as a file under a passphrase. Nothing is stored. */
export async function sealPerson(
  files: readonly PersonFile[],
  note: PersonNote,
  passphrase: string,
  cost = KDF_COST,
): Promise<Result<Blob>> {
  return guardStorage(() =>
    writePersonFile(
      passphrase,
      async (key, owner, sink) => {
        const sources = await sealFiles(files, { key, owner, sink });
        return sources.ok ? ok(detailsOf(note, sources.value)) : sources;
      },
      cost,
    ),
  );
}
