/**
 * Inverse of a small symmetric positive definite matrix, row by row, by Cholesky's decomposition; null where it is not definite.
 *
 * @param matrix `size * size` values
 */
export function invertSymmetric(matrix: Float64Array, size: number): Float64Array | null {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column] ?? NaN;
      for (let k = 0; k < column; k++) sum -= (lower[row * size + k] ?? 0) * (lower[column * size + k] ?? 0);
      if (row === column) {
        if (!(sum > 0)) return null;
        lower[row * size + row] = Math.sqrt(sum);
      } else lower[row * size + column] = sum / (lower[column * size + column] ?? NaN);
    }
  }
  const inverse = new Float64Array(size * size);
  for (let unit = 0; unit < size; unit++) solveUnit(lower, unit, inverse, size);
  return inverse;
}

/** Solves `L·Lᵀ·x` = the unit vector and writes x as a column. */
function solveUnit(lower: Float64Array, unit: number, inverse: Float64Array, size: number): void {
  const x = new Float64Array(size);
  x[unit] = 1;
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < row; k++) x[row] = (x[row] ?? 0) - (lower[row * size + k] ?? 0) * (x[k] ?? 0);
    x[row] = (x[row] ?? 0) / (lower[row * size + row] ?? NaN);
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let k = row + 1; k < size; k++) x[row] = (x[row] ?? 0) - (lower[k * size + row] ?? 0) * (x[k] ?? 0);
    x[row] = (x[row] ?? 0) / (lower[row * size + row] ?? NaN);
    inverse[row * size + unit] = x[row] ?? NaN;
  }
}

/** Product of a square matrix and a vector. */
export function multiply(matrix: Float64Array, vector: ArrayLike<number>): Float64Array {
  const size = vector.length;
  const out = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++)
      out[row] = (out[row] ?? 0) + (matrix[row * size + column] ?? 0) * (vector[column] ?? 0);
  }
  return out;
}
