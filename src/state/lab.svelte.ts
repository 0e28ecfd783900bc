import { type AnalysisOptions, DEFAULT_OPTIONS } from '../domain/analysis/options.ts';
import { type Group, GROUPS } from '../domain/ancestry/groups.ts';
import type { AncestryMap } from '../domain/ancestry/map.ts';
import type { DrawnScore } from '../domain/lab/drift.ts';
import type { LabData } from '../domain/lab/lab-data.ts';
import type { ScoreTable } from '../domain/lab/score-table.ts';
import { LAB_PEOPLE } from '../domain/lab/views.ts';
import type { ClassParts } from '../domain/synthetic/class-source.ts';
import type { Report } from '../domain/report/report.ts';
import type { ScoreReport } from '../domain/scores/report.ts';
import { type Failure, type Result, valueOr } from '../errors/result.ts';
import type { AnalysisClient } from '../rpc/client.ts';
import { deepFreeze } from './deep-freeze.ts';
import type { LabSettings } from './lab-settings.svelte.ts';
import type { Session } from './session.svelte.ts';

/** What one score is held against: a reference group, or the mixture that the file itself shows. */
export const RULERS = [...GROUPS, 'own'] as const;
export type Ruler = (typeof RULERS)[number];

/** The genome that is open in the rest of the app. */
export const OPEN_GENOME = 'open';

/** One genome's scores against every ruler, and its place among the reference people. */
export interface LabPerson {
  id: string;
  rulers: Readonly<Record<Ruler, readonly ScoreReport[]>>;
  map: AncestryMap | null;
}

/** Scores that the app shows only to somebody who has read why they are closed: not for a classroom. */
const CLOSED_SCORES: ReadonlySet<string> = new Set(['GWAS-28323831']);
const UNEXPECTED: Result<never> = { ok: false, error: { code: 'bug/unexpected' } };
/** Scores with random weights that are drawn at a time. */
const DRAWS = 1000;

/** The equity lab: its own data, synthetic people in a vault of their own, and the open genome where somebody asks for it. */
export class Lab {
  readonly #client: AnalysisClient;
  readonly #session: Session;
  /** Reads the synthetic people; the open genome never gets there. */
  #beside: AnalysisClient | null = null;
  #settings: LabSettings | null = null;
  /** Whether the picture fills the screen, for a projector. */
  isLarge = $state(false);
  /** A question that a class asks of the picture. It is shown and printed, and stands in no address. */
  question = $state('');
  #personId = $state<string>(LAB_PEOPLE[0]);
  #data = $state.raw<LabData | null>(null);
  #tables = $state.raw<readonly ScoreTable[]>([]);
  #drawn = $state.raw<readonly DrawnScore[]>([]);
  #people = $state.raw<ReadonlyMap<string, LabPerson>>(new Map());
  #failure = $state.raw<Failure | null>(null);
  /** Counts leavings and forgettings: an answer to a question of before is dropped. */
  #visit = 0;
  /** One person is read at a time. */
  #queue: Promise<void> = Promise.resolve();

  constructor(client: AnalysisClient, session: Session) {
    this.#client = client;
    this.#session = session;
  }

  get data(): LabData | null {
    return this.#data;
  }

  /** Bundled scores that a class may look at. */
  get tables(): readonly ScoreTable[] {
    return this.#tables;
  }

  /** Scores with random weights. */
  get drawn(): readonly DrawnScore[] {
    return this.#drawn;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get personId(): string {
    return this.#personId;
  }

  /** The chosen person, once read. */
  get person(): LabPerson | null {
    return this.#people.get(this.#keyOf(this.#personId)) ?? null;
  }

  /** Makes what is set in the views where nobody entered the room before; its code comes with the room. */
  enter(make: () => LabSettings): void {
    this.#settings ??= make();
  }

  /** What is set in each view; only within the room. */
  get settings(): LabSettings {
    const settings = this.#settings;
    if (settings === null) throw new Error('nobody entered the lab');
    return settings;
  }

  /** Whether what is shown is about the genome that somebody opened. */
  get isPersonal(): boolean {
    return this.#personId === OPEN_GENOME && this.#session.shown.sampleId === null;
  }

  /** Fetches what the lab shows; nothing of it is about anybody. */
  async start(): Promise<void> {
    if (this.#data !== null) return;
    const [pack, { decodeLabPack }] = await Promise.all([this.#client.lab(), import('../reference/lab-pack.ts')]);
    const data: Result<LabData> = pack.ok ? decodeLabPack(pack.value.bytes) : pack;
    if (!data.ok) {
      this.#failure = data.error;
      return;
    }
    const tables = valueOr(await this.#own().askLoaded((vault) => vault.scoreTables()), []);
    this.#tables = tables.filter(({ id }) => !CLOSED_SCORES.has(id));
    this.#data = data.value;
  }

  /** Draws scores with random weights, each of so many variants. */
  async draw(seed: number, rows: number): Promise<void> {
    if (this.#data === null) return;
    const { markers } = this.#data;
    const drawn = this.#own().askStarted((vault) => vault.drawScores(markers, { seed, rows, draws: DRAWS }));
    this.#drawn = valueOr(await drawn, []);
  }

  /** What the synthetic people of a class are drawn from. */
  async classParts(): Promise<Result<ClassParts>> {
    const asked = await this.#own().askLoaded((vault) => vault.classParts());
    if (!asked.ok) return asked;
    return asked.value === null ? UNEXPECTED : { ok: true, value: asked.value };
  }

  /** Chooses whose genome the views are about, and reads it where that has not been done. */
  async choose(id: string): Promise<void> {
    this.#personId = id;
    const visit = this.#visit;
    this.#queue = this.#queue.then(async () => {
      const key = this.#keyOf(id);
      if (visit !== this.#visit || this.#personId !== id || this.#people.has(key)) return;
      const person = await this.#read(id);
      if (visit !== this.#visit) return;
      if (person.ok) this.#people = new Map([...this.#people, [key, person.value]]);
      else this.#failure = person.error;
    });
    await this.#queue;
  }

  /** Gives up what was computed of a genome that is open no more. */
  dropOpen(): void {
    this.#people = new Map([...this.#people].filter(([key]) => !key.startsWith(OPEN_GENOME)));
    if (this.#personId === OPEN_GENOME) this.#personId = LAB_PEOPLE[0];
  }

  /** Leaves the room: the vault of the synthetic people ends, and who was being read is read again at the next visit. */
  leave(): void {
    this.#visit++;
    this.#beside?.end();
    this.#beside = null;
  }

  /** Forgets everybody. */
  clear(): void {
    this.leave();
    this.#people = new Map();
    this.#personId = LAB_PEOPLE[0];
    this.#failure = null;
    this.#settings?.clear();
    this.isLarge = false;
    this.question = '';
  }

  /** Results of the open genome stand for that genome alone. */
  #keyOf(id: string): string {
    return id === OPEN_GENOME ? `${id} ${String(this.#session.genomeNumber)}` : id;
  }

  #own(): AnalysisClient {
    this.#beside ??= this.#client.beside();
    return this.#beside;
  }

  async #read(id: string): Promise<Result<LabPerson>> {
    const client = id === OPEN_GENOME ? this.#client : this.#own();
    if (id !== OPEN_GENOME) {
      const opened = await openSample(client, id);
      if (!opened.ok) return opened;
    }
    const rulers: Partial<Record<Ruler, readonly ScoreReport[]>> = {};
    for (const ruler of RULERS) {
      const report = settled(await client.interpret(optionsFor(ruler), () => undefined));
      if (!report.ok) return report;
      rulers[ruler] = deepFreeze(report.value.scores);
    }
    const map = valueOr(await client.ask((vault) => vault.ancestryMap()), null);
    return { ok: true, value: { id, rulers: rulers as LabPerson['rulers'], map } };
  }
}

async function openSample(client: AnalysisClient, id: string): Promise<Result<Report>> {
  const file = await client.sample(id);
  return file.ok ? settled(await client.analyse(file.value, optionsFor('own'), () => undefined)) : file;
}

/** The raw sum is that of the rows that were read, so that it is one number against every ruler. */
function optionsFor(ruler: Ruler): AnalysisOptions {
  const plain: AnalysisOptions = { ...DEFAULT_OPTIONS, missing: 'drop' };
  return ruler === 'own' ? plain : { ...plain, reference: { shares: onlyGroup(ruler), from: 'chosen' } };
}

function onlyGroup(group: Group): Partial<Record<Group, number>> {
  return { [group]: 1 };
}

function settled(outcome: Result<Report> | { stopped: true }): Result<Report> {
  return 'stopped' in outcome ? UNEXPECTED : outcome;
}
