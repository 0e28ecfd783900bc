/**
 * Asked once a visit where the browser cannot be kept from moving to another page, before a file of somebody's own is opened. Nothing of the
 * answer is kept.
 */
export class MovesConsent {
  #given = false;
  #answer: ((agreed: boolean) => void) | null = null;
  #asking = $state(false);

  /** Whether the question stands on the page. */
  get asking(): boolean {
    return this.#asking;
  }

  /** Waits until somebody has answered. Files that were waiting for an answer are given up. */
  async ask(): Promise<boolean> {
    if (this.#given) return true;
    this.#answer?.(false);
    this.#asking = true;
    this.#given = await new Promise<boolean>((resolve) => {
      this.#answer = resolve;
    });
    return this.#given;
  }

  answer(agreed: boolean): void {
    const resolve = this.#answer;
    this.#answer = null;
    this.#asking = false;
    resolve?.(agreed);
  }
}
