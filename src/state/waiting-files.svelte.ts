/** What is done with a file that came while another was open. */
export type SecondFileChoice = 'open' | 'compare' | 'join' | 'leave';

/** A file that came while another one was open or being read: it waits until somebody has said what it is for. */
export class WaitingFiles {
  #files = $state.raw<readonly File[] | null>(null);

  /** Whether something waits. */
  get any(): boolean {
    return this.#files !== null;
  }

  /** Asks about files; those that waited before are given up. */
  ask(files: readonly File[]): void {
    this.#files = files;
  }

  /** Takes the files that waited; nothing waits any more. */
  take(): readonly File[] {
    const files = this.#files ?? [];
    this.#files = null;
    return files;
  }
}
