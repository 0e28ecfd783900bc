import { getContext, setContext } from 'svelte';

const KEY = Symbol('gloss-scope');

/** Which sentence of a part of the page explains each term. */
type Scope = Map<string, symbol>;

/**
 * From here down a term is explained in the first sentence that it stands in, and is plain text in the others: a hundred cards with the same
 * sentence would be a hundred stops for the keyboard. Called while a component is made.
 */
export function explainOnce(): void {
  setContext<Scope>(KEY, new Map());
}

/** What a sentence may explain, for as long as it is there. */
export interface Claim {
  /** Whether the sentence is the one that explains a term; takes the term if nobody has it. */
  holds(term: string): boolean;
  release(): void;
}

/** Called while a component is made. `isAlways` for what is looked at by itself, such as details that somebody opened. */
export function claimTerms(isAlways: boolean): Claim {
  const scope = isAlways ? undefined : getContext<Scope | undefined>(KEY);
  const owner = Symbol('sentence');
  return {
    holds(term) {
      if (scope === undefined) return true;
      if (!scope.has(term)) scope.set(term, owner);
      return scope.get(term) === owner;
    },
    release() {
      for (const [term, holder] of scope ?? []) if (holder === owner) scope?.delete(term);
    },
  };
}
