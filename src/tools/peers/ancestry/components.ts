import { NO_DOSAGE } from '../../../domain/genotype/dosage.ts';

/** Principal components of a set of people. */
export interface Components {
  count: number;
  /** Frequency of alt by site. */
  frequency: Float64Array;
  /** Orthonormal directions: `count` values a site. */
  directions: Float64Array;
  /** `count` values a person. */
  scores: Float64Array;
}

/** More directions than are asked for are carried along: the asked ones then settle sooner. */
const EXTRA = 4;
const COLD_ROUNDS = 12;
const WARM_ROUNDS = 3;
const RARE = 0.005;

/** Leading principal components of standardised genotypes by subspace iteration; `near`, where given, is where it starts. */
export function leadingComponents(people: readonly Uint8Array[], count: number, near?: Components): Components {
  const frequency = frequenciesOf(people);
  const rows = people.map((dosage) => standardised(dosage, frequency));
  const width = count + EXTRA;
  let directions = startAt(frequency.length, width, near);
  const rounds = near === undefined ? COLD_ROUNDS : WARM_ROUNDS;
  for (let round = 0; round < rounds; round++) {
    directions = backProject(rows, scoresOf(rows, directions, width), width, frequency.length);
    orthonormalise(directions, width);
  }
  const scores = scoresOf(rows, directions, width);
  const turn = principalTurn(gramOf(scores, width), width);
  return {
    count,
    frequency,
    directions: turned(directions, width, turn, count),
    scores: turned(scores, width, turn, count),
  };
}

function frequenciesOf(people: readonly Uint8Array[]): Float64Array {
  const sites = people[0]?.length ?? 0;
  const [copies, called] = [new Float64Array(sites), new Float64Array(sites)];
  for (const dosage of people) {
    for (let site = 0; site < sites; site++) {
      const value = dosage[site] ?? NO_DOSAGE;
      if (value === NO_DOSAGE) continue;
      copies[site] = (copies[site] ?? 0) + value;
      called[site] = (called[site] ?? 0) + 1;
    }
  }
  return copies.map((count, site) => count / (2 * Math.max(1, called[site] ?? 0)));
}

/** `(g − 2p) / sqrt(2p(1−p))`; 0 where missing or hardly anybody differs. */
function standardised(dosage: Uint8Array, frequency: Float64Array): Float32Array {
  return Float32Array.from(dosage, (copies, site) => {
    const p = frequency[site] ?? 0;
    return copies === NO_DOSAGE || p < RARE || p > 1 - RARE ? 0 : (copies - 2 * p) / Math.sqrt(2 * p * (1 - p));
  });
}

/** A start that is the same on every machine. */
function startAt(sites: number, width: number, near: Components | undefined): Float64Array {
  let state = 1;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  const start = new Float64Array(sites * width);
  for (let site = 0; site < sites; site++) {
    for (let k = 0; k < width; k++) {
      const known = near !== undefined && k < near.count;
      start[site * width + k] = known ? (near.directions[site * near.count + k] ?? 0) : random() / Math.sqrt(sites);
    }
  }
  orthonormalise(start, width);
  return start;
}

function scoresOf(rows: readonly Float32Array[], directions: Float64Array, width: number): Float64Array {
  const scores = new Float64Array(rows.length * width);
  rows.forEach((row, person) => {
    const sum = new Float64Array(width);
    for (let site = 0; site < row.length; site++) {
      const value = row[site] ?? 0;
      if (value === 0) continue;
      const base = site * width;
      for (let k = 0; k < width; k++) sum[k] = (sum[k] ?? 0) + value * (directions[base + k] ?? 0);
    }
    scores.set(sum, person * width);
  });
  return scores;
}

function backProject(rows: readonly Float32Array[], scores: Float64Array, width: number, sites: number): Float64Array {
  const out = new Float64Array(sites * width);
  rows.forEach((row, person) => {
    const own = scores.subarray(person * width, (person + 1) * width);
    for (let site = 0; site < sites; site++) {
      const value = row[site] ?? 0;
      if (value === 0) continue;
      const base = site * width;
      for (let k = 0; k < width; k++) out[base + k] = (out[base + k] ?? 0) + value * (own[k] ?? 0);
    }
  });
  return out;
}

/** Gram-Schmidt on columns, twice for good measure. */
function orthonormalise(columns: Float64Array, width: number): void {
  const rows = columns.length / width;
  const dot = (a: number, b: number): number => {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += (columns[row * width + a] ?? 0) * (columns[row * width + b] ?? 0);
    return sum;
  };
  for (let pass = 0; pass < 2; pass++) {
    for (let column = 0; column < width; column++) {
      for (let other = 0; other < column; other++) {
        const share = dot(column, other);
        for (let row = 0; row < rows; row++)
          columns[row * width + column] =
            (columns[row * width + column] ?? 0) - share * (columns[row * width + other] ?? 0);
      }
      const length = Math.sqrt(dot(column, column)) || 1;
      for (let row = 0; row < rows; row++)
        columns[row * width + column] = (columns[row * width + column] ?? 0) / length;
    }
  }
}

function gramOf(scores: Float64Array, width: number): Float64Array {
  const gram = new Float64Array(width * width);
  for (let person = 0; person < scores.length / width; person++) {
    for (let k = 0; k < width; k++) {
      for (let l = 0; l < width; l++)
        gram[k * width + l] =
          (gram[k * width + l] ?? 0) + (scores[person * width + k] ?? 0) * (scores[person * width + l] ?? 0);
    }
  }
  return gram;
}

/** Eigenvectors of a small symmetric matrix as columns, greatest eigenvalue first (Jacobi's rotations). */
function principalTurn(matrix: Float64Array, size: number): Float64Array {
  const a = matrix.slice();
  const turn = new Float64Array(size * size);
  for (let k = 0; k < size; k++) turn[k * size + k] = 1;
  for (let sweep = 0; sweep < 30; sweep++) {
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, turn, { p, q, size });
  }
  const order = Array.from({ length: size }, (_, k) => k).sort(
    (x, y) => (a[y * size + y] ?? 0) - (a[x * size + x] ?? 0),
  );
  return Float64Array.from(
    { length: size * size },
    (_, at) => turn[Math.floor(at / size) * size + (order[at % size] ?? 0)] ?? 0,
  );
}

function rotate(a: Float64Array, turn: Float64Array, { p, q, size }: { p: number; q: number; size: number }): void {
  const get = (row: number, column: number): number => a[row * size + column] ?? 0;
  const off = get(p, q);
  if (Math.abs(off) < 1e-300) return;
  const theta = (get(q, q) - get(p, p)) / (2 * off);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  const mix = (values: Float64Array, i: number, j: number): void => {
    const [x, y] = [values[i] ?? 0, values[j] ?? 0];
    values[i] = c * x - s * y;
    values[j] = s * x + c * y;
  };
  for (let k = 0; k < size; k++) mix(a, k * size + p, k * size + q);
  for (let k = 0; k < size; k++) mix(a, p * size + k, q * size + k);
  for (let k = 0; k < size; k++) mix(turn, k * size + p, k * size + q);
}

/** Rows times the first columns of a rotation. */
function turned(values: Float64Array, width: number, turn: Float64Array, count: number): Float64Array {
  const rows = values.length / width;
  const out = new Float64Array(rows * count);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < count; column++) {
      let sum = 0;
      for (let k = 0; k < width; k++) sum += (values[row * width + k] ?? 0) * (turn[k * width + column] ?? 0);
      out[row * count + column] = sum;
    }
  }
  return out;
}
