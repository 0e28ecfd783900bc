import { isAmbiguousPair } from '../../domain/scores/alleles.ts';
import type { MergeRules, ScoreEngine } from '../../domain/scores/score-engine.ts';
import type { TermCalls } from '../../domain/scores/term-status.ts';
import { STATUS } from '../../domain/scores/term-status.ts';
import { NO_DOSAGE } from '../../domain/genotype/dosage.ts';
import { PanelEngine } from './random-scores.ts';

/** A row of a score, and whether a chip has its place. */
export interface ChipRow {
  effect: string;
  other: string | null;
  isOnChip: boolean;
}

/** The file of a person with one copy of every effect allele that a chip can show: single bases, A/T and C/G as the rules say. */
export class ChipEngine implements ScoreEngine {
  readonly #rows: readonly ChipRow[];
  readonly #panel: PanelEngine;

  constructor(rows: readonly ChipRow[]) {
    this.#rows = rows;
    this.#panel = new PanelEngine(Uint8Array.from(rows, (row) => (isRead(row) ? 1 : NO_DOSAGE)));
  }

  merge(_columns: unknown, _terms: number, { keepAmbiguous }: MergeRules): TermCalls {
    const { status, dosage } = this.#panel.merge();
    this.#rows.forEach(({ effect, other }, term) => {
      if (keepAmbiguous || other === null || !isAmbiguousPair(effect, other)) return;
      status[term] = STATUS.ambiguous;
      dosage[term] = NO_DOSAGE;
    });
    return { status, dosage };
  }

  sum(...input: Parameters<ScoreEngine['sum']>): number {
    return this.#panel.sum(...input);
  }
}

/** Whether a chip's file shows a row: it carries its place, and the alleles are single bases. */
export function isRead(row: ChipRow | undefined): boolean {
  return row?.isOnChip === true && row.effect.length === 1 && row.other?.length === 1;
}
