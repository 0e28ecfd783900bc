import path from 'node:path';
import { GROUPS } from '../../../domain/ancestry/groups.ts';
import { mixtureScore } from '../../../domain/scores/canrisk-mixture.ts';
import {
  type AdjustmentModel,
  type ComponentModel,
  groupShape,
  mahalanobis,
  percentileRank,
  standardise,
  zByMean,
  zByMeanAndVariance,
} from '../../../domain/scores/population-adjustment.ts';
import { readRows, readText, scoresIn, type Tally } from './bench.ts';

type Row = ReadonlyMap<string, string>;

/** The peer prints nine significant digits. */
const PRINTED = 1e-8;

interface ScoreModel {
  pgs_offset: number;
  Z_norm1: { _intercept: number; _coef: Record<string, number> };
  Z_norm2: {
    mu_intercept: number;
    mu_coef: Record<string, number>;
    var_intercept: number;
    var_coef: Record<string, number>;
  };
}

interface PeerModels {
  dist_empirical: Record<string, Record<string, { mean: number; std: number }>>;
  adjust_pcs: { PGS: Record<string, ScoreModel>; norm_pcs: Record<string, { mean: number; pc_std: number }> };
}

/** Adjustment of a score for ancestry: fitted models of pgsc_calc, applied to new people. */
export function ancestryAdjustment(folder: string, tally: Tally): void {
  const models = JSON.parse(readText(path.join(folder, 'models.json'))) as PeerModels;
  const reference = readRows(path.join(folder, 'reference_1000G_expected.tsv.gz'));
  const [score = ''] = Object.keys(models.adjust_pcs.PGS);
  const model = readModel(models, score, reference);
  const groups = GROUPS.map((group) => {
    const people = reference.filter((row) => row.get('SuperPop') === group);
    return {
      group,
      shape: groupShape(people.map((row) => components(row, 5))),
      scores: people.map((row) => Number(row.get(score))).sort((a, b) => a - b),
    };
  });
  for (const row of reference)
    checkZ(`reference ${row.get('IID') ?? ''}`, row, { sum: Number(row.get(score)), model }, tally);
  for (const row of readRows(path.join(folder, 'target_expected.tsv'))) {
    const id = row.get('IID') ?? '';
    const sum = Number(row.get('SUM'));
    checkZ(id, row, { sum, model }, tally);
    const distances = groups.map(({ group, shape }) => ({
      group,
      distance: shape === null ? NaN : mahalanobis(components(row, 5), shape),
    }));
    for (const { group, distance } of distances) {
      const expected = Number(row.get(`Mahalanobis_dist_${group}`));
      tally.close(`${id} distance ${group}`, expected, distance, PRINTED * Math.max(1, expected));
    }
    const nearest = distances.reduce((best, one) => (one.distance < best.distance ? one : best));
    tally.equal(`${id} nearest`, row.get('MostSimilarPop_Mahalanobis') ?? '', nearest.group);
    for (const [column, suffix] of [
      ['MostSimilarPop_RF', ''],
      ['MostSimilarPop_Mahalanobis', '_Mahal'],
    ] as const) {
      // prettier-ignore
      const group = row.get(column) ?? '';
      const people = groups.find((one) => one.group === group)?.scores ?? [];
      const moments = models.dist_empirical[score]?.[group];
      if (moments === undefined) continue;
      tally.close(
        `${id} percentile${suffix}`,
        Number(row.get(`percentile_MostSimilarPop${suffix}`)),
        percentileRank(people, sum),
        1e-6,
      );
      tally.close(
        `${id} Z${suffix}`,
        Number(row.get(`Z_MostSimilarPop${suffix}`)),
        (sum - moments.mean) / moments.std,
        PRINTED,
      );
    }
  }
}

function components(row: Row, count: number): number[] {
  return Array.from({ length: count }, (_, index) => Number(row.get(`PC${String(index + 1)}`)));
}

function checkZ(id: string, row: Row, { sum, model }: { sum: number; model: AdjustmentModel }, tally: Tally): void {
  const at = components(row, model.components.length);
  tally.close(`${id} Z_norm1`, Number(row.get('Z_norm1')), zByMean(sum, at, model), PRINTED);
  tally.close(`${id} Z_norm2`, Number(row.get('Z_norm2')), zByMeanAndVariance(sum, at, model), PRINTED);
}

/** The peer keeps no residual spread: it is that of its reference people. */
function readModel(models: PeerModels, score: string, reference: readonly Row[]): AdjustmentModel {
  const fitted = models.adjust_pcs.PGS[score];
  if (fitted === undefined) throw new Error('no model');
  const names = Object.keys(models.adjust_pcs.norm_pcs);
  const linear = (intercept: number, coefficients: Record<string, number>): ComponentModel => ({
    intercept,
    coefficients: names.map((name) => coefficients[name] ?? NaN),
  });
  const model: AdjustmentModel = {
    components: names.map((name) => ({
      mean: models.adjust_pcs.norm_pcs[name]?.mean ?? NaN,
      sd: models.adjust_pcs.norm_pcs[name]?.pc_std ?? NaN,
    })),
    offset: fitted.pgs_offset,
    mean: { ...linear(fitted.Z_norm1._intercept, fitted.Z_norm1._coef), residualSd: 1 },
    meanAndVariance: {
      mean: linear(fitted.Z_norm2.mu_intercept, fitted.Z_norm2.mu_coef),
      logVariance: linear(fitted.Z_norm2.var_intercept, fitted.Z_norm2.var_coef),
    },
  };
  const residuals = reference.map((row) =>
    zByMean(Number(row.get(score)), components(row, standardise([], model).length), model),
  );
  const mean = residuals.reduce((sum, value) => sum + value, 0) / residuals.length;
  const variance = residuals.reduce((sum, value) => sum + (value - mean) ** 2, 0) / residuals.length;
  return { ...model, mean: { ...model.mean, residualSd: Math.sqrt(variance) } };
}

/** Standardised scores of people of mixed ancestry. */
export function mixedAncestry(folder: string, tally: Tally): void {
  for (const row of readRows(path.join(folder, 'expected.tsv'))) {
    const file = row.get('prs_file') ?? '';
    const [packed] = scoresIn(folder, new RegExp(`^${file.replaceAll('.', '\\.')}$`));
    const shares = Object.fromEntries(
      ['eur', 'afr', 'eas', 'sas'].map((name) => [name.toUpperCase(), Number(row.get(`p_${name}`))]),
    );
    const id = `${file} ${row.get('raw') ?? ''} ${Object.values(shares).join('/')}`;
    const got =
      packed === undefined
        ? null
        : mixtureScore({
            sum: Number(row.get('raw')),
            shares,
            groups: packed.header.calibration ?? {},
            weights: packed.terms.weight,
            frequencies: packed.frequencies,
          });
    if ((row.get('error') ?? '') !== '') {
      tally.judge(id, row.get('error'), got === null ? 'refused' : JSON.stringify(got), got === null);
      continue;
    }
    tally.close(`${id} z`, Number(row.get('z')), got?.z, 1e-6);
    tally.close(`${id} alpha`, Number(row.get('alpha')), got?.alpha, 1e-6);
  }
}
