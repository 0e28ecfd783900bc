import type { Lock } from '../../src/storage/lock.ts';
import type { Places, Shelf, StoredPerson } from '../../src/storage/places.ts';
import type { Sealed } from '../../src/storage/sealed.ts';

/** Places in memory. `failAt` has one write throw, and every one after it, as if the power had gone. */
export class MemoryPlaces implements Places {
  lockRecord: Lock | undefined;
  indexRecord: Sealed | undefined;
  markRecord: Sealed | undefined;
  readonly peopleById = new Map<string, StoredPerson>();
  readonly chunksById = new Map<string, Map<number, Sealed>>();
  writes = 0;
  failAt = Infinity;
  /** Name of the `DOMException` that the failing write throws. */
  failWith = 'UnknownError';

  exclusive<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }

  lock(): Promise<unknown> {
    return Promise.resolve(this.lockRecord);
  }

  async setLock(lock: Lock, index?: Sealed): Promise<void> {
    await this.#write();
    this.lockRecord = lock;
    if (index !== undefined) this.indexRecord = index;
  }

  index(): Promise<unknown> {
    return Promise.resolve(this.indexRecord);
  }

  async setIndex(index: Sealed): Promise<void> {
    await this.#write();
    this.indexRecord = index;
  }

  mark(): Promise<unknown> {
    return Promise.resolve(this.markRecord);
  }

  async setMark(mark: Sealed): Promise<void> {
    await this.#write();
    this.markRecord = mark;
  }

  people(): Promise<StoredPerson[]> {
    return Promise.resolve([...this.peopleById.values()]);
  }

  person(id: string): Promise<StoredPerson | undefined> {
    return Promise.resolve(this.peopleById.get(id));
  }

  async setPerson(person: StoredPerson, index: Sealed, replaces?: string): Promise<void> {
    await this.#write();
    this.indexRecord = index;
    this.peopleById.set(person.id, person);
    if (replaces !== undefined) this.peopleById.delete(replaces);
  }

  async removePerson(id: string, index: Sealed): Promise<void> {
    await this.#write();
    this.indexRecord = index;
    this.peopleById.delete(id);
  }

  async shelf(id: string): Promise<Shelf> {
    let chunks = this.chunksById.get(id);
    if (chunks === undefined) {
      await this.#write();
      chunks = new Map();
      this.chunksById.set(id, chunks);
    }
    const held = chunks;
    return {
      get: (index) => Promise.resolve(held.get(index)),
      put: async (index, chunk) => {
        await this.#write();
        held.set(index, chunk);
      },
      close: () => undefined,
    };
  }

  async dropShelf(id: string): Promise<void> {
    await this.#write();
    this.chunksById.delete(id);
  }

  shelves(): Promise<string[]> {
    return Promise.resolve([...this.chunksById.keys()]);
  }

  async drop(): Promise<void> {
    await this.#write();
    this.lockRecord = undefined;
    this.indexRecord = undefined;
    this.markRecord = undefined;
    this.peopleById.clear();
    this.chunksById.clear();
  }

  /** Everything that is kept, as one text: to look for what must not be in it. */
  dump(): string {
    const show = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
    const chunks = [...this.chunksById.values()].flatMap((shelf) => [...shelf.values()]);
    const sealed = [...[...this.peopleById.values()].flatMap(({ key, details }) => [key, details]), ...chunks];
    return [
      JSON.stringify(this.lockRecord),
      ...this.peopleById.keys(),
      ...sealed.map(({ bytes }) => show(bytes)),
    ].join();
  }

  #write(): Promise<void> {
    if (++this.writes < this.failAt) return Promise.resolve();
    return Promise.reject(new DOMException('', this.failWith));
  }
}
