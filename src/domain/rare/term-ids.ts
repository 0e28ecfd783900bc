import type { RareKnowledge } from './knowledge.ts';

/** Finds terms by their ids; an id that is not used any more leads to the term that stands for it. */
export class TermIds {
  readonly #terms: ReadonlyMap<number, number>;

  constructor({ termIds, oldIds, oldTerms }: RareKnowledge) {
    const terms = new Map<number, number>();
    oldIds.forEach((id, i) => terms.set(id, oldTerms[i] ?? 0));
    termIds.forEach((id, term) => terms.set(id, term));
    this.#terms = terms;
  }

  /** The term of `HP:0001250` (also `hp_1250`-like spellings with seven digits); undefined where the list has none. */
  termOf(id: string): number | undefined {
    const number = /^HP[:_](\d{7})$/i.exec(id.trim())?.[1];
    return number === undefined ? undefined : this.#terms.get(Number(number));
  }
}
