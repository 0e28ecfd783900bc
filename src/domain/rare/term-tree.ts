import type { RareKnowledge } from './knowledge.ts';

/** Lists of lists in one array, with the place where each starts. */
export interface Lists {
  starts: Uint32Array;
  items: Uint16Array;
}

/** The terms with everything above and below each. */
export interface TermTree {
  count: number;
  parents: Lists;
  children: Lists;
  /** Each term with all above it, itself first. */
  ancestors: Lists;
  /** Terms so that each comes after all of its parents. */
  fromTheRoot: Uint16Array;
}

/** Builds what every question about terms walks on. A few milliseconds, once a pack. */
export function buildTermTree({ termIds, parentStarts, parents }: RareKnowledge): TermTree {
  const count = termIds.length;
  const up: Lists = { starts: parentStarts, items: parents };
  const children = reversed(up, count);
  const fromTheRoot = sortedFromTheRoot(up, children, count);
  return { count, parents: up, children, ancestors: ancestorsOf(up, fromTheRoot, count), fromTheRoot };
}

/** Who holds each item: the lists the other way round, in ascending order. */
export function reversed({ starts, items }: Lists, count: number): Lists {
  const from = new Uint32Array(count + 1);
  for (const item of items) from[item + 1] = (from[item + 1] ?? 0) + 1;
  for (let i = 0; i < count; i++) from[i + 1] = (from[i + 1] ?? 0) + (from[i] ?? 0);
  const next = from.slice();
  const back = new Uint16Array(items.length);
  for (let list = 0; list + 1 < starts.length; list++) {
    for (let i = starts[list] ?? 0; i < (starts[list + 1] ?? 0); i++) {
      const item = items[i] ?? 0;
      const place = next[item] ?? 0;
      back[place] = list;
      next[item] = place + 1;
    }
  }
  return { starts: from, items: back };
}

function sortedFromTheRoot(parents: Lists, children: Lists, count: number): Uint16Array {
  const waiting = Uint16Array.from({ length: count }, (_, term) => (parents.starts[term + 1] ?? 0) - (parents.starts[term] ?? 0)); // prettier-ignore
  const order = new Uint16Array(count);
  let end = 0;
  waiting.forEach((above, term) => {
    if (above === 0) order[end++] = term;
  });
  for (let i = 0; i < end; i++) {
    const term = order[i] ?? 0;
    for (let c = children.starts[term] ?? 0; c < (children.starts[term + 1] ?? 0); c++) {
      const child = children.items[c] ?? 0;
      const left = (waiting[child] ?? 0) - 1;
      waiting[child] = left;
      if (left === 0) order[end++] = child;
    }
  }
  if (end < count) throw new RangeError('terms go round');
  return order;
}

function ancestorsOf(parents: Lists, order: Uint16Array, count: number): Lists {
  const lists: number[][] = Array.from({ length: count }, () => []);
  const seen = new Int32Array(count).fill(-1);
  for (const term of order) {
    const own = lists[term] ?? [];
    own.push(term);
    seen[term] = term;
    for (let p = parents.starts[term] ?? 0; p < (parents.starts[term + 1] ?? 0); p++) {
      for (const above of lists[parents.items[p] ?? 0] ?? []) {
        if (seen[above] === term) continue;
        seen[above] = term;
        own.push(above);
      }
    }
  }
  const starts = new Uint32Array(count + 1);
  lists.forEach((list, term) => {
    starts[term + 1] = (starts[term] ?? 0) + list.length;
  });
  const items = new Uint16Array(starts[count] ?? 0);
  lists.forEach((list, term) => {
    items.set(list, starts[term] ?? 0);
  });
  return { starts, items };
}

/** A set of terms with everything above them, each once. */
export function closureOf(tree: TermTree, terms: Iterable<number>): number[] {
  const found = new Set<number>();
  for (const term of terms)
    for (let i = tree.ancestors.starts[term] ?? 0; i < (tree.ancestors.starts[term + 1] ?? 0); i++)
      found.add(tree.ancestors.items[i] ?? 0);
  return [...found];
}

/** A term with all of its special forms, each once. */
export function formsOf({ children }: TermTree, term: number): Set<number> {
  const found = new Set([term]);
  for (const one of found)
    for (let c = children.starts[one] ?? 0; c < (children.starts[one + 1] ?? 0); c++) found.add(children.items[c] ?? 0);
  return found;
}
