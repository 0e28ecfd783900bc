import { NAME_KINDS, type NameKind, type RareKnowledge } from './knowledge.ts';
import { formOf, isFiller, wordsOf } from './words.ts';

/** What of a term a name is: its label, or one of its other names. */
export type NamedAs = NameKind | 'label' | 'translated';

/** One name of a term, with its words. */
export interface TermName {
  term: number;
  text: string;
  namedAs: NamedAs;
  /** Forms of its words, without those that say nothing. */
  words: readonly string[];
}

/** Every name of every term, and which names hold a word. Built once a pack, from 43,000 names. */
export interface TermNames {
  names: readonly TermName[];
  /** Names by the forms of their words. */
  byWord: ReadonlyMap<string, readonly number[]>;
}

/**
 * Reads the names of a pack.
 *
 * @param translated - labels in another language, by term
 */
export function readTermNames(
  knowledge: RareKnowledge,
  translated: ReadonlyMap<number, string> = new Map(),
): TermNames {
  const names: TermName[] = [];
  const add = (term: number, text: string, namedAs: NamedAs): void => {
    names.push({ term, text, namedAs, words: tellingWords(text) });
  };
  knowledge.labels.forEach((label, term) => {
    add(term, label, 'label');
  });
  knowledge.names.forEach((text, i) => {
    add(knowledge.nameTerms[i] ?? 0, text, NAME_KINDS[knowledge.nameKinds[i] ?? 0] ?? 'other');
  });
  for (const [term, label] of translated) add(term, label, 'translated');
  const byWord = new Map<string, number[]>();
  names.forEach(({ words }, place) => {
    for (const word of new Set(words)) {
      const held = byWord.get(word);
      if (held === undefined) byWord.set(word, [place]);
      else held.push(place);
    }
  });
  return { names, byWord };
}

/** Forms of the words of a text that say something; all of them where none does. */
export function tellingWords(text: string): string[] {
  const forms = wordsOf(text).map(({ form }) => form);
  const telling = forms.filter((form) => !isFiller(form));
  return telling.length > 0 ? telling : forms.map(formOf);
}
