import type * as Comlink from 'comlink';
import type { BroughtScore } from '../domain/scores/brought-score.ts';
import type { UseProfile } from '../domain/scores/licence.ts';
import type { Result } from '../errors/result.ts';
import type { VaultWorkerApi } from './protocol.ts';

interface KeptFile {
  file: Blob;
  profile: UseProfile;
  /** Scores of the file that are still wanted. */
  ids: Set<string>;
}

/** Scoring files that were brought, as the browser's handles to them: a vault that starts again reads them again. */
export class ScoreFiles {
  #kept: KeptFile[] = [];

  /** Takes the files that were read. */
  add(files: readonly Blob[], answers: readonly Result<BroughtScore[]>[], profile: UseProfile): void {
    files.forEach((file, index) => {
      const answer = answers[index];
      if (answer?.ok !== true) return;
      const isNew = !this.#kept.some(({ ids }) => answer.value.some(({ id }) => ids.has(id)));
      if (isNew) this.#kept.push({ file, profile, ids: new Set(answer.value.map(({ id }) => id)) });
    });
  }

  remove(id: string): void {
    for (const { ids } of this.#kept) ids.delete(id);
    this.#kept = this.#kept.filter(({ ids }) => ids.size > 0);
  }

  clear(): void {
    this.#kept = [];
  }

  /** Brings the files to a new vault, in their old order, less what was removed of them. */
  async restore(api: Pick<Comlink.Remote<VaultWorkerApi>, 'bringScores' | 'removeScore'>): Promise<void> {
    for (const { file, profile, ids } of this.#kept) {
      const [answer] = await api.bringScores([file], profile);
      if (answer?.ok !== true) continue;
      for (const { id } of answer.value) if (!ids.has(id)) await api.removeScore(id);
    }
  }
}
