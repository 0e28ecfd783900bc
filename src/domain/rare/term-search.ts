import { termIdOf, type RareKnowledge } from './knowledge.ts';
import { TermIds } from './term-ids.ts';
import { type NamedAs, readTermNames, type TermNames, tellingWords } from './term-names.ts';
import { allowedTypos, editDistance } from './words.ts';

/** A term that a person may have meant. */
export interface TermHit {
  term: number;
  id: string;
  label: string;
  /** The lay name of the term, where it has one; to be shown first. */
  lay: string | null;
  /** The label in the language that was chosen, where it has one. */
  translated?: string;
  /** The name by which it was found; the id that was typed, where it was found by that. */
  found: string;
  foundBy: NamedAs | 'id';
  /** The id that was typed, where it is one that is not used any more. */
  insteadOf: string | null;
}

/** What a name costs beside how well its words fit: lay names first. */
const KIND_COST: Readonly<Record<NamedAs, number>> = { lay: 0, translated: 0, label: 0.1, exact: 0.2, other: 0.35 };
const PREFIX_COST = 0.3;
/** Cost of an ending that the name has not; words of fewer letters are not taken apart. */
const STEM_COST = 0.5;
const [STEM_LENGTH, LONGEST_ENDING] = [4, 3];
/** Cost of each wrong letter. */
const TYPO_COST = 0.9;
/** Cost of each word of the name that was not typed. */
const EXTRA_WORD_COST = 0.25;
/** Scripts that put nothing between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Cost of each letter of a label in such a script. */
const EXTRA_LETTER_COST = 0.1;
/** A term that many diseases have is more likely meant: so much a natural logarithm of their number. */
const COMMON_WORTH = 0.06;

/** Finds terms by what people type. */
export class TermSearch {
  readonly #knowledge: RareKnowledge;
  readonly #ids: TermIds;
  readonly #names: TermNames;
  readonly #lay: ReadonlyMap<number, string>;
  readonly #common: (term: number) => number;
  readonly #translated: ReadonlyMap<number, string>;

  /** @param carriers - how many diseases have a term */
  constructor(
    knowledge: RareKnowledge,
    carriers: (term: number) => number,
    names: TermNames = readTermNames(knowledge),
  ) {
    this.#knowledge = knowledge;
    this.#ids = new TermIds(knowledge);
    this.#names = names;
    this.#translated = new Map(names.names.flatMap(({ term, text, namedAs }) => (namedAs === 'translated' ? [[term, text] as const] : []))); // prettier-ignore
    this.#common = (term) => COMMON_WORTH * Math.log(1 + carriers(term));
    const lay = new Map<number, string>();
    for (const { term, text, namedAs } of names.names) if (namedAs === 'lay' && !lay.has(term)) lay.set(term, text);
    this.#lay = lay;
  }

  /** The lay name of a term, its label where it has none. */
  plainName(term: number): string {
    return this.#lay.get(term) ?? this.#knowledge.labels[term] ?? '';
  }

  /** The label in the language that was chosen, if any. */
  translatedName(term: number): string | undefined {
    return this.#translated.get(term);
  }

  /** Terms for what was typed, likeliest first, each once. Ids of HPO, one or many, are found as they stand. */
  search(text: string, most = 12): TermHit[] {
    const ids = text.match(/\bHP[:_]\d{7}\b/gi);
    if (ids !== null) return ids.map((id) => this.#byId(id)).filter((hit) => hit !== null);
    if (UNSPACED.test(text)) return this.#within(text.replaceAll(/\s+/g, ''), most);
    const typed = tellingWords(text);
    if (typed.length === 0) return [];
    const costs = this.#costs(typed, !/\s$/.test(text));
    // Every word has to be met; where no name meets them all, those that meet the most are better than nothing.
    const allowed = Math.min(...[...costs.values()].map(({ words }) => typed.length - words));
    const best = new Map<number, { name: number; cost: number }>();
    for (const [name, { cost, words }] of costs) {
      const lacking = typed.length - words;
      if (lacking > allowed) continue;
      const one = this.#names.names[name];
      if (one === undefined) continue;
      const extra = Math.max(0, one.words.length - typed.length);
      const all = cost + KIND_COST[one.namedAs] + EXTRA_WORD_COST * extra - this.#common(one.term); // prettier-ignore
      if (all < (best.get(one.term)?.cost ?? Infinity)) best.set(one.term, { name, cost: all });
    }
    return [...best.values()].sort((a, b) => a.cost - b.cost || a.name - b.name).slice(0, most).map(({ name }) => this.#hit(name)); // prettier-ignore
  }

  /** Languages that put nothing between words: labels that hold what was typed, the shortest first. */
  #within(typed: string, most: number): TermHit[] {
    const found = [...this.#translated].filter(([, label]) => label.replaceAll(/\s+/g, '').includes(typed));
    const cost = ([term, label]: [number, string]): number => EXTRA_LETTER_COST * label.length - this.#common(term);
    return found
      .sort((a, b) => cost(a) - cost(b))
      .slice(0, most)
      .map(([term, label]) => ({ ...this.#describe(term), found: label, foundBy: 'translated', insteadOf: null }));
  }

  #byId(id: string): TermHit | null {
    const term = this.#ids.termOf(id);
    if (term === undefined) return null;
    const now = termIdOf(this.#knowledge.termIds[term] ?? 0);
    const typed = id.toUpperCase().replace('_', ':');
    return { ...this.#describe(term), found: typed, foundBy: 'id', insteadOf: typed === now ? null : typed };
  }

  #hit(place: number): TermHit {
    const { term, text, namedAs } = this.#names.names[place] ?? { term: 0, text: '', namedAs: 'label' };
    return { ...this.#describe(term), found: text, foundBy: namedAs, insteadOf: null };
  }

  #describe(term: number): Pick<TermHit, 'term' | 'id' | 'label' | 'lay' | 'translated'> {
    const translated = this.#translated.get(term);
    return {
      term,
      id: termIdOf(this.#knowledge.termIds[term] ?? 0),
      label: this.#knowledge.labels[term] ?? '',
      lay: this.#lay.get(term) ?? null,
      ...(translated === undefined ? {} : { translated }),
    };
  }

  /** Names with what their words cost, summed over the words typed that they hold. */
  #costs(typed: readonly string[], isTyping: boolean): Map<number, { cost: number; words: number }> {
    const found = new Map<number, { cost: number; words: number }>();
    typed.forEach((word, i) => {
      const isLast = i === typed.length - 1;
      const own = new Map<number, number>();
      for (const [known, cost] of this.#likeWords(word, isLast && isTyping)) {
        for (const name of this.#names.byWord.get(known) ?? [])
          own.set(name, Math.min(own.get(name) ?? Infinity, cost));
      }
      for (const [name, cost] of own) {
        const before = found.get(name) ?? { cost: 0, words: 0 };
        found.set(name, { cost: before.cost + cost, words: before.words + 1 });
      }
    });
    return found;
  }

  /** Words of the names that the typed one may mean, with their costs. */
  #likeWords(word: string, isTyping: boolean): [string, number][] {
    // A word that some name holds is no typo of another.
    const most = this.#names.byWord.has(word) ? 0 : allowedTypos(word.length);
    const found: [string, number][] = [];
    for (const known of this.#names.byWord.keys()) {
      if (known === word) found.push([known, 0]);
      else if (known.startsWith(word) && (isTyping || word.length >= STEM_LENGTH)) found.push([known, PREFIX_COST]);
      else if (isInflected(word, known)) found.push([known, STEM_COST]);
      else if (most > 0) {
        const typos = editDistance(word, known, most);
        if (typos <= most) found.push([known, TYPO_COST * typos]);
      }
    }
    return found;
  }
}

/** "Crossed" for "cross": a known word with an ending that it has not. */
function isInflected(word: string, known: string): boolean {
  return known.length >= STEM_LENGTH && word.length - known.length <= LONGEST_ENDING && word.startsWith(known);
}
