import { CompensatedSum } from './expectation.ts';

/** A linear predictor in standardised principal components. */
export interface ComponentModel {
  intercept: number;
  /** One coefficient for each of the first components. */
  coefficients: readonly number[];
}

/** How a score varies with ancestry, as pgsc_calc models it (`ancestry_analysis`, methods `mean` and `mean+var`). */
export interface AdjustmentModel {
  /** Mean and standard deviation of each component over the reference. */
  components: readonly { mean: number; sd: number }[];
  /** Mean of the score over the reference, taken off before all else. */
  offset: number;
  /** Expected score, and the standard deviation of what is left over the reference. */
  mean: ComponentModel & { residualSd: number };
  /** Joint model of the expected score and of the logarithm of its variance. */
  meanAndVariance: { mean: ComponentModel; logVariance: ComponentModel };
}

/** Standardised components of one person: as many as the model has. */
export function standardise(components: readonly number[], model: AdjustmentModel): number[] {
  return model.components.map(({ mean, sd }, index) => ((components[index] ?? NaN) - mean) / sd);
}

function predict({ intercept, coefficients }: ComponentModel, standardised: readonly number[]): number {
  const sum = new CompensatedSum();
  sum.add(intercept);
  coefficients.forEach((coefficient, index) => {
    sum.add(coefficient * (standardised[index] ?? NaN));
  });
  return sum.value;
}

/** `Z_norm1`: distance from the score expected at this place of the component space, in standard deviations of the whole reference. */
export function zByMean(score: number, components: readonly number[], model: AdjustmentModel): number {
  const expected = predict(model.mean, standardise(components, model));
  return (score - model.offset - expected) / model.mean.residualSd;
}

/** `Z_norm2`: the same in standard deviations expected at this place: people of all groups get the same spread. */
export function zByMeanAndVariance(score: number, components: readonly number[], model: AdjustmentModel): number {
  const standardised = standardise(components, model);
  const { mean, logVariance } = model.meanAndVariance;
  return (score - model.offset - predict(mean, standardised)) / Math.sqrt(Math.exp(predict(logVariance, standardised)));
}

/** Percentile rank among reference people: those below count whole, those equal half. */
export function percentileRank(sorted: readonly number[], score: number): number {
  let below = 0;
  let equal = 0;
  for (const value of sorted) {
    if (value < score) below++;
    else if (value === score) equal++;
  }
  return (100 * (below + equal / 2)) / sorted.length;
}

/** Centre and inverse covariance of a reference group. */
export interface GroupShape {
  mean: readonly number[];
  /** Row by row; population covariance (divided by the number of people). */
  inverseCovariance: readonly (readonly number[])[];
}

/** The shape of a cloud of reference people, one row of components each; null where it is flat. */
export function groupShape(people: readonly (readonly number[])[]): GroupShape | null {
  const size = people[0]?.length ?? 0;
  const mean = Array.from({ length: size }, (_, at) => average(people.map((row) => row[at] ?? 0)));
  const covariance = mean.map((meanOfRow, row) =>
    mean.map((meanOfColumn, column) =>
      average(people.map((person) => ((person[row] ?? 0) - meanOfRow) * ((person[column] ?? 0) - meanOfColumn))),
    ),
  );
  const inverseCovariance = invert(covariance);
  return inverseCovariance === null ? null : { mean, inverseCovariance };
}

function average(values: readonly number[]): number {
  const sum = new CompensatedSum();
  for (const value of values) sum.add(value);
  return sum.value / values.length;
}

/** Squared Mahalanobis distance of a person from a group. */
export function mahalanobis(components: readonly number[], { mean, inverseCovariance }: GroupShape): number {
  const away = mean.map((centre, index) => (components[index] ?? NaN) - centre);
  return away.reduce(
    (sum, value, row) =>
      sum + value * away.reduce((inner, other, column) => inner + other * (inverseCovariance[row]?.[column] ?? 0), 0),
    0,
  );
}

/** Inverse by Gauss-Jordan elimination with row pivoting; null where there is none. */
function invert(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length;
  const work = matrix.map((row, index) => [...row, ...row.map((_, column) => (column === index ? 1 : 0))]);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(work[row]?.[column] ?? 0) > Math.abs(work[pivot]?.[column] ?? 0)) pivot = row;
    }
    const [top, chosen] = [work[column], work[pivot]];
    const lead = chosen?.[column] ?? 0;
    if (top === undefined || chosen === undefined || lead === 0) return null;
    work[pivot] = top;
    work[column] = chosen.map((value) => value / lead);
    eliminate(work, column);
  }
  return work.map((row) => row.slice(size));
}

function eliminate(work: number[][], column: number): void {
  const pivotRow = work[column] ?? [];
  work.forEach((row, index) => {
    const factor = row[column] ?? 0;
    if (index === column || factor === 0) return;
    work[index] = row.map((value, at) => value - factor * (pivotRow[at] ?? 0));
  });
}
