import { type AllOf, type AnyOf, readChange } from './change-words.ts';
import type { Change } from './profile.ts';

/** What the reading of names has to know of genes. */
export interface GeneNames {
  /** The gene's own symbol for one of its other names; the same where it has none. In capitals. */
  symbol: (written: string) => string;
  /** Whether this is a symbol of the list. */
  isGene: (symbol: string) => boolean;
}

/** Deepest nesting of a profile that is read; a deeper one is kept by its name. */
const MAX_DEPTH = 6;

/**
 * Reads a molecular profile as CIViC writes it ("ALK EML4-ALK L1196M", "BRAF V600E/K AND AMPLIFICATION", "(BCR::ABL1 Fusion AND ABL1 T315I) OR …") into
 * what has to be there: any of these combinations. What has no form of its own is `named`, so that it is found by its name and by nothing else.
 */
export function readProfileName(gene: string, profile: string, names: GeneNames): AnyOf {
  const text = profile.trim().replace(/\s+/g, ' ');
  return readTree(gene, text, names, 0) ?? [[{ kind: 'named', gene, name: text.toUpperCase() }]];
}

function readTree(gene: string, text: string, names: GeneNames, depth: number): AnyOf | null {
  if (depth > MAX_DEPTH || /\bNOT\b/.test(text)) return null;
  const inner = unwrapped(text);
  for (const word of ['OR', 'AND'] as const) {
    const parts = split(inner, word);
    if (parts.length === 1) continue;
    let before = gene;
    const read = parts.map((part) => {
      before = ownGene(part, names) ?? before;
      return readTree(before, part, names, depth + 1);
    });
    const all = read.filter((one) => one !== null);
    if (all.length < read.length) return null;
    return word === 'OR' ? all.flat() : product(all);
  }
  return inner === text ? readPlain(gene, text, names) : readTree(gene, inner, names, depth + 1);
}

function readPlain(gene: string, text: string, names: GeneNames): AnyOf | null {
  const own = ownGene(text, names);
  const [, ...rest] = text.split(' ');
  if (own !== null && rest.length > 0) return readPart(own, rest.join(' '), names.symbol);
  return readPart(gene, text, names.symbol);
}

/** The gene with which a part begins, where it does. */
function ownGene(part: string, { symbol, isGene }: GeneNames): string | null {
  const gene = symbol((unwrapped(part).split(' ')[0] ?? '').toUpperCase());
  return isGene(gene) ? gene : null;
}

/** Parts between a word that stands outside of brackets. */
function split(text: string, word: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const token of text.split(/(\s+|\(|\))/)) {
    depth += token === '(' ? 1 : token === ')' ? -1 : 0;
    if (depth === 0 && token.toUpperCase() === word) parts.push('');
    else parts.push((parts.pop() ?? '') + token);
  }
  return parts.map((part) => part.trim());
}

/** Without one pair of brackets round all of it. */
function unwrapped(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text;
  let depth = 0;
  for (let i = 0; i < text.length - 1; i++) {
    depth += text[i] === '(' ? 1 : text[i] === ')' ? -1 : 0;
    if (depth === 0) return text;
  }
  return text.slice(1, -1).trim();
}

function readPart(gene: string, text: string, symbol: GeneNames['symbol']): AnyOf | null {
  const fusion = readFusion(gene, text, symbol);
  if (fusion !== null) return fusion;
  const whole = readChange(gene, text);
  if (whole !== null) return whole;
  const coding = /\((c\.[^)]+)\)$/i.exec(text);
  if (coding !== null) return readChange(gene, coding[1] ?? '');
  // Several changes one behind the other: all of them.
  const words = text.split(' ');
  for (let cut = words.length - 1; cut > 0; cut--) {
    const [head, rest] = [readChange(gene, words.slice(0, cut).join(' ')), readChange(gene, words.slice(cut).join(' '))]; // prettier-ignore
    // "P16 expression" is no codon 16.
    const isCodon = head?.some((all) => all.some(({ kind }) => kind === 'codon')) === true;
    if (head !== null && rest !== null && !isCodon) return product([head, rest]);
  }
  const dashed = text.split('-');
  const each = dashed.map((one) => readChange(gene, one));
  const isAll = each.every((one) => one?.every(([change]) => change?.kind === 'protein') === true);
  return dashed.length > 1 && isAll ? product(each.filter((one) => one !== null)) : null;
}

/** A fusion by its two genes or by one (`v` stands for any), and what is found in it. */
function readFusion(gene: string, text: string, symbol: GeneNames['symbol']): AnyOf | null {
  const pair = /^([A-Z0-9]{2,}|v)(?:-|::)([A-Z0-9]{2,}|v)(?: FUSION)?(?: (.+))?$/i.exec(text);
  const found = /^(?:(\S+) )?FUSIONS?(?: (.+))?$/i.exec(text);
  const one = (found?.[1] ?? gene).toUpperCase() === gene ? found : null;
  let change: Change;
  if (pair !== null) {
    const both = [pair[1] ?? '', pair[2] ?? ''].map((written) => symbol(written.toUpperCase()));
    const [first = '', second = ''] = both.filter((written) => written !== 'V');
    if (second === '') change = { kind: 'fusion', gene: first, partner: null };
    else if (first !== gene && second !== gene && !text.includes('::')) return null;
    else change = { kind: 'fusion', gene: first, partner: second };
  } else if (one !== null) {
    change = { kind: 'fusion', gene, partner: null };
  } else return null;
  const rest = pair?.[3] ?? one?.[2];
  if (rest === undefined) return [[change]];
  const inner = readPart(gene, rest, symbol) ?? [[{ kind: 'named', gene, name: rest.toUpperCase() }]];
  return product([[[change]], inner]);
}

function product(parts: readonly AnyOf[]): AnyOf {
  return parts.reduce<AnyOf>((all, part) => all.flatMap((one): AllOf[] => part.map((other) => [...one, ...other])), [[]]); // prettier-ignore
}
