import { sha256Of } from '../../bytes/sha256.ts';
import { fail, ok, type Result } from '../../errors/result.ts';

/** What is known of one piece of knowledge that a person brought. */
export interface ShelvedFacts {
  /** The name under which it stands: what it calls itself, told apart where several files say the same. */
  id: string;
  /** SHA-256 of the file that it came from, in hex. */
  sha256: string;
}

/**
 * Knowledge of one kind that a person brought, as it came: a scoring file today. It lives in the worker that has no network, for one visit.
 * A kind brings three things of its own: how a file of it is told from any other, how it is read into items, and what it is used for.
 */
export class Shelf<Item extends { readonly facts: ShelvedFacts }> {
  #items: readonly Item[] = [];

  /** In the order in which they came. */
  get items(): readonly Item[] {
    return this.#items;
  }

  find(id: string): Item | null {
    return this.#items.find(({ facts }) => facts.id === id) ?? null;
  }

  /** What came of a file that is here already; empty where it is not. */
  ofFile(sha256: string): readonly Item[] {
    return this.#items.filter(({ facts }) => facts.sha256 === sha256);
  }

  add(item: Item): void {
    this.#items = [...this.#items, item];
  }

  remove(id: string): void {
    this.#items = this.#items.filter(({ facts }) => facts.id !== id);
  }

  /** The id, with a number where another file has it: two versions of one thing may be held side by side. */
  freeId(id: string): string {
    const isTaken = (name: string): boolean => this.find(name) !== null;
    if (!isTaken(id)) return id;
    let number = 2;
    while (isTaken(`${id}-${String(number)}`)) number++;
    return `${id}-${String(number)}`;
  }
}

/** What names a file whatever it is called: the SHA-256 of its bytes. Fails with `input/unreadable`. */
export async function fileHash(file: Blob): Promise<Result<string>> {
  try {
    return ok(await sha256Of(await file.arrayBuffer()));
  } catch {
    return fail('input/unreadable');
  }
}
