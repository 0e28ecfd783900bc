import type { PanelVariant } from './panel.ts';

/** Neighbours on the chip among which pairs are tried. */
const PAIRED = 30;

/** How well one or two neighbours tell a variant: as a regression of its alternate allele on theirs. */
export interface Proxy {
  neighbours: PanelVariant[];
  /** What one alternate allele of each neighbour adds to the expectation. Negative where the alleles go apart. */
  slopes: number[];
  /** Share of the variance that they tell in the haplotypes at hand. */
  r2: number;
  /** The same less what chance adds: `1 − (1 − r²)(n − 1)/(n − k − 1)`, at least 0. */
  adjusted: number;
}

/** The best single neighbour of a variant, and the best pair. null where none varies. */
export function bestProxies(
  target: PanelVariant,
  neighbours: readonly PanelVariant[],
): { one: Proxy; two: Proxy | null } | null {
  const own = moments(target.haplotypes);
  if (own.variance === 0) return null;
  const singles = neighbours
    .map((neighbour) => ({ neighbour, r: correlation(target, neighbour) }))
    .filter(({ r }) => !Number.isNaN(r))
    .sort((a, b) => b.r * b.r - a.r * a.r);
  const [first] = singles;
  if (first === undefined) return null;
  const count = target.haplotypes.length;
  const one = proxyOf(target, [first.neighbour], first.r * first.r, count);
  let two: Proxy | null = null;
  const few = singles.slice(0, PAIRED);
  few.forEach(({ neighbour: a, r: ra }, at) => {
    for (const { neighbour: b, r: rb } of few.slice(at + 1)) {
      const between = correlation(a, b);
      const rest = 1 - between * between;
      // Two that are all but one and the same say no more than one.
      if (rest < 0.02) continue;
      const r2 = Math.min(1, (ra * ra + rb * rb - 2 * ra * rb * between) / rest);
      if (two === null || r2 > two.r2) two = proxyOf(target, [a, b], r2, count);
    }
  });
  return { one, two };
}

/** Share of a variant's variance that a proxy chosen elsewhere tells among other haplotypes: the square of the correlation with its expectation. */
export function toldBy(
  { neighbours, slopes }: Proxy,
  target: Uint8Array,
  pick: (variant: PanelVariant) => Uint8Array,
): number {
  const expected = Float64Array.from(target, (_, at) => neighbours.reduce((sum, neighbour, index) => sum + (slopes[index] ?? 0) * (pick(neighbour)[at] ?? 0), 0)); // prettier-ignore
  const r = correlationOf(target, expected);
  return Number.isNaN(r) ? 0 : r * r;
}

function proxyOf(target: PanelVariant, neighbours: PanelVariant[], r2: number, count: number): Proxy {
  const adjusted = Math.max(0, 1 - ((1 - r2) * (count - 1)) / (count - neighbours.length - 1));
  return { neighbours, slopes: slopesOf(target, neighbours), r2, adjusted };
}

function slopesOf(target: PanelVariant, [a, b]: readonly PanelVariant[]): number[] {
  if (a === undefined) return [];
  const sd = Math.sqrt(moments(target.haplotypes).variance);
  const sdOf = (variant: PanelVariant): number => Math.sqrt(moments(variant.haplotypes).variance);
  const ra = correlation(target, a);
  if (b === undefined) return [(ra * sd) / sdOf(a)];
  const [rb, between] = [correlation(target, b), correlation(a, b)];
  const rest = 1 - between * between;
  return [((ra - rb * between) / rest) * (sd / sdOf(a)), ((rb - ra * between) / rest) * (sd / sdOf(b))];
}

function correlation(a: PanelVariant, b: PanelVariant): number {
  return correlationOf(a.haplotypes, b.haplotypes);
}

function correlationOf(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [own, other] = [moments(a), moments(b)];
  let product = 0;
  for (let at = 0; at < a.length; at++) product += (a[at] ?? 0) * (b[at] ?? 0);
  const covariance = product / a.length - own.mean * other.mean;
  return covariance / Math.sqrt(own.variance * other.variance);
}

function moments(values: ArrayLike<number>): { mean: number; variance: number } {
  let [sum, squares] = [0, 0];
  for (const value of Array.from(values)) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / values.length;
  return { mean, variance: Math.max(0, squares / values.length - mean * mean) };
}
