import { fail, ok, type Result } from '../errors/result.ts';
import { randomId } from './bytes.ts';
import { type PersonFile, resealChunks, sealFiles, unsealFiles } from './chunks.ts';
import { chunkCount, DETAILS_VERSION, type PersonDetails } from './details.ts';
import { KDF_COST, type KdfCost } from './kdf.ts';
import { makeLock, openLock, readLock } from './lock.ts';
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
import { newKey } from './sealed.ts';
import { guardStorage } from './storage-error.ts';

/** What a person is besides the files. */
export type PersonNote = Pick<PersonDetails, 'name' | 'sampleId' | 'settings' | 'said' | 'packs' | 'told'>;

/** One saved person, as the list shows it. */
export interface SavedPerson {
  id: string;
  /** Null where the record does not open: it can only be deleted. */
  name: string | null;
  /** ISO 8601. */
  savedAt: string;
  /** Bytes of the files as they were read. */
  sizeBytes: number;
}

/** A saved person, ready to be analysed again. */
export interface OpenedPerson {
  note: PersonNote;
  files: PersonFile[];
}

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
      const lock = await makeLock(randomId(), key, passphrase, this.#cost);
      const made = await this.#places.exclusive(async () => {
        if ((await this.#places.lock()) !== undefined) return false;
        await this.#places.setLock(lock);
        return true;
      });
      // Another tab was first: its passphrase is the one that holds.
      return made ? this.unlock(passphrase) : fail('storage/locked');
    });
  }

  async unlock(passphrase: string): Promise<Result<null>> {
    return guardStorage(async () => {
      const lock = await readLock(await this.#places.lock());
      if (!lock.ok) return lock;
      const key = await openLock(lock.value, passphrase);
      if (!key.ok) return key;
      this.#open = { id: lock.value.id, key: key.value };
      await this.#places.exclusive(() => this.#sweep());
      return ok(null);
    });
  }

  /** Puts the safe under another passphrase. One record changes, at once or not at all. */
  async changePassphrase(from: string, to: string): Promise<Result<null>> {
    return guardStorage(() =>
      this.#places.exclusive(async () => {
        const lock = await readLock(await this.#places.lock());
        if (!lock.ok) return lock;
        const key = await openLock(lock.value, from, true);
        if (!key.ok) return key;
        await this.#places.setLock(await makeLock(lock.value.id, key.value, to, this.#cost));
        return ok(null);
      }),
    );
  }

  /** Everybody, by name; those whose record does not open come last. */
  async people(): Promise<Result<SavedPerson[]>> {
    return guardStorage(async () => {
      if (this.#open === null) return fail('storage/locked');
      const stored = await this.#places.people();
      const people = await Promise.all(stored.map((one) => this.#entryOf(one)));
      const last = '\u{10FFFF}';
      return ok(people.sort((a, b) => (a.name ?? last).localeCompare(b.name ?? last)));
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
    return guardStorage(() =>
      this.#places.exclusive(async () => {
        const known = await this.#known(id);
        if (!known.ok) return known;
        const { stored, key, details } = known.value;
        await this.#places.setPerson({ ...stored, details: await sealDetails(id, key, { ...details, ...change }) });
        return ok(null);
      }),
    );
  }

  /** Deletes a person: first the entry with the key, then the files. */
  async remove(id: string): Promise<Result<null>> {
    return guardStorage(() =>
      this.#places.exclusive(async () => {
        await this.#places.removePerson(id);
        await this.#places.dropShelf(id);
        return ok(null);
      }),
    );
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

  async #add(
    replaces: string | undefined,
    write: (key: CryptoKey, id: string, shelf: Shelf) => Promise<Result<PersonDetails>>,
  ): Promise<Result<string>> {
    const open = this.#open;
    if (open === null) return fail('storage/locked');
    return guardStorage(() =>
      this.#places.exclusive(async () => {
        const id = randomId();
        const key = await newKey();
        const added = await guardStorage(async () => {
          const details = await this.#onShelf(id, (shelf) => write(key, id, shelf));
          if (!details.ok) return details;
          await this.#places.setPerson(await sealPersonRecord(open, { id, key, details: details.value }), replaces);
          return ok(id);
        });
        // A shelf that could not be filled does not stay, nor does that of a person who was replaced.
        const dropped = added.ok ? replaces : id;
        if (dropped !== undefined) await this.#places.dropShelf(dropped);
        return added;
      }),
    );
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
    return guardStorage(async () => {
      const known = await this.#known(id);
      return known.ok ? this.#onShelf(id, (shelf) => work(known.value, shelf)) : known;
    });
  }

  async #known(id: string): Promise<Result<KnownPerson>> {
    const found = await this.#places.person(id);
    return found === undefined ? fail('storage/not-found') : this.#read(found);
  }

  async #read(stored: unknown): Promise<Result<KnownPerson>> {
    return this.#open === null ? fail('storage/locked') : readPerson(this.#open, stored);
  }

  async #entryOf(stored: StoredPerson): Promise<SavedPerson> {
    const known = await this.#read(stored);
    if (!known.ok) return { id: stored.id, name: null, savedAt: '', sizeBytes: 0 };
    const { name, savedAt, sources } = known.value.details;
    return { id: stored.id, name, savedAt, sizeBytes: sources.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) };
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
