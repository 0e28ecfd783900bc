import type { Condition, Portability } from '../domain/scores/score-card.ts';

type Row = readonly [
  Condition,
  Portability['from'],
  Portability['group'],
  ratio: number,
  low: number,
  high: number,
  pairs: number,
];

/**
 * Odds (or hazard) ratio per standard deviation in other people against that in Europeans, as a ratio of logarithms, pooled over
 * evaluations of the PGS Catalog of 2026-09-23 by csbg/pgscatalog_meta (MIT, `12_or_per_sd_cells.csv`). Made 2026-11-30.
 */
const ROWS: readonly Row[] = [
  ['breast-cancer', 'European only', 'EAS', 0.841, 0.815, 0.867, 1],
  ['breast-cancer', 'European only', 'SAS', 0.892, 0.866, 0.92, 12],
  ['breast-cancer', 'European only', 'AFR', 0.606, 0.465, 0.789, 1],
  ['breast-cancer', 'European only', 'AMR', 0.925, 0.758, 1.127, 1],
  ['colorectal-cancer', 'multi incl. European', 'AFR', 0.832, 0.774, 0.895, 1],
  ['colorectal-cancer', 'multi incl. European', 'AMR', 0.97, 0.894, 1.052, 1],
  ['coronary', 'multi incl. European', 'AFR', 0.819, 0.786, 0.853, 4],
  ['coronary', 'multi incl. European', 'AMR', 0.973, 0.913, 1.038, 4],
  ['coronary', 'multi incl. European', 'EAS', 0.968, 0.932, 1.005, 2],
  ['coronary', 'multi incl. European', 'SAS', 1.604, 1.481, 1.737, 2],
  ['type-2-diabetes', 'European only', 'EAS', 0.962, 0.896, 1.032, 12],
  ['type-2-diabetes', 'European only', 'AMR', 0.893, 0.883, 0.904, 12],
  ['type-2-diabetes', 'European only', 'SAS', 0.98, 0.96, 1, 12],
  ['type-2-diabetes', 'multi incl. European', 'AFR', 0.88, 0.866, 0.895, 14],
  ['type-2-diabetes', 'multi incl. European', 'EAS', 1.047, 1.003, 1.092, 3],
  ['type-2-diabetes', 'multi incl. European', 'AMR', 0.978, 0.962, 0.994, 18],
  ['type-2-diabetes', 'multi incl. European', 'SAS', 1.025, 0.953, 1.101, 2],
];

export const SCORE_PORTABILITY: readonly Portability[] = ROWS.map(([condition, from, group, ratio, low, high, pairs]) => ({ condition, from, group, ratio, low, high, pairs })); // prettier-ignore
