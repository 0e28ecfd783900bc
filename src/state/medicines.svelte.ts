import type { DrugCatalogue } from '../domain/pgx/drugs/catalogue.ts';
import type { readMedicineList } from '../domain/pgx/drugs/medicine-list.ts';
import { valueOr } from '../errors/result.ts';
import type { AnalysisClient } from '../rpc/client.ts';
import type { Session } from './session.svelte.ts';

/** Parts of the medicines room. */
export const MEDICINE_PARTS = ['genes', 'drugs', 'mine', 'mental'] as const;
export type MedicinePart = (typeof MEDICINE_PARTS)[number];

/** Letters of the report room. */
export const LETTER_KINDS = ['summary', 'medicines', 'plain'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** How far the catalogue of drugs is. */
export type CatalogueState = 'absent' | 'loading' | 'ready' | 'failed';

/** What somebody said of their medicines. */
export interface MedicineLists {
  /** Generic names, in the order in which they were named. */
  mine: readonly string[];
  /** Generic name, and the product of several substances by which it came on the list. */
  combinations: readonly (readonly [drug: string, product: string])[];
  /** Names that mean no drug here. */
  unknown: readonly string[];
}

/** The catalogue of drugs, and the medicines that somebody named. These are kept only with a person who is saved. */
export class MedicineRoom {
  readonly #client: Pick<AnalysisClient, 'askLoaded'>;
  readonly #session: Pick<Session, 'personNumber' | 'shown'>;
  /** What stands in the search box of drugs: it is still there when somebody comes back from a drug's page. */
  query = $state('');
  #catalogue = $state.raw<DrugCatalogue | null>(null);
  /** Comes with the catalogue: the first view needs neither. */
  #readList: typeof readMedicineList | null = null;
  #catalogueState = $state.raw<CatalogueState>('absent');
  #mine = $state.raw<readonly string[]>([]);
  #combinations = $state.raw<ReadonlyMap<string, string>>(new Map());
  #unknown = $state.raw<readonly string[]>([]);
  /** The last person that the lists were made for: they stay while that person's files are joined, and go with them. */
  #lastPerson = $state.raw(0);
  readonly #onChange: () => void;

  /** @param onChange - called when the lists have changed by what somebody did */
  constructor(
    client: Pick<AnalysisClient, 'askLoaded'>,
    session: Pick<Session, 'personNumber' | 'shown'>,
    onChange: () => void = () => undefined,
  ) {
    this.#client = client;
    this.#session = session;
    this.#onChange = onChange;
  }

  /** Every drug known here; null until {@link MedicineRoom.loadCatalogue} has brought it. */
  get catalogue(): DrugCatalogue | null {
    return this.#catalogue;
  }

  get catalogueState(): CatalogueState {
    return this.#catalogueState;
  }

  /** Generic names of "my medicines", in the order in which they were named. */
  get mine(): readonly string[] {
    return this.#isCurrent ? this.#mine : [];
  }

  /** Names that were typed and mean no drug here. */
  get unknown(): readonly string[] {
    return this.#isCurrent ? this.#unknown : [];
  }

  /** The lists, as they are saved with a person. */
  get lists(): MedicineLists {
    const combinations = this.#isCurrent ? [...this.#combinations] : [];
    return { mine: this.mine, combinations, unknown: this.unknown };
  }

  /** Puts the lists of a saved person in place of those of now; that person's file is open. */
  restore({ mine, combinations, unknown }: MedicineLists): void {
    this.#clearLists();
    this.#mine = mine;
    this.#combinations = new Map(combinations);
    this.#unknown = unknown;
    this.#lastPerson = this.#session.personNumber;
    this.#checkNames();
  }

  /** Fetches the catalogue from the vault, once. It holds nothing of a person and stays when a file is forgotten. */
  async loadCatalogue(): Promise<void> {
    if (this.#catalogueState === 'loading' || this.#catalogueState === 'ready') return;
    this.#catalogueState = 'loading';
    const [answer, { openCatalogue }, { readMedicineList }] = await Promise.all([
      this.#client.askLoaded((vault) => vault.drugPacks()),
      import('../domain/pgx/drugs/catalogue.ts'),
      import('../domain/pgx/drugs/medicine-list.ts'),
    ]);
    const packs = valueOr(answer, []);
    this.#readList = readMedicineList;
    this.#catalogue = packs.length === 0 ? null : openCatalogue(packs);
    this.#catalogueState = packs.length === 0 ? 'failed' : 'ready';
    this.#checkNames();
  }

  /** Adds a drug to "my medicines"; one that is there already stays where it is. */
  add(name: string): void {
    this.#renew();
    this.#mine = [...new Set([...this.#mine, name])];
    this.#onChange();
  }

  /** Reads a typed list. Answers how many drugs were found and how many names were not read. */
  addList(text: string): { found: number; unknown: number } {
    if (this.#catalogue === null || this.#readList === null) return { found: 0, unknown: 0 };
    this.#renew();
    const { found, unknown } = this.#readList(this.#catalogue.index, text);
    this.#mine = [...new Set([...this.#mine, ...found.map(({ drug }) => drug.name)])];
    const brands = found.filter(({ by }) => by === 'combination').map(({ drug, typed }) => [drug.name, typed] as const);
    this.#combinations = new Map([...this.#combinations, ...brands]);
    this.#unknown = [...new Set([...this.#unknown, ...unknown])];
    this.#onChange();
    return { found: found.length, unknown: unknown.length };
  }

  /** The product of several substances by which a drug came on the list, if so. */
  combinationOf(name: string): string | null {
    return this.#combinations.get(name) ?? null;
  }

  remove(name: string): void {
    this.#mine = this.#mine.filter((one) => one !== name);
    this.#combinations = new Map([...this.#combinations].filter(([one]) => one !== name));
    this.#onChange();
  }

  /** Settles a name that was not read: by the drug that was meant, or, with null, by leaving it out. */
  settle(typed: string, drug: string | null): void {
    this.#unknown = this.#unknown.filter((one) => one !== typed);
    if (drug === null) this.#onChange();
    else this.add(drug);
  }

  /** Forgets what was named and looked up. */
  clear(): void {
    this.query = '';
    this.#clearLists();
  }

  get #isCurrent(): boolean {
    return this.#session.personNumber <= this.#lastPerson;
  }

  /** Lists of another person are dropped before a new one begins; one made before any file goes with the next. */
  #renew(): void {
    if (!this.#isCurrent) this.#clearLists();
    const { personNumber, shown } = this.#session;
    this.#lastPerson = Math.max(this.#lastPerson, shown.report === null ? personNumber + 1 : personNumber);
  }

  /** A saved name that the catalogue of today does not know is to be settled: "no source says anything" would be untrue of it. */
  #checkNames(): void {
    const catalogue = this.#catalogue;
    const strange = catalogue === null ? [] : this.#mine.filter((name) => catalogue.drug(name) === null);
    if (strange.length === 0) return;
    this.#mine = this.#mine.filter((name) => !strange.includes(name));
    this.#unknown = [...new Set([...this.#unknown, ...strange])];
  }

  #clearLists(): void {
    this.#mine = [];
    this.#combinations = new Map();
    this.#unknown = [];
    this.#lastPerson = 0;
  }
}
