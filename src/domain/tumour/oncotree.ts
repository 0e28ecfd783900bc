import { editDistance, allowedTypos, formOf, isFiller, wordsOf } from '../rare/words.ts';

/** A node of OncoTree. */
export interface OncoNode {
  code: string;
  name: string;
  /** Code of the node above; null at the root. */
  parent: string | null;
  /** The broader name under which trials list it ("Non-Small Cell Lung Cancer"); empty at the root and tissues without one. */
  mainType: string;
  tissue: string;
  /** Other names that mean exactly the same. */
  synonyms: readonly string[];
}

/** A node that a person may have meant. */
export interface OncoHit {
  node: OncoNode;
  /** The name by which it was found: its own, a synonym, or its code. */
  found: string;
}

/** Tissues whose tumours are counted as liquid in trials (`_LIQUID_`); all others are solid. */
const LIQUID: ReadonlySet<string> = new Set(['Lymphoid', 'Myeloid']);

/** How two tumour types stand to each other; `unknown` where one of them is not known. */
export type NodeRelation = 'same' | 'below' | 'above' | 'tissue' | 'other';

/** The tree of tumour types, 898 nodes under one root. */
export class OncoTree {
  readonly nodes: readonly OncoNode[];
  readonly #byCode: ReadonlyMap<string, OncoNode>;
  readonly #children = new Map<string, OncoNode[]>();
  readonly #names: readonly { node: OncoNode; text: string; words: readonly string[] }[];

  constructor(nodes: readonly OncoNode[]) {
    this.nodes = nodes;
    this.#byCode = new Map(nodes.map((node) => [node.code, node]));
    for (const node of nodes) {
      if (node.parent === null) continue;
      const held = this.#children.get(node.parent);
      if (held === undefined) this.#children.set(node.parent, [node]);
      else held.push(node);
    }
    this.#names = nodes
      .filter(({ parent }) => parent !== null)
      .flatMap((node) => [node.name, ...node.synonyms].map((text) => ({ node, text, words: telling(text) })));
  }

  node(code: string): OncoNode | undefined {
    return this.#byCode.get(code.toUpperCase());
  }

  /** Nodes with exactly this name or synonym, whatever its capitals; several where tissues share a name. */
  named(name: string): OncoNode[] {
    const wanted = name.trim().toLowerCase();
    return [...new Set(this.#names.filter(({ text }) => text.toLowerCase() === wanted).map(({ node }) => node))];
  }

  /** Codes from a node's parent up to the root, nearest first. */
  ancestors(code: string): string[] {
    const above: string[] = [];
    let parent = this.node(code)?.parent ?? null;
    while (parent !== null) {
      above.push(parent);
      parent = this.node(parent)?.parent ?? null;
    }
    return above;
  }

  /** Codes of a node and everything below it. */
  descendants(code: string): Set<string> {
    const below = new Set<string>();
    const start = this.node(code);
    if (start === undefined) return below;
    below.add(start.code);
    for (const one of below) for (const child of this.#children.get(one) ?? []) below.add(child.code);
    return below;
  }

  /** Whether a tumour of this type is liquid (`_LIQUID_` of trials); null for the root and codes that are not known. */
  isLiquid(code: string): boolean | null {
    const node = this.node(code);
    if (node === undefined) return null;
    return node.parent === null ? null : LIQUID.has(node.tissue);
  }

  /** How `one` stands to `other`: `below` where it is a kind of it. Null where a code is not known. */
  relation(one: string, other: string): NodeRelation | null {
    const [a, b] = [this.node(one), this.node(other)];
    if (a === undefined || b === undefined) return null;
    if (a === b) return 'same';
    if (this.ancestors(a.code).includes(b.code)) return 'below';
    if (this.ancestors(b.code).includes(a.code)) return 'above';
    return a.tissue === b.tissue ? 'tissue' : 'other';
  }

  /** Nodes for what was typed, likeliest first, each once: a code as it stands, else names and synonyms that hold every word. */
  search(text: string, most = 12): OncoHit[] {
    const typed = telling(text);
    if (typed.length === 0) return [];
    const best = new Map<OncoNode, { text: string; cost: number }>();
    const offer = (node: OncoNode, name: string, cost: number): void => {
      if (cost < (best.get(node)?.cost ?? Infinity)) best.set(node, { text: name, cost });
    };
    const coded = this.node(text.trim());
    if (coded !== undefined && coded.parent !== null) offer(coded, coded.code, -1);
    for (const { node, text: name, words } of this.#names) {
      const cost = costOf(typed, words);
      if (cost !== null) offer(node, name, cost + (name === node.name ? 0 : SYNONYM_COST));
    }
    return [...best]
      .sort(([a, one], [b, other]) => one.cost - other.cost || (a.name < b.name ? -1 : 1))
      .slice(0, most)
      .map(([node, { text: found }]) => ({ node, found }));
  }
}

const SYNONYM_COST = 0.2;
const PREFIX_COST = 0.3;
const TYPO_COST = 1;
/** Cost of each word of the name that was not typed. */
const EXTRA_WORD_COST = 0.25;

/** What a name costs for the words typed; null where one of them is not in it. */
function costOf(typed: readonly string[], words: readonly string[]): number | null {
  let cost = EXTRA_WORD_COST * Math.max(0, words.length - typed.length);
  for (const word of typed) {
    const least = Math.min(...words.map((known) => likeness(word, known)));
    if (least === Infinity) return null;
    cost += least;
  }
  return cost;
}

function likeness(typed: string, known: string): number {
  if (typed === known) return 0;
  if (known.startsWith(typed)) return PREFIX_COST;
  const most = allowedTypos(typed.length);
  if (most === 0) return Infinity;
  const typos = editDistance(typed, known, most);
  return typos <= most ? TYPO_COST * typos : Infinity;
}

/** Forms of the words that say something. British spelling finds the tree's American one. */
function telling(text: string): string[] {
  return wordsOf(text).map(({ form }) => formOf(form.replace(/tumour/, 'tumor').replace(/leukaemia/, 'leukemia').replace(/haem/, 'hem').replace(/oesoph/, 'esoph'))).filter((form) => !isFiller(form)); // prettier-ignore
}
