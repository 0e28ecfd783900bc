import { invertSymmetric, multiply } from './linear.ts';
import type { Location } from './locate.ts';
import type { AncestryPanel } from './panel.ts';

/** Part of the spread of everybody that is added to each group's own: a group of few people has no reliable shape. */
const SHAPE_FLOOR = 0.005;

/**
 * The group whose cloud of reference people a place most likely belongs to: normal distributions with each group's own mean and
 * covariance (quadratic discriminant), widened by the error of the place. Says nothing of whether the place is near that group at all.
 */
export function likeliestGroup(panel: AncestryPanel, location: Pick<Location, 'coordinates' | 'covariance'>): string {
  const everybody = shapeOf(panel, () => true);
  let best = { group: '', logDensity: -Infinity };
  panel.groups.forEach((group, index) => {
    const shape = shapeOf(panel, (person) => panel.groupOf[person] === index);
    const widened = shape.covariance.map((value, cell) => {
      const isDiagonal = cell % (panel.components + 1) === 0;
      return (
        value +
        (panel.sameMarkers ? 0 : (location.covariance[cell] ?? 0)) +
        (isDiagonal ? SHAPE_FLOOR * (everybody.covariance[cell] ?? 0) : 0)
      );
    });
    const logDensity = logNormalDensity(location.coordinates, shape.mean, widened);
    if (logDensity > best.logDensity) best = { group, logDensity };
  });
  return best.group;
}

interface Shape {
  mean: Float64Array;
  covariance: Float64Array;
}

function shapeOf({ components, people, groupOf }: AncestryPanel, isMember: (person: number) => boolean): Shape {
  const mean = new Float64Array(components);
  const covariance = new Float64Array(components * components);
  const members = Array.from(groupOf.keys()).filter(isMember);
  for (const person of members) {
    for (let i = 0; i < components; i++)
      mean[i] = (mean[i] ?? 0) + (people[person * components + i] ?? 0) / members.length;
  }
  for (const person of members) {
    for (let i = 0; i < components; i++) {
      const away = (people[person * components + i] ?? 0) - (mean[i] ?? 0);
      for (let j = 0; j < components; j++) {
        const cell = i * components + j;
        const other = (people[person * components + j] ?? 0) - (mean[j] ?? 0);
        covariance[cell] = (covariance[cell] ?? 0) + (away * other) / members.length;
      }
    }
  }
  return { mean, covariance };
}

/** Log of a normal density up to a constant; −∞ where the covariance is flat. */
function logNormalDensity(place: Float64Array, mean: Float64Array, covariance: Float64Array): number {
  const size = place.length;
  const inverse = invertSymmetric(covariance, size);
  if (inverse === null) return -Infinity;
  const away = place.map((value, i) => value - (mean[i] ?? 0));
  const square = multiply(inverse, away).reduce((sum, value, i) => sum + value * (away[i] ?? 0), 0);
  return (logDeterminant(inverse, size) - square) / 2;
}

/** Log determinant of a small symmetric positive definite matrix, by elimination. */
function logDeterminant(matrix: Float64Array, size: number): number {
  const work = matrix.slice();
  let sum = 0;
  for (let pivot = 0; pivot < size; pivot++) {
    const lead = work[pivot * size + pivot] ?? NaN;
    sum += Math.log(lead);
    for (let row = pivot + 1; row < size; row++) {
      const factor = (work[row * size + pivot] ?? 0) / lead;
      for (let column = pivot; column < size; column++)
        work[row * size + column] = (work[row * size + column] ?? 0) - factor * (work[pivot * size + column] ?? 0);
    }
  }
  return sum;
}
