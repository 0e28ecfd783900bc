/** A tree of the peers' cases: criteria by name, and lists under `and` and `or`. */
export type PeerTree = Readonly<Record<string, unknown>>;
/** A way to meet it: groups of criteria, each an object with one or more names. */
export type PeerPath = readonly (readonly PeerTree[])[];

interface Node {
  criteria: PeerTree[];
  isAnd: boolean;
  /** Whether an `or` hangs on it already. */
  hasOr: number | null;
  next: Set<number>;
}

/**
 * Writes a tree out as MatchEngine does, to say where its list of paths differs from ours and why. It builds a graph in which the lists of an `and` are chained:
 * each further `or` is hung on what has no successor at that moment. An `or` that lies within an `and` within an `or` is met later than those around it, so that
 * paths then leave out conditions of the tree. That is a fault of theirs; nothing of the app uses it.
 */
export function pathsAsPeers(tree: PeerTree): PeerPath[] {
  const nodes: Node[] = [node(true)];
  const queue: [number, PeerTree][] = [[0, tree]];
  for (let one = queue.pop(); one !== undefined; one = queue.pop()) {
    const [at, value] = one;
    const { isAnd } = nodeAt(nodes, at);
    for (const [word, held] of Object.entries(value)) {
      if (word === 'and') takeAnd(nodes, queue, { at, isAnd, items: held as PeerTree[] });
      else if (word === 'or') takeOr(nodes, queue, { at, isAnd, items: held as PeerTree[] });
      else if (isAnd) nodeAt(nodes, at).criteria.push(value);
      else nodeAt(nodes, at).next.add(nodes.push({ ...node(true), criteria: [value] }) - 1);
    }
  }
  return walk(nodes, 0, []);
}

interface Taken {
  at: number;
  isAnd: boolean;
  items: readonly PeerTree[];
}

function takeAnd(nodes: Node[], queue: [number, PeerTree][], { at, isAnd, items }: Taken): void {
  const into = isAnd ? at : nodes.push(node(true)) - 1;
  if (!isAnd) nodeAt(nodes, at).next.add(into);
  for (const item of items) {
    for (const [word, held] of Object.entries(item)) {
      if (word === 'or') queue.unshift([into, { [word]: held }]);
      else if (word === 'and') queue.push([into, { [word]: held }]);
      else nodeAt(nodes, into).criteria.push({ [word]: held });
    }
  }
}

function takeOr(nodes: Node[], queue: [number, PeerTree][], { at, isAnd, items }: Taken): void {
  const own = nodes.push(node(false)) - 1;
  for (const item of items) queue.push([own, item]);
  const parent = nodeAt(nodes, at);
  if (!isAnd || parent.hasOr === null) {
    parent.next.add(own);
    if (isAnd) parent.hasOr = own;
    return;
  }
  const ends = [...below(nodes, parent.hasOr)].filter((one) => nodeAt(nodes, one).next.size === 0);
  for (const end of ends) nodeAt(nodes, end).next.add(own);
}

function node(isAnd: boolean): Node {
  return { criteria: [], isAnd, hasOr: null, next: new Set() };
}

function nodeAt(nodes: readonly Node[], index: number): Node {
  const found = nodes[index];
  if (found === undefined) throw new Error('no such node');
  return found;
}

function below(nodes: readonly Node[], start: number): Set<number> {
  const seen = new Set<number>();
  const queue = [start];
  for (let one = queue.pop(); one !== undefined; one = queue.pop()) {
    for (const next of nodeAt(nodes, one).next) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return seen;
}

function walk(nodes: readonly Node[], at: number, before: PeerPath): PeerPath[] {
  const { criteria, next } = nodeAt(nodes, at);
  const path = criteria.length === 0 ? before : [...before, criteria];
  return next.size === 0 ? [path] : [...next].flatMap((one) => walk(nodes, one, path));
}
