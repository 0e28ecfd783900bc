import type { DifferentialAnswer, ListAbout } from '../domain/rare/differential.ts';
import type { NoteHit } from '../domain/rare/note-search.ts';
import type { RareTelling } from '../domain/rare/phenopacket.ts';
import type { TermHit } from '../domain/rare/term-search.ts';
import type { Result } from '../errors/result.ts';
import type { LoadedPack } from '../reference/loaded-pack.ts';

type Answer<T> = Result<T> | Promise<Result<T>>;

/** The worker of the differential: it has neither a genome nor a network. */
export interface RareApi {
  /** Takes the list; fails with `seal/not-sealed` where the worker could reach a network. Has to come first. */
  open(pack: LoadedPack): Promise<Result<ListAbout>>;
  /** Has signs named in another language beside English, by its pack; in English only with null. */
  speak(pack: LoadedPack | null): Answer<null>;
  search(text: string, most?: number): Answer<TermHit[]>;
  readNote(note: string): Answer<NoteHit[]>;
  answer(telling: RareTelling, most?: number): Answer<DifferentialAnswer>;
}
