/** Share of others who have less, those who have the same by half. */
export function rankIn(sorted: Float64Array, value: number): number {
  const before = (limit: number): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? 0) < limit) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return (before(value - 1e-9) + before(value + 1e-9)) / (2 * sorted.length);
}
