import { GLOSSARY, namesOf } from './glossary.ts';

/** A piece of a sentence: a word of the glossary by its id, or what stands between such words. */
export interface GlossPart {
  text: string;
  term: string | null;
}

interface Matcher {
  pattern: RegExp;
  /** Ids by a name in lower case. */
  ids: ReadonlyMap<string, string>;
}

let cached: Matcher | null = null;

/** All names as one pattern, the longest first, so that “star allele” is not taken for “allele”. */
function matcher(): Matcher {
  if (cached !== null) return cached;
  const ids = new Map(GLOSSARY.flatMap((term) => namesOf(term).map((name) => [name.toLowerCase(), term.id] as const)));
  const names = [...ids.keys()].sort((a, b) => b.length - a.length).map(escaped);
  cached = {
    pattern: new RegExp(`(?<![\\p{L}\\p{N}._/])(?:${names.join('|')})(?![\\p{L}\\p{N}_]|\\.\\p{L})`, 'giu'),
    ids,
  };
  return cached;
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/**
 * Cuts a sentence at the words of the glossary: whole words only (no parts of a file's name), in capitals or not, each term where it stands first. The parts joined are
 * the sentence.
 */
export function glossParts(sentence: string): GlossPart[] {
  const { pattern, ids } = matcher();
  const seen = new Set<string>();
  const parts: GlossPart[] = [];
  let end = 0;
  for (const { 0: word, index } of sentence.matchAll(pattern)) {
    const term = ids.get(word.toLowerCase());
    if (term === undefined || seen.has(term)) continue;
    seen.add(term);
    if (index > end) parts.push({ text: sentence.slice(end, index), term: null });
    parts.push({ text: word, term });
    end = index + word.length;
  }
  if (end < sentence.length) parts.push({ text: sentence.slice(end), term: null });
  return parts;
}

/** Ids of the terms that occur in a text, each once. */
export function termsIn(text: string): string[] {
  return glossParts(text).flatMap(({ term }) => (term === null ? [] : [term]));
}
