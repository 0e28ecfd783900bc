import type { ScoreEngine } from '../../domain/scores/score-engine.ts';
import { PanelEngine } from './random-scores.ts';

/** A file that has some rows, and a reading that leaves some of them out. */
export class LeavingEngine implements ScoreEngine {
  readonly #panel: PanelEngine;
  readonly #left: Uint8Array;

  /** @param left status of terms that every reading leaves out; 0 for the others */
  constructor(dosage: Uint8Array, left: Uint8Array) {
    this.#panel = new PanelEngine(dosage);
    this.#left = left;
  }

  merge(): ReturnType<ScoreEngine['merge']> {
    const { status, dosage } = this.#panel.merge();
    return { status: status.map((word, term) => (this.#left[term] === 0 ? word : (this.#left[term] ?? word))), dosage };
  }

  sum(...input: Parameters<ScoreEngine['sum']>): number {
    return this.#panel.sum(...input);
  }
}
