/** One case: its candidates' features, row by row, and which rows are right. */
export interface ListCase {
  rows: Float64Array;
  right: readonly boolean[];
  weight: number;
  fold: number;
}

/** How a fit is held back. */
export interface FitOptions {
  /** Weight of the squares of the (standardised) constants. */
  ridge: number;
  /** 1: a constant may not be negative; −1: not positive; 0: free. */
  signs: readonly number[];
  /** Constants that stay as they are at the start. */
  fixed: ReadonlySet<number>;
}

const ROUNDS = 20;
/** A round that gains less ends the fit. */
const LEAST_GAIN = 0.001;

/** Constants that make the right rows of each case most probable under a softmax over its rows: Newton's method with halved steps. */
export function fitListwise(cases: readonly ListCase[], start: Float64Array, options: FitOptions): Float64Array {
  const constants = start.slice();
  for (let round = 0; round < ROUNDS; round++) {
    const { value, slope, curve } = look(cases, constants, options.ridge, true);
    const step = allowedStep({ curve, slope, constants }, options);
    let [share, gain] = [1, 0];
    for (; share > 0.02; share /= 2) {
      const tried = constants.map((one, p) => one + share * (step[p] ?? 0));
      gain = look(cases, tried, options.ridge, false).value - value;
      if (gain <= 0) continue;
      constants.set(tried);
      break;
    }
    if (gain < LEAST_GAIN) break;
  }
  return constants;
}

interface Look {
  value: number;
  slope: Float64Array;
  curve: Float64Array;
}

/** Objective, gradient, and the matrix of (negative) second derivatives at some constants. */
function look(cases: readonly ListCase[], constants: Float64Array, ridge: number, all: boolean): Look {
  const count = constants.length;
  const found: Look = { value: 0, slope: new Float64Array(count), curve: new Float64Array(count * count) };
  for (const one of cases) {
    const scores = scoresOf(one, constants);
    const [shares, rightShares, value] = sharesOf(scores, one.right);
    found.value += one.weight * value;
    if (all) addDerivatives(found, one, shares, rightShares);
  }
  for (let p = 0; p < count; p++) {
    const own = constants[p] ?? 0;
    found.value -= (ridge * own * own) / 2;
    found.slope[p] = (found.slope[p] ?? 0) - ridge * own;
    found.curve[p * count + p] = (found.curve[p * count + p] ?? 0) + ridge;
  }
  return found;
}

/** Scores of the rows of a case. */
export function scoresOf({ rows, right }: ListCase, constants: Float64Array): Float64Array {
  const count = constants.length;
  return Float64Array.from(right, (_, r) => {
    let sum = 0;
    for (let p = 0; p < count; p++) sum += (constants[p] ?? 0) * (rows[r * count + p] ?? 0);
    return sum;
  });
}

/** Shares of all rows, shares among the right ones, and the logarithm of the right ones' share together. */
function sharesOf(scores: Float64Array, right: readonly boolean[]): [Float64Array, Float64Array, number] {
  const most = Math.max(...scores);
  const mostRight = Math.max(...scores.filter((_, r) => right[r] === true));
  const shares = scores.map((score) => Math.exp(score - most));
  const rights = scores.map((score, r) => (right[r] === true ? Math.exp(score - mostRight) : 0));
  const [sum, sumRight] = [shares, rights].map((list) => list.reduce((a, b) => a + b, 0)) as [number, number];
  return [shares.map((one) => one / sum), rights.map((one) => one / sumRight), Math.log(sumRight) + mostRight - Math.log(sum) - most]; // prettier-ignore
}

function addDerivatives(found: Look, one: ListCase, shares: Float64Array, rights: Float64Array): void {
  const count = found.slope.length;
  const { rows, weight } = one;
  const mean = new Float64Array(count);
  shares.forEach((share, r) => {
    if (share < 1e-6) return;
    for (let p = 0; p < count; p++) {
      const x = rows[r * count + p] ?? 0;
      mean[p] = (mean[p] ?? 0) + share * x;
      for (let q = 0; q < count; q++) found.curve[p * count + q] = (found.curve[p * count + q] ?? 0) + weight * share * x * (rows[r * count + q] ?? 0); // prettier-ignore
    }
  });
  for (let p = 0; p < count; p++) {
    let right = 0;
    for (let r = 0; r < rights.length; r++) right += (rights[r] ?? 0) * (rows[r * count + p] ?? 0);
    found.slope[p] = (found.slope[p] ?? 0) + weight * (right - (mean[p] ?? 0));
    for (let q = 0; q < count; q++) found.curve[p * count + q] = (found.curve[p * count + q] ?? 0) - weight * (mean[p] ?? 0) * (mean[q] ?? 0); // prettier-ignore
  }
}

interface Corner {
  curve: Float64Array;
  slope: Float64Array;
  constants: Float64Array;
}

/** Newton's step under the signs: a constant that would leave its side is taken to 0 and held there. */
function allowedStep(corner: Corner, { signs, fixed }: FitOptions): Float64Array {
  // Where each constant that is not free goes to.
  const held = new Map([...fixed].map((p): [number, number] => [p, corner.constants[p] ?? 0]));
  for (;;) {
    const step = solve(corner, held);
    const over = [...corner.constants.keys()].filter((p) => !held.has(p) && ((corner.constants[p] ?? 0) + (step[p] ?? 0)) * (signs[p] ?? 0) < 0); // prettier-ignore
    if (over.length === 0) return step;
    for (const p of over) held.set(p, 0);
  }
}

/** Solves `curve · step = slope` by elimination, with the held constants going where they are held. */
function solve({ curve, slope, constants }: Corner, held: ReadonlyMap<number, number>): Float64Array {
  const count = slope.length;
  const lines = Array.from({ length: count }, (_, p) =>
    Float64Array.from({ length: count + 1 }, (_, q) => {
      const goal = held.get(p);
      if (goal !== undefined) return q === count ? goal - (constants[p] ?? 0) : p === q ? 1 : 0;
      return q === count ? (slope[p] ?? 0) : (curve[p * count + q] ?? 0);
    }),
  );
  for (let p = 0; p < count; p++) {
    let pivot = p;
    for (let r = p + 1; r < count; r++) if (Math.abs(lines[r]?.[p] ?? 0) > Math.abs(lines[pivot]?.[p] ?? 0)) pivot = r;
    const [one, other] = [lines[p], lines[pivot]];
    if (one === undefined || other === undefined) throw new RangeError('no such line');
    [lines[p], lines[pivot]] = [other, one];
    for (const line of lines.slice(p + 1)) {
      const factor = (line[p] ?? 0) / (other[p] ?? 1);
      for (let q = p; q <= count; q++) line[q] = (line[q] ?? 0) - factor * (other[q] ?? 0);
    }
  }
  const step = new Float64Array(count);
  for (let p = count - 1; p >= 0; p--) {
    const line = lines[p] ?? new Float64Array(count + 1);
    let value = line[count] ?? 0;
    for (let q = p + 1; q < count; q++) value -= (line[q] ?? 0) * (step[q] ?? 0);
    step[p] = value / (line[p] ?? 1);
  }
  return step;
}
