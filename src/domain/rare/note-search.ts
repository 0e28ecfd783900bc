import { plainTyped } from '../report/unseen-text.ts';
import { termIdOf, type RareKnowledge } from './knowledge.ts';
import { isElsewhere, isNegated } from './negation.ts';
import { TermIds } from './term-ids.ts';
import type { TermNames } from './term-names.ts';
import { editDistance, isFiller, type Word, wordsOf } from './words.ts';

/** A term that a note seems to name. Only a suggestion: the person says whether it is meant. */
export interface NoteHit {
  term: number;
  id: string;
  label: string;
  /** The words of the note, and where they stand. */
  text: string;
  start: number;
  end: number;
  /** `absent`: looked for and not there. `relative`: the sentence is about somebody of the family. */
  said: 'present' | 'absent' | 'relative';
}

/** No name of HPO that people write has more words. */
const LONGEST = 12;
/** A name of one word is believed from this length on. */
const SHORTEST = 3;
/** A word that no name holds may be a known one with one wrong letter, from this length on. */
const TYPO_FROM = 7;

/** Finds terms in a sentence or a clinic note: the longest names, left to right, each place once. Nothing leaves the device. */
export class NoteSearch {
  readonly #knowledge: RareKnowledge;
  readonly #names: TermNames;
  readonly #ids: TermIds;
  /** Names by their telling words. */
  readonly #phrases: ReadonlyMap<string, number>;

  constructor(knowledge: RareKnowledge, names: TermNames) {
    this.#knowledge = knowledge;
    this.#names = names;
    this.#ids = new TermIds(knowledge);
    const phrases = new Map<string, number>();
    names.names.forEach(({ words, namedAs }, place) => {
      const phrase = words.join(' ');
      // Labels stand first and are kept; a name that is only related is no evidence in a note.
      if (namedAs !== 'other' && !phrases.has(phrase)) phrases.set(phrase, place);
    });
    this.#phrases = phrases;
  }

  /** Terms that the note names, in its order. */
  search(told: string): NoteHit[] {
    const note = plainTyped(told);
    const hits: NoteHit[] = [];
    for (const { text, start } of sentencesOf(note)) {
      const words = wordsOf(text).map((word) => ({ ...word, form: this.#corrected(word.form) }));
      for (const { first, last, term } of this.#phrasesIn(words, text)) {
        const [from, to] = [words[first]?.start ?? 0, words[last]?.end ?? 0];
        const said = isElsewhere(text, from) ? 'relative' : isNegated(text, from, to) ? 'absent' : 'present';
        hits.push({ ...this.#describe(term), text: text.slice(from, to), start: start + from, end: start + to, said });
      }
    }
    for (const match of note.matchAll(/\bHP[:_]\d{7}\b/gi)) {
      const term = this.#ids.termOf(match[0]);
      if (term !== undefined) hits.push({ ...this.#describe(term), text: match[0], start: match.index, end: match.index + match[0].length, said: 'present' }); // prettier-ignore
    }
    return hits.sort((a, b) => a.start - b.start);
  }

  #describe(term: number): Pick<NoteHit, 'term' | 'id' | 'label'> {
    return { term, id: termIdOf(this.#knowledge.termIds[term] ?? 0), label: this.#knowledge.labels[term] ?? '' };
  }

  #phrasesIn(words: readonly Word[], text: string): { first: number; last: number; term: number }[] {
    const found: { first: number; last: number; term: number }[] = [];
    for (let first = 0; first < words.length; first++) {
      if (isFiller(words[first]?.form ?? '')) continue;
      const hit = this.#longestFrom(words, first, text);
      if (hit === null) continue;
      found.push({ first, ...hit });
      first = hit.last;
    }
    return found;
  }

  #longestFrom(words: readonly Word[], first: number, text: string): { last: number; term: number } | null {
    let phrase = '';
    let best: { last: number; term: number } | null = null;
    for (let last = first; last < Math.min(words.length, first + LONGEST); last++) {
      const word = words[last];
      if (word === undefined || (last > first && /[,;:()]/.test(text.slice(words[last - 1]?.end, word.start)))) break;
      if (isFiller(word.form)) continue;
      phrase = phrase === '' ? word.form : `${phrase} ${word.form}`;
      const place = this.#phrases.get(phrase);
      const name = place === undefined ? undefined : this.#names.names[place];
      if (name !== undefined && isSaid(name.text, text.slice(words[first]?.start, word.end))) best = { last, term: name.term }; // prettier-ignore
    }
    return best;
  }

  /** A long word that no name holds, read as the one known word that differs by a letter. */
  #corrected(form: string): string {
    if (form.length < TYPO_FROM || this.#names.byWord.has(form)) return form;
    let found = form;
    for (const known of this.#names.byWord.keys()) {
      if (known.length < TYPO_FROM || editDistance(form, known, 1) > 1) continue;
      if (found !== form) return form;
      found = known;
    }
    return found;
  }
}

/** An abbreviation is one only in capitals, and two letters are none. */
function isSaid(name: string, said: string): boolean {
  if (said.length < SHORTEST) return false;
  return !/^[A-Z0-9-]{2,6}$/.test(name) || name === said;
}

function sentencesOf(note: string): { text: string; start: number }[] {
  return [...note.matchAll(/[^.!?\n]+(?:\.(?=\d)[^.!?\n]+)*/g)].map((match) => ({
    text: match[0],
    start: match.index,
  }));
}
