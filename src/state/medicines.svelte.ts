import type { DrugCatalogue } from '../domain/pgx/drugs/catalogue.ts';
import type { readMedicineList } from '../domain/pgx/drugs/medicine-list.ts';
import type { AnalysisClient } from '../rpc/client.ts';
import type { Session } from './session.svelte.ts';

/** Parts of the medicines room. They are no addresses: what somebody looks up never stands in the address bar. */
export const MEDICINE_PARTS = ['genes', 'drugs', 'mine', 'mental'] as const;
export type MedicinePart = (typeof MEDICINE_PARTS)[number];

/** Letters of the report room. */
export type LetterKind = 'summary' | 'medicines';

/** How far the catalogue of drugs is. */
export type CatalogueState = 'absent' | 'loading' | 'ready' | 'failed';

/** Where somebody is in the medicines room, and the medicines that they named. In memory only. */
export class MedicineRoom {
  readonly #client: Pick<AnalysisClient, 'drugPacks'>;
  readonly #session: Pick<Session, 'genomeNumber' | 'shown'>;
  part = $state<MedicinePart>('genes');
  /** Which letter the report room shows. */
  letter = $state<LetterKind>('summary');
  /** What stands in the search box of drugs: it is still there when somebody comes back from a drug's page. */
  query = $state('');
  #catalogue = $state.raw<DrugCatalogue | null>(null);
  /** Comes with the catalogue: the first view needs neither. */
  #readList: typeof readMedicineList | null = null;
  #catalogueState = $state.raw<CatalogueState>('absent');
  #drug = $state.raw<string | null>(null);
  #mine = $state.raw<readonly string[]>([]);
  #combinations = $state.raw<ReadonlyMap<string, string>>(new Map());
  #unknown = $state.raw<readonly string[]>([]);
  /** Genomes that the lists were made for: they are about a person, and go with that person's file. */
  #lastGenome = $state.raw(0);

  constructor(client: Pick<AnalysisClient, 'drugPacks'>, session: Pick<Session, 'genomeNumber' | 'shown'>) {
    this.#client = client;
    this.#session = session;
  }

  /** Every drug known here; null until {@link MedicineRoom.loadCatalogue} has brought it. */
  get catalogue(): DrugCatalogue | null {
    return this.#catalogue;
  }

  get catalogueState(): CatalogueState {
    return this.#catalogueState;
  }

  /** Generic name of the drug whose page is open. */
  get drug(): string | null {
    return this.#drug;
  }

  /** Generic names of "my medicines", in the order in which they were named. */
  get mine(): readonly string[] {
    return this.#isCurrent ? this.#mine : [];
  }

  /** Names that were typed and mean no drug here. */
  get unknown(): readonly string[] {
    return this.#isCurrent ? this.#unknown : [];
  }

  /** Fetches the catalogue from the vault, once. It holds nothing of a person and stays when a file is forgotten. */
  async loadCatalogue(): Promise<void> {
    if (this.#catalogueState === 'loading' || this.#catalogueState === 'ready') return;
    this.#catalogueState = 'loading';
    const [packs, { openCatalogue }, { readMedicineList }] = await Promise.all([
      this.#client.drugPacks(),
      import('../domain/pgx/drugs/catalogue.ts'),
      import('../domain/pgx/drugs/medicine-list.ts'),
    ]);
    this.#readList = readMedicineList;
    this.#catalogue = packs.length === 0 ? null : openCatalogue(packs);
    this.#catalogueState = packs.length === 0 ? 'failed' : 'ready';
  }

  /** Opens a drug's page, from whatever part. */
  openDrug(name: string): void {
    this.#drug = name;
    this.part = 'drugs';
  }

  closeDrug(): void {
    this.#drug = null;
  }

  /** Adds a drug to "my medicines"; one that is there already stays where it is. */
  add(name: string): void {
    this.#renew();
    this.#mine = [...new Set([...this.#mine, name])];
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
    return { found: found.length, unknown: unknown.length };
  }

  /** The product of several substances by which a drug came on the list, if so. */
  combinationOf(name: string): string | null {
    return this.#combinations.get(name) ?? null;
  }

  remove(name: string): void {
    this.#mine = this.#mine.filter((one) => one !== name);
    this.#combinations = new Map([...this.#combinations].filter(([one]) => one !== name));
  }

  /** Settles a name that was not read: by the drug that was meant, or, with null, by leaving it out. */
  settle(typed: string, drug: string | null): void {
    this.#unknown = this.#unknown.filter((one) => one !== typed);
    if (drug !== null) this.add(drug);
  }

  /** Forgets what was named and looked up. */
  clear(): void {
    this.part = 'genes';
    this.letter = 'summary';
    this.query = '';
    this.#drug = null;
    this.#clearLists();
  }

  get #isCurrent(): boolean {
    return this.#session.genomeNumber <= this.#lastGenome;
  }

  /** Lists of another person's file are dropped before a new one begins; one made before any file goes with the next. */
  #renew(): void {
    if (!this.#isCurrent) this.#clearLists();
    const { genomeNumber, shown } = this.#session;
    this.#lastGenome = Math.max(this.#lastGenome, shown.report === null ? genomeNumber + 1 : genomeNumber);
  }

  #clearLists(): void {
    this.#mine = [];
    this.#combinations = new Map();
    this.#unknown = [];
    this.#lastGenome = 0;
  }
}
