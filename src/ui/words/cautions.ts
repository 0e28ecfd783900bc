import { fold } from '../../domain/pgx/drugs/fold.ts';
import { type Caution, cautionsFor } from '../../domain/pgx/phenoconversion/cautions.ts';
import type { InteractionPack } from '../../domain/pgx/phenoconversion/interaction-pack.ts';
import { hasRole } from '../../domain/pgx/phenoconversion/inhibition.ts';
import type { DrugReport } from '../../domain/pgx/drugs/report.ts';
import { m } from '../../i18n/messages.ts';
import { takenWords } from './mental-health.ts';
import { listWords } from './drugs.ts';

/** Everything that somebody says they take: the list, and words of it that are no drug with a gene but may act on one (grapefruit). */
interface Taken {
  mine: readonly string[];
  unknown: readonly string[];
  others: readonly string[];
}

/** Cautions for one medicine from the others of the list. `null` where the tables are not there. */
export function cautionsBeside(
  pack: InteractionPack | null,
  drug: { name: string; rows: readonly DrugReport[] },
  { mine, unknown, others }: Taken,
): Caution[] {
  if (pack === null) return [];
  const words = new Set([...mine, ...unknown, ...others].map(fold));
  const taken = [...new Set(pack.interactions.map(({ substance }) => substance))].filter((name) =>
    words.has(fold(name)),
  );
  return cautionsFor(pack, { name: drug.name, genes: drug.rows.flatMap(({ genes }) => genes) }, taken);
}

/** Cautions as sentences: what is taken, and which way it moves the levels. */
export function cautionWords(cautions: readonly Caution[]): string[] {
  return cautions.flatMap(({ enzyme, by }) => {
    const names = (role: 'inhibitor' | 'inducer'): string =>
      listWords(by.filter((one) => one.role === role).map(takenWords));
    return [
      ...(hasRole(by, 'inhibitor') ? [m.mental_caution_inhibitor({ names: names('inhibitor'), enzyme })] : []),
      ...(hasRole(by, 'inducer') ? [m.mental_caution_inducer({ names: names('inducer'), enzyme })] : []),
    ];
  });
}
