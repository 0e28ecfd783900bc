import { SvelteSet } from 'svelte/reactivity';
import type { BroughtScore } from '../domain/scores/brought-score.ts';
import { mayUseScore } from '../domain/scores/licence.ts';
import type { Failure } from '../errors/result.ts';
import type { AnalysisClient } from '../rpc/client.ts';
import { deepFreeze } from './deep-freeze.ts';
import { ScoreTable } from './score-table.svelte.ts';
import type { Profile } from './settings.svelte.ts';

/** What became of one file that was brought. */
export interface BroughtFile {
  /** The file's own name, for the person who brought it; shown here and kept nowhere. */
  name: string;
  scores: readonly BroughtScore[];
  failure: Failure | null;
}

type Client = Pick<AnalysisClient, 'bringScores' | 'removeScore' | 'forgetScores' | 'ask'>; // prettier-ignore

/** Scores that somebody brought, and the score that is looked at row by row. They go with the file, at the latest with the tab. */
export class Scores {
  readonly table: ScoreTable;
  readonly #client: Client;
  #imported = $state.raw<readonly BroughtScore[]>([]);
  #brought = $state.raw<readonly BroughtFile[]>([]);
  #reading = $state(0);
  readonly #opened = new SvelteSet<string>();
  /** Cards that somebody unfolded or folded: a score that was brought shows unfolded by itself, another one folded. */
  readonly #turned = new SvelteSet<string>();
  /** Counts forgettings: an answer about files of before is dropped. */
  #visit = 0;

  constructor(client: Client) {
    this.#client = client;
    this.table = new ScoreTable(client);
  }

  /** Scores of those files, as long as the visit lasts. */
  get imported(): readonly BroughtScore[] {
    return this.#imported;
  }

  /** What became of the files that were brought last. */
  get brought(): readonly BroughtFile[] {
    return this.#brought;
  }

  /** Files that are being read. */
  get reading(): number {
    return this.#reading;
  }

  factsOf(id: string): BroughtScore | null {
    return this.#imported.find((score) => score.id === id) ?? null;
  }

  /** Reads scoring files. True if a score came of it that was not there. */
  async bring(files: readonly File[], profile: Profile): Promise<boolean> {
    const visit = this.#visit;
    this.#reading = files.length;
    const answers = await this.#client.bringScores(files, profile);
    if (visit !== this.#visit) return false;
    this.#reading = 0;
    const known = new Set(this.#imported.map(({ id }) => id));
    this.#brought = files.map(({ name }, index) => {
      const answer = answers[index];
      const failure = answer === undefined ? { code: 'bug/unexpected' as const } : answer.ok ? null : answer.error;
      return deepFreeze({ name, scores: answer?.ok === true ? answer.value : [], failure });
    });
    const fresh = this.#brought.flatMap(({ scores }) => scores).filter(({ id }) => !known.has(id));
    this.#imported = [...this.#imported, ...fresh];
    return fresh.length > 0;
  }

  /** Says why files are not even begun. */
  refuse(files: readonly File[], failure: Failure): void {
    this.#brought = files.map(({ name }) => ({ name, scores: [], failure }));
  }

  async remove(id: string): Promise<void> {
    this.#imported = this.#imported.filter((score) => score.id !== id);
    this.#brought = [];
    await this.#client.removeScore(id);
  }

  /** Gives up every score that a profile does not allow. True if there was one. */
  async keepAllowed(profile: Profile): Promise<boolean> {
    const refused = this.#imported.filter(({ licenceClass }) => !mayUseScore(licenceClass, profile));
    for (const { id } of refused) await this.remove(id);
    return refused.length > 0;
  }

  /** Whether somebody has read why a score is closed at first, and opened it. */
  isOpened(id: string): boolean {
    return this.#opened.has(id);
  }

  openGate(id: string): void {
    this.#opened.add(id);
  }

  /** Whether the card of a score that cannot be read from this file is unfolded. */
  isUnfolded(id: string): boolean {
    return (this.factsOf(id) !== null) !== this.#turned.has(id);
  }

  unfold(id: string, isUnfolded: boolean): void {
    if (isUnfolded === this.isUnfolded(id)) return;
    if (!this.#turned.delete(id)) this.#turned.add(id);
  }

  /** What was said of the files that were brought last has been read. */
  dismiss(): void {
    this.#brought = [];
  }

  /** Forgets all of them; the vault is told by being ended. */
  clear(): void {
    this.#visit++;
    this.#client.forgetScores();
    this.#imported = [];
    this.#brought = [];
    this.#reading = 0;
    this.#opened.clear();
    this.#turned.clear();
    this.table.clear();
  }
}
