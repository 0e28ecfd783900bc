import type { DrugReport } from '../../domain/pgx/drugs/report.ts';
import { type DrugStanding, missingGenesOf, standingBeside, standingOf } from '../../domain/pgx/drugs/standing.ts';
import type { InteractionPack } from '../../domain/pgx/phenoconversion/interaction-pack.ts';
import { m } from '../../i18n/messages.ts';
import type { Clinical } from '../../state/clinical.svelte.ts';
import type { MedicineRoom } from '../../state/medicines.svelte.ts';
import { cautionsBeside, cautionWords } from './cautions.ts';
import { sourcesInShort } from './drugs-in-short.ts';
import { listWords } from './drugs.ts';

/** What stands beside a medicine of a list: the others, and what else the person said. */
export interface BesideMedicine {
  /** Null before it is loaded. */
  interactions: InteractionPack | null;
  mine: readonly string[];
  unknown: readonly string[];
  others: readonly string[];
}

/** What stands beside each medicine of the person whose file is open. */
export function besideMedicines(
  { facts, factors }: Pick<Clinical, 'facts' | 'factors'>,
  { mine, unknown }: Pick<MedicineRoom, 'mine' | 'unknown'>,
): BesideMedicine {
  return { interactions: facts?.interactions ?? null, mine, unknown, others: factors.taken };
}

/** What a person's results and other medicines come to for one medicine, in a word and in a few sentences. */
export function ownMedicine(
  name: string,
  rows: readonly DrugReport[],
  { interactions, ...others }: BesideMedicine,
): { standing: DrugStanding; says: string } {
  const cautions = cautionsBeside(interactions, { name, rows }, others);
  const missing = missingGenesOf(rows);
  const note = missing.length === 0 ? [] : [m.drugs_certainty_missing({ genes: listWords(missing) })];
  const own = [...note, sourcesInShort(rows)].filter((text) => text !== '').join('. ');
  return {
    standing: standingBeside(standingOf(rows), cautions),
    says: [...cautionWords(cautions), own].filter((text) => text !== '').join(' '),
  };
}
