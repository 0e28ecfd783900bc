import type { TumourAnswer } from '../domain/tumour/match.ts';
import type { OncoHit, OncoNode } from '../domain/tumour/oncotree.ts';
import {
  type Alteration,
  EMPTY_PROFILE,
  type GenomicAllele,
  type Markers,
  type TumourProfile,
} from '../domain/tumour/profile.ts';
import type { TumourAbout } from '../domain/tumour/tumour-desk.ts';
import type { TakenFile } from '../domain/tumour/tumour-file.ts';
import type { NotUnderstood, TypedList } from '../domain/tumour/typed-list.ts';
import { fail, type Failure, type Result } from '../errors/result.ts';
import type { LoadedPack } from '../reference/loaded-pack.ts';
import type { TumourClient } from '../rpc/tumour-client.ts';
import { Trials } from './trials.svelte.ts';

/**
 * What somebody told of a tumour, and what the lists answer. Needs no genome and is never joined with one. It lies in this page and in a worker
 * without network, is never kept, and goes when it is forgotten or the page is left.
 */
export class Tumour {
  /** Trials that are held against the same profile. */
  readonly trials: Trials;
  readonly #client: Pick<TumourClient, 'open' | 'ask' | 'close'>;
  #profile = $state.raw<TumourProfile>(EMPTY_PROFILE);
  #type = $state.raw<OncoNode | null>(null);
  #list = $state.raw<TypedList | null>(null);
  #notUnderstood = $state.raw<readonly NotUnderstood[]>([]);
  #file = $state.raw<TakenFile | null>(null);
  #fileFailure = $state.raw<Failure | null>(null);
  #isReading = $state(false);
  #about = $state.raw<TumourAbout | null>(null);
  #answer = $state.raw<TumourAnswer | null>(null);
  #typeHits = $state.raw<readonly OncoHit[]>([]);
  #suggestions = $state.raw<readonly string[]>([]);
  #failure = $state.raw<Failure | null>(null);
  /** Tells the answer to an earlier question from that to the present one. */
  #question = 0;
  #search = 0;
  #typing = 0;

  /** @param loadTrials - the pack `trials`, from the copy that was kept before a file was opened */
  constructor(
    client: Pick<TumourClient, 'open' | 'ask' | 'close'>,
    loadTrials: () => Promise<Result<LoadedPack>> = () => Promise.resolve(fail('reference/pack-missing')),
  ) {
    this.#client = client;
    this.trials = new Trials(client, loadTrials);
  }

  /** Everything that was told. Both parts of the room go by it. */
  get profile(): TumourProfile {
    return this.#profile;
  }

  /** Whether anything of the tumour or the person was told. */
  get isAnythingTold(): boolean {
    const { tumourType, age, sex, alterations, markers } = this.#profile;
    return tumourType !== null || age !== null || sex !== null || alterations.length > 0 || isMarked(markers);
  }

  get type(): OncoNode | null {
    return this.#type;
  }

  get notUnderstood(): readonly NotUnderstood[] {
    return this.#notUnderstood;
  }

  /** What was read of the list that was typed last; null before. */
  get list(): TypedList | null {
    return this.#list;
  }

  get file(): TakenFile | null {
    return this.#file;
  }

  get fileFailure(): Failure | null {
    return this.#fileFailure;
  }

  get isReading(): boolean {
    return this.#isReading;
  }

  get about(): TumourAbout | null {
    return this.#about;
  }

  /** Null while neither a change of the tumour nor a marker was told. */
  get answer(): TumourAnswer | null {
    return this.#answer;
  }

  get typeHits(): readonly OncoHit[] {
    return this.#typeHits;
  }

  get suggestions(): readonly string[] {
    return this.#suggestions;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** Starts the worker and loads the list. */
  async open(): Promise<void> {
    if (this.#about !== null) return;
    const about = await this.#client.open();
    if (about.ok) [this.#about, this.#failure] = [about.value, null];
    else this.#failure = about.error;
  }

  /** Tumour types for what is being typed. */
  async searchTypes(text: string): Promise<void> {
    const search = ++this.#search;
    const found = await this.#client.ask((api) => Promise.resolve(api.searchTypes(text)));
    if (search === this.#search && found.ok) this.#typeHits = found.value;
  }

  async setType(node: OncoNode | null): Promise<void> {
    this.#type = node;
    this.#profile = { ...this.#profile, tumourType: node?.code ?? null };
    await this.#ask();
  }

  async setPerson(person: Pick<TumourProfile, 'age' | 'sex'>): Promise<void> {
    this.#profile = { ...this.#profile, ...person };
    await this.#ask();
  }

  async setMarkers(markers: Partial<Markers>): Promise<void> {
    this.#profile = { ...this.#profile, markers: { ...this.#profile.markers, ...markers } };
    await this.#ask();
  }

  /** Names of the list for the last line that is being typed. */
  async suggest(line: string): Promise<void> {
    const typing = ++this.#typing;
    const found = await this.#client.ask((api) => Promise.resolve(api.suggest(line)));
    if (typing === this.#typing && found.ok) this.#suggestions = found.value;
  }

  /** Reads what was typed or pasted and adds what was understood. @returns whether all of it was */
  async addList(text: string): Promise<boolean> {
    const read = await this.#client.ask((api) => Promise.resolve(api.readList(text)));
    if (!read.ok) {
      this.#failure = read.error;
      return false;
    }
    const { alterations, markers, notUnderstood } = read.value;
    this.#list = read.value;
    this.#notUnderstood = [...this.#notUnderstood, ...notUnderstood];
    this.#suggestions = [];
    this.#add(alterations);
    this.#profile = { ...this.#profile, markers: mergedMarkers(this.#profile.markers, markers) };
    await this.#ask();
    return notUnderstood.length === 0;
  }

  /** Takes one part that was not understood off the list, perhaps with what was meant in its place. */
  async answerNotUnderstood(one: NotUnderstood, meant: string | null): Promise<void> {
    this.#notUnderstood = this.#notUnderstood.filter((other) => other !== one);
    if (meant !== null) await this.addList(meant);
  }

  async take(alteration: Alteration): Promise<void> {
    this.#profile = { ...this.#profile, alterations: this.#profile.alterations.filter((one) => one !== alteration) };
    await this.#ask();
  }

  /** Reads a tumour's file in place of the one before it. @param build - what the person says, for files that do not tell */
  async openFile(file: Blob, build: GenomicAllele['build'] | null = null): Promise<void> {
    this.#isReading = true;
    const before = this.#file?.alterations ?? [];
    const read = await this.#client.ask((api) => api.readFile(file, build));
    this.#isReading = false;
    this.#fileFailure = read.ok ? null : read.error;
    if (!read.ok) return;
    this.#profile = { ...this.#profile, alterations: this.#profile.alterations.filter((one) => !before.includes(one)) };
    this.#file = read.value;
    this.#add(read.value.alterations);
    await this.#ask();
  }

  /** Takes a form that was kept in place of what is told now. */
  async takeForm(profile: TumourProfile): Promise<void> {
    this.clear();
    await this.open();
    this.#profile = profile;
    const { tumourType } = profile;
    if (tumourType !== null) {
      const found = await this.#client.ask((api) => Promise.resolve(api.searchTypes(tumourType)));
      this.#type = found.ok ? (found.value.find(({ node }) => node.code === tumourType)?.node ?? null) : null;
      // A code that the tree of today does not hold is not told any more.
      if (this.#type === null) this.#profile = { ...this.#profile, tumourType: null };
    }
    await this.#ask();
  }

  /** Forgets all that was told, and ends the worker that was told it. */
  clear(): void {
    this.#question++;
    this.#search++;
    this.#typing++;
    this.#client.close();
    this.trials.clear();
    this.#profile = EMPTY_PROFILE;
    [this.#type, this.#list, this.#file, this.#fileFailure, this.#about, this.#answer, this.#failure] = [
      null,
      null,
      null,
      null,
      null,
      null,
      null,
    ];
    [this.#notUnderstood, this.#typeHits, this.#suggestions] = [[], [], []];
    this.#isReading = false;
  }

  #add(alterations: readonly Alteration[]): void {
    const bare = (one: Alteration): string => JSON.stringify({ ...one, told: '' });
    const held = new Set(this.#profile.alterations.map(bare));
    const added = alterations.filter((one) => !held.has(bare(one)));
    this.#profile = { ...this.#profile, alterations: [...this.#profile.alterations, ...added] };
  }

  async #ask(): Promise<void> {
    const question = ++this.#question;
    const profile = this.#profile;
    if (profile.alterations.length === 0 && !isMarked(profile.markers)) {
      this.#answer = null;
      return;
    }
    const answer = await this.#client.ask((api) => Promise.resolve(api.answer(profile)));
    if (question !== this.#question) return;
    if (answer.ok) this.#answer = answer.value;
    else this.#failure = answer.error;
  }
}

/** Markers with those that were told now in place of what was told before. */
function mergedMarkers(before: Markers, now: Markers): Markers {
  const told = Object.entries(now).filter(([key, value]) => key !== 'signatures' && value !== null);
  return { ...before, ...Object.fromEntries(told), signatures: { ...before.signatures, ...now.signatures } };
}

function isMarked({ signatures, ...others }: Markers): boolean {
  return Object.keys(signatures).length > 0 || Object.values(others).some((one) => one !== null);
}
