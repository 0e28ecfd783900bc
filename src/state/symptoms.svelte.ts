import type { DifferentialAnswer, ListAbout, NamedTerm } from '../domain/rare/differential.ts';
import type { NoteHit } from '../domain/rare/note-search.ts';
import type { RareTelling } from '../domain/rare/phenopacket.ts';
import type { SignLanguage } from '../domain/rare/sign-names.ts';
import type { TermHit } from '../domain/rare/term-search.ts';
import type { Failure } from '../errors/result.ts';
import type { RareClient } from '../rpc/rare-client.ts';

/** A sign that was told: there, or looked for and not there. */
export interface ToldSign extends NamedTerm {
  isAbsent: boolean;
}

/** Candidates that are shown. */
const SHOWN = 20;
const HITS = 10;

/**
 * What somebody told of symptoms, and what the list of rare diseases answers. Needs no genome and is never joined with one. It lies in this page
 * and in a worker without network, and goes when it is forgotten or the page is left.
 */
export class Symptoms {
  readonly #client: Pick<RareClient, 'open' | 'ask' | 'close' | 'speak'>;
  #signs = $state.raw<readonly ToldSign[]>([]);
  #sex = $state<RareTelling['sex']>(null);
  #age = $state<number | null>(null);
  #onset = $state<number | null>(null);
  #about = $state.raw<ListAbout | null>(null);
  #answer = $state.raw<DifferentialAnswer | null>(null);
  #hits = $state.raw<readonly TermHit[]>([]);
  #noteHits = $state.raw<readonly NoteHit[] | null>(null);
  #failure = $state.raw<Failure | null>(null);
  /** Stays when what was told is forgotten: it says nothing of anybody. */
  #language = $state<SignLanguage | null>(null);
  /** Tells the answer to an earlier question from that to the present one. */
  #question = 0;
  #search = 0;

  constructor(client: Pick<RareClient, 'open' | 'ask' | 'close' | 'speak'>) {
    this.#client = client;
  }

  get signs(): readonly ToldSign[] {
    return this.#signs;
  }

  get sex(): RareTelling['sex'] {
    return this.#sex;
  }

  /** Years; null where it was not told. */
  get age(): number | null {
    return this.#age;
  }

  /** Years at which the signs began; null where it was not told. */
  get onset(): number | null {
    return this.#onset;
  }

  get about(): ListAbout | null {
    return this.#about;
  }

  /** Null while nothing was told. */
  get answer(): DifferentialAnswer | null {
    return this.#answer;
  }

  get hits(): readonly TermHit[] {
    return this.#hits;
  }

  /** What a note seems to name, to be confirmed; null where none was read. */
  get noteHits(): readonly NoteHit[] | null {
    return this.#noteHits;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** In which signs are found and shown beside English. */
  get language(): SignLanguage | null {
    return this.#language;
  }

  /** Chooses a language beside English; none with null. What was told is shown in it too. */
  async speak(language: SignLanguage | null): Promise<void> {
    const spoken = await this.#client.speak(language);
    if (!spoken.ok) return;
    this.#language = language;
    this.#hits = [];
    await this.#answerTo(this.telling(), true);
  }

  /** Starts the worker and loads the list. */
  async open(): Promise<void> {
    if (this.#about !== null) return;
    const about = await this.#client.open();
    if (about.ok) [this.#about, this.#failure] = [about.value, null];
    else this.#failure = about.error;
  }

  /** Terms for what is being typed. */
  async search(text: string): Promise<void> {
    const search = ++this.#search;
    if (text.trim() === '') {
      this.#hits = [];
      return;
    }
    const found = await this.#client.ask((api) => Promise.resolve(api.search(text, HITS)));
    if (search === this.#search && found.ok) this.#hits = found.value;
  }

  /** Tells a sign, or tells it anew as there or not there. */
  async tell(sign: ToldSign): Promise<void> {
    this.#signs = [...this.#signs.filter(({ id }) => id !== sign.id), sign];
    await this.#ask();
  }

  async take(id: string): Promise<void> {
    this.#signs = this.#signs.filter((sign) => sign.id !== id);
    await this.#ask();
  }

  async setPerson(person: { sex: RareTelling['sex']; age: number | null; onset: number | null }): Promise<void> {
    [this.#sex, this.#age, this.#onset] = [person.sex, person.age, person.onset];
    await this.#ask();
  }

  /** Looks for terms in a note. Nothing is told before each was confirmed. */
  async readNote(note: string): Promise<void> {
    const found = await this.#client.ask((api) => Promise.resolve(api.readNote(note)));
    if (!found.ok) return;
    const known = new Set(this.#signs.map(({ id }) => id));
    this.#noteHits = found.value.filter(
      ({ id }, at, all) => !known.has(id) && all.findIndex((one) => one.id === id) === at,
    );
  }

  /** Answers one suggestion of a note: told as there, as not there, or not meant. */
  async answerNote(hit: NoteHit, said: 'present' | 'absent' | null): Promise<void> {
    this.#noteHits = (this.#noteHits ?? []).filter((one) => one !== hit);
    if (said !== null) await this.tell({ id: hit.id, label: hit.label, plain: hit.label, isAbsent: said === 'absent' });
  }

  /** Takes what a file tells in place of what was told. */
  async takeAll(telling: RareTelling): Promise<void> {
    this.#sex = telling.sex;
    [this.#age, this.#onset] = [yearsIn(telling.age), yearsIn(telling.onset)];
    await this.#answerTo(telling, true);
  }

  /** All that was told. */
  telling(): RareTelling {
    const of = (isAbsent: boolean): string[] =>
      this.#signs.filter((sign) => sign.isAbsent === isAbsent).map(({ id }) => id);
    const iso = (years: number | null): string | null => (years === null ? null : `P${String(years)}Y`);
    return { present: of(false), absent: of(true), sex: this.#sex, age: iso(this.#age), onset: iso(this.#onset) };
  }

  /** Forgets all that was told, and ends the worker that was told it. */
  clear(): void {
    this.#question++;
    this.#search++;
    this.#client.close();
    [this.#signs, this.#hits] = [[], []];
    [this.#about, this.#answer, this.#noteHits, this.#failure] = [null, null, null, null];
    [this.#sex, this.#age, this.#onset] = [null, null, null];
  }

  async #ask(): Promise<void> {
    await this.#answerTo(this.telling(), false);
  }

  /** @param isWhole - the answer's own names of the terms become what was told */
  async #answerTo(telling: RareTelling, isWhole: boolean): Promise<void> {
    const question = ++this.#question;
    if (telling.present.length + telling.absent.length === 0) {
      this.#answer = null;
      return;
    }
    const answer = await this.#client.ask((api) => Promise.resolve(api.answer(telling, SHOWN)));
    if (question !== this.#question) return;
    if (!answer.ok) {
      this.#failure = answer.error;
      return;
    }
    this.#answer = answer.value;
    const { present, absent } = answer.value;
    if (!isWhole) {
      // A sign keeps the words by which it was told, and gets the name in the chosen language beside them.
      const names = new Map([...present, ...absent].map(({ id, translated }) => [id, translated]));
      this.#signs = this.#signs.map((sign) => {
        const translated = names.get(sign.id);
        return translated === undefined ? sign : { ...sign, translated };
      });
      return;
    }
    this.#signs = [
      ...present.map((term) => ({ ...term, isAbsent: false })),
      ...absent.map((term) => ({ ...term, isAbsent: true })),
    ];
  }
}

/** Whole years of a duration, as far as the fields of the page tell them. */
function yearsIn(time: string | null): number | null {
  const years = /^P(\d+)Y/.exec(time ?? '')?.[1];
  return years === undefined ? null : Number(years);
}
