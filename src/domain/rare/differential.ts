import { type Band, bandOf, COMPARED, sharesOf } from './confidence.ts';
import { type Contradiction, type DiseaseSign, explain, type Fit, THIN_BELOW } from './explain.ts';
import type { RareQuestion } from './features.ts';
import { type KnowledgeSource, type RareDisease, type RareKnowledge, termIdOf } from './knowledge.ts';
import { type NextQuestion, nextQuestions } from './next-question.ts';
import { type NoteHit, NoteSearch } from './note-search.ts';
import { yearsOf } from './onset.ts';
import type { RareTelling } from './phenopacket.ts';
import { type Ranked, RareRanker } from './ranker.ts';
import { buildRareIndex, type RareIndex } from './rare-index.ts';
import { TermIds } from './term-ids.ts';
import type { SignNames } from './sign-names.ts';
import { readTermNames, type TermNames } from './term-names.ts';
import { type TermHit, TermSearch } from './term-search.ts';

/** A term with the names that are shown. */
export interface NamedTerm {
  id: string;
  label: string;
  /** The lay name, the label where it has none. */
  plain: string;
  /** The label in the language that was chosen, where it has one. */
  translated?: string;
}

/** A sign with the share of patients who have it; null where nobody says. */
export interface NamedSign extends NamedTerm {
  share: number | null;
}

/** One sign of the person beside a candidate, see `explain.ts`. */
export interface NamedFit {
  told: NamedTerm;
  fit: Fit;
  by: NamedTerm | null;
  share: number | null;
  evidence: number;
}

/** One place of the differential. */
export interface Candidate {
  /** From 1. */
  rank: number;
  disease: RareDisease;
  score: number;
  /** How far it is to be believed, if the disease is in the list at all. Never a percentage. */
  band: Band;
  fits: readonly NamedFit[];
  /** Signs of the disease that were not told, most to be expected first. */
  missing: readonly NamedSign[];
  /** Looked for in vain, and the disease has it. Not ranked by. */
  contradictions: readonly (NamedSign & { absent: NamedTerm })[];
  /** Signs that the list knows of the disease; with few it can hardly be found. */
  signs: number;
  isThin: boolean;
  /** Places of other candidates shown of which a gene is the same: one disease in several forms, often. */
  sameGene: readonly number[];
}

/** A sign that, looked for, would best tell the first twenty apart. */
export interface AskedSign {
  sign: NamedTerm;
  /** Bits of doubt that the answer takes away, whatever it is. */
  gain: number;
  /** How likely a yes is, if one of the first twenty is right. */
  expected: number;
  /** Ids of the diseases among the first twenty that list it. */
  having: readonly string[];
}

/** What the list answers to what was told. */
export interface DifferentialAnswer {
  present: readonly NamedTerm[];
  absent: readonly NamedTerm[];
  /** Ids that the list does not hold. */
  unknown: readonly string[];
  candidates: readonly Candidate[];
  next: readonly AskedSign[];
}

/** What the list is: for "what it knew on which date". */
export interface ListAbout {
  sources: readonly KnowledgeSource[];
  diseases: number;
  /** Diseases with so few signs that they can hardly be found. */
  thin: number;
  terms: number;
}

/** Everything that is asked of a pack of rare diseases. Needs no genome; a worker holds one. */
export class Differential {
  readonly #index: RareIndex;
  readonly #ranker: RareRanker;
  readonly #ids: TermIds;
  #search: TermSearch;
  readonly #notes: NoteSearch;

  constructor(knowledge: RareKnowledge) {
    this.#index = buildRareIndex(knowledge);
    this.#ranker = new RareRanker(this.#index);
    this.#ids = new TermIds(knowledge);
    const names = readTermNames(knowledge);
    this.#search = this.#searchOf(names);
    this.#notes = new NoteSearch(knowledge, names);
  }

  get about(): ListAbout {
    const { sources, diseases, labels, signStarts } = this.#index.knowledge;
    const thin = diseases.filter((_, d) => (signStarts[d + 1] ?? 0) - (signStarts[d] ?? 0) < THIN_BELOW).length;
    return { sources, diseases: diseases.length, thin, terms: labels.length };
  }

  /** Has terms found and shown in another language beside English; in English only with null. Notes are read in English. */
  speak(names: SignNames | null): void {
    const { knowledge } = this.#index;
    const translated = new Map<number, string>();
    names?.termIds.forEach((id, at) => {
      const term = this.#ids.termOf(termIdOf(id));
      const label = names.labels[at];
      if (term !== undefined && label !== undefined) translated.set(term, label);
    });
    this.#search = this.#searchOf(readTermNames(knowledge, translated));
  }

  #searchOf(names: TermNames): TermSearch {
    const { starts } = this.#index.carriers;
    return new TermSearch(this.#index.knowledge, (term) => (starts[term + 1] ?? 0) - (starts[term] ?? 0), names);
  }

  /** Terms for what is being typed, or for ids that were pasted. */
  search(text: string, most?: number): TermHit[] {
    return this.#search.search(text, most);
  }

  /** Terms that a sentence or a note seems to name: suggestions, each to be confirmed. */
  readNote(note: string): NoteHit[] {
    return this.#notes.search(note);
  }

  /** The ids of diseases in the order of the differential: what reports and checks need. */
  rank(telling: RareTelling, most: number): { id: string; score: number }[] {
    return this.#ranker.rank(this.#question(telling).question, most).map(({ disease, score }) => ({ id: this.#idOf(disease), score })); // prettier-ignore
  }

  /** The differential with its reasons, and what to look for next. */
  answer(telling: RareTelling, most = 20): DifferentialAnswer {
    const { question, unknown } = this.#question(telling);
    const ranked = this.#ranker.rank(question, Math.max(COMPARED, most));
    const shares = sharesOf(ranked);
    const shown = ranked.slice(0, most);
    return {
      present: question.present.map((term) => this.#named(term)),
      absent: question.absent.map((term) => this.#named(term)),
      unknown,
      candidates: shown.map((_, place) => this.#candidate(question, shown, place, bandOf(shares[place] ?? 0))),
      next: nextQuestions(this.#index, question, ranked).map((one) => this.#asked(one)),
    };
  }

  #question({ present, absent, onset, age, sex }: RareTelling): { question: RareQuestion; unknown: string[] } {
    const terms = (ids: readonly string[]): number[] => [...new Set(ids.map((id) => this.#ids.termOf(id)))].filter((term) => term !== undefined); // prettier-ignore
    const years = (text: string | null): number | null => (text === null ? null : yearsOf(text));
    return {
      question: { present: terms(present), absent: terms(absent), onset: years(onset), age: years(age), sex },
      unknown: [...present, ...absent].filter((id) => this.#ids.termOf(id) === undefined),
    };
  }

  #candidate(question: RareQuestion, shown: readonly Ranked[], place: number, band: Band): Candidate {
    const { disease, score } = shown[place] ?? { disease: 0, score: 0 };
    // prettier-ignore
    const { diseases } = this.#index.knowledge;
    const own = diseases[disease];
    if (own === undefined) throw new RangeError('no such disease');
    const { fits, missing, contradictions, signs, isThin } = explain(this.#index, question, disease);
    const sameGene = shown.flatMap((other, i) => (i !== place && diseases[other.disease]?.genes.some((gene) => own.genes.includes(gene)) === true ? [i + 1] : [])); // prettier-ignore
    return {
      rank: place + 1,
      disease: own,
      score,
      band,
      fits: fits.map(({ term, fit, by, share, evidence }) => ({ told: this.#named(term), fit, by: by === null ? null : this.#named(by), share, evidence })), // prettier-ignore
      missing: missing.map((sign) => this.#sign(sign)),
      contradictions: contradictions.map((one: Contradiction) => ({
        ...this.#sign(one),
        absent: this.#named(one.absent),
      })),
      signs,
      isThin,
      sameGene,
    };
  }

  #asked({ term, gain, expected, having }: NextQuestion): AskedSign {
    return { sign: this.#named(term), gain, expected, having: having.map((disease) => this.#idOf(disease)) };
  }

  #sign({ term, share }: DiseaseSign): NamedSign {
    return { ...this.#named(term), share };
  }

  #named(term: number): NamedTerm {
    const { termIds, labels } = this.#index.knowledge;
    const translated = this.#search.translatedName(term);
    return {
      id: termIdOf(termIds[term] ?? 0),
      label: labels[term] ?? '',
      plain: this.#search.plainName(term),
      ...(translated === undefined ? {} : { translated }),
    };
  }

  #idOf(disease: number): string {
    return this.#index.knowledge.diseases[disease]?.id ?? '';
  }
}
