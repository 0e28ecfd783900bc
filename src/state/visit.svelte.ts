import { withoutUnseen } from '../domain/report/unseen-text.ts';

/** Sizes of letters that a person at the kiosk may choose, from the usual one up. */
export const TEXT_SIZES = ['usual', 'large', 'largest'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

/** What can be printed: three letters and a slip that goes with the encrypted file. */
export const SHEETS = ['letter', 'medicines', 'list', 'slip'] as const;
export type Sheet = (typeof SHEETS)[number];

/** Pages between the file and the way out, in order. */
export type VisitPage = 'medicines' | 'overview' | 'letter';

/** Most characters of a clinic's number. */
export const MAX_REFERENCE_LENGTH = 40;

/** One person in front of the kiosk: how far they are, and what they have taken along. Nothing of it outlives the page. */
export class Visit {
  textSize = $state<TextSize>('usual');
  sheet = $state<Sheet>('letter');
  #language = $state<string | null>(null);
  #agreed = $state(false);
  #page = $state<VisitPage>('medicines');
  #reference = $state('');
  #printed = $state(false);
  #saved = $state(false);
  /** Whether somebody who takes nothing along is being asked if that is meant. */
  #asking = $state(false);

  get language(): string | null {
    return this.#language;
  }

  /** Whether the page on what is read and kept was agreed to. */
  get agreed(): boolean {
    return this.#agreed;
  }

  get page(): VisitPage {
    return this.#page;
  }

  get asking(): boolean {
    return this.#asking;
  }

  get saved(): boolean {
    return this.#saved;
  }

  /** Whether a letter was printed or a file saved. */
  get hasTaken(): boolean {
    return this.#printed || this.#saved;
  }

  /** Number by which the clinic finds the letter again. */
  get reference(): string {
    return this.#reference;
  }

  /** Takes what stands on one line: a number is no place for more. */
  set reference(text: string) {
    this.#reference = withoutUnseen(text.replaceAll(/\p{Cc}/gu, ' ')).slice(0, MAX_REFERENCE_LENGTH);
  }

  begin(language: string, asksMedicines: boolean): void {
    this.#language = language;
    this.#page = asksMedicines ? 'medicines' : 'overview';
  }

  agree(): void {
    this.#agreed = true;
  }

  /** Goes to a page that comes after the file. */
  go(page: VisitPage): void {
    this.#page = page;
    this.#asking = false;
  }

  notePrinted(): void {
    this.#printed = true;
  }

  noteSaved(): void {
    this.#saved = true;
  }

  ask(): void {
    this.#asking = true;
  }

  stopAsking(): void {
    this.#asking = false;
  }

  clear(): void {
    this.textSize = 'usual';
    this.sheet = 'letter';
    this.#language = null;
    this.#agreed = false;
    this.#page = 'medicines';
    this.#reference = '';
    this.#printed = false;
    this.#saved = false;
    this.#asking = false;
  }
}
