import type { Lock } from './lock.ts';
import type { Sealed } from './sealed.ts';

/** What the list of people holds of one: all of it sealed but the id, which means nothing. */
export interface StoredPerson {
  id: string;
  /** The person's own key, under the safe's. */
  key: Sealed;
  details: Sealed;
}

/** The sealed chunks of one person's files. */
export interface Shelf {
  get(index: number): Promise<unknown>;
  put(index: number, chunk: Sealed): Promise<void>;
  close(): void;
}

/**
 * Where sealed things are kept. Each person's chunks are in a place of their own, so that the browser can remove its files.
 * Every method may throw a `DOMException`. Nothing here knows a key.
 */
export interface Places {
  /** Runs `work` while no other tab changes anything. */
  exclusive<T>(work: () => Promise<T>): Promise<T>;
  lock(): Promise<unknown>;
  /** In one transaction with an index, where there is one to write. */
  setLock(lock: Lock, index?: Sealed): Promise<void>;
  /** The sealed index of everybody. */
  index(): Promise<unknown>;
  setIndex(index: Sealed): Promise<void>;
  /** The sealed counter of changes, kept apart from the rest. */
  mark(): Promise<unknown>;
  setMark(mark: Sealed): Promise<void>;
  people(): Promise<StoredPerson[]>;
  person(id: string): Promise<StoredPerson | undefined>;
  /** In one transaction: the person is there, the one that it replaces is not, and the index says so. */
  setPerson(person: StoredPerson, index: Sealed, replaces?: string): Promise<void>;
  removePerson(id: string, index: Sealed): Promise<void>;
  shelf(id: string): Promise<Shelf>;
  dropShelf(id: string): Promise<void>;
  /** Ids of all shelves, also those that a crash left without a person. */
  shelves(): Promise<string[]>;
  /** Removes everything. */
  drop(): Promise<void>;
}
