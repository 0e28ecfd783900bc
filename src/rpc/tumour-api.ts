import type { GenomicAllele, TumourProfile } from '../domain/tumour/profile.ts';
import type { TumourAnswer } from '../domain/tumour/match.ts';
import type { TumourAbout } from '../domain/tumour/tumour-desk.ts';
import type { OncoHit } from '../domain/tumour/oncotree.ts';
import type { TrialsAnswer } from '../domain/trials/answer-trials.ts';
import type { AskedTrials } from '../domain/trials/trial-desk.ts';
import type { TrialProblem } from '../domain/trials/trial.ts';
import type { TakenFile } from '../domain/tumour/tumour-file.ts';
import type { TypedList } from '../domain/tumour/typed-list.ts';
import type { Result } from '../errors/result.ts';
import type { LoadedPack } from '../reference/loaded-pack.ts';

type Answer<T> = Result<T> | Promise<Result<T>>;

/** What a file of trials that was brought holds. */
interface BroughtTrials {
  trials: number;
  /** What of their conditions was not understood. */
  problems: readonly TrialProblem[];
}

/** The worker of the room of tumours: it has neither a person's inherited genome nor a network. */
export interface TumourApi {
  /** Takes the list; fails with `seal/not-sealed` where the worker could reach a network. Has to come first. */
  open(pack: LoadedPack): Promise<Result<TumourAbout>>;
  /** Tumour types for what was typed. */
  searchTypes(text: string, most?: number): Answer<OncoHit[]>;
  /** Names of the list for what is being typed. */
  suggest(text: string): Answer<string[]>;
  readList(text: string): Answer<TypedList>;
  /** Reads a tumour's file. Errors: `tumour/…`, those of `openSource`. */
  readFile(file: Blob, build: GenomicAllele['build'] | null): Promise<Result<TakenFile>>;
  answer(profile: TumourProfile): Answer<TumourAnswer>;
  /** Takes the trials to learn with. @returns how many */
  takeTrials(pack: LoadedPack): Answer<number>;
  /** Reads one file of trials and holds them. Errors: `trials/…`. */
  bringTrials(file: Blob): Promise<Result<BroughtTrials>>;
  /** Gives up the file at this place of the order of bringing. @returns how many files are left */
  dropTrials(at: number): Answer<number>;
  /** Answers all trials; fails with `bug/unexpected` where it does not hold what is asked for, so that no trial is left out in silence. */
  answerTrials(profile: TumourProfile, asked: AskedTrials): Answer<TrialsAnswer>;
}
