import type { LabelledPoint } from '../../../domain/ancestry/describe-panel.ts';
import { admixedLimit, distanceLimits, sourcesOf } from '../../../domain/ancestry/describe-panel.ts';
import { invertSymmetric } from '../../../domain/ancestry/linear.ts';
import { locate } from '../../../domain/ancestry/locate.ts';
import type { AncestryPanel } from '../../../domain/ancestry/panel.ts';
import type { Components } from './components.ts';
import { leadingComponents } from './components.ts';
import type { Probe } from './limits.ts';
import { misfitExpectations, UNKNOWN, unlikenessLimit } from './limits.ts';

/** People that a panel is built from. */
export interface TrainingPeople {
  dosage: readonly Uint8Array[];
  groups: readonly string[];
  populations: readonly string[];
}

const MOST_COMPONENTS = 4;
const FEWEST_COMPONENTS = 2;
const FOLDS = 5;
/** A component along which new people fall to less than this share of the training people's spread tells nothing of new people. */
const LEAST_SLOPE = 0.45;
/**
 * A panel of reference people as the app's pack holds it, from genotypes. New people's places are drawn to the middle, the more so the
 * later the component: every fifth of the people is placed by the others, and the reference people are drawn in by the measured slope.
 */
export function trainPanel(people: TrainingPeople): AncestryPanel {
  const components = leadingComponents(people.dosage, MOST_COMPONENTS);
  const probes = crossPlaced(people, components);
  const slopes = slopesOf(components, probes);
  const kept = Math.max(FEWEST_COMPONENTS, slopes.filter((slope) => slope > LEAST_SLOPE).length);
  const label = (index: number, coordinates: readonly number[]): LabelledPoint => ({
    group: people.groups[index] ?? '',
    population: people.populations[index] ?? '',
    coordinates,
  });
  const places = people.dosage.map((_, index) =>
    label(index, slopes.slice(0, kept).map((slope, k) => slope * (components.scores[index * MOST_COMPONENTS + k] ?? 0))),
  ); // prettier-ignore
  const probed = probes.map(({ place }, index) => label(index, place.slice(0, kept)));
  const groups = [...new Set(people.groups)].sort();
  const sources = sourcesOf(places, groups);
  const misfits = misfitExpectations(probes, people.groups, groups);
  const panel: AncestryPanel = {
    ...modelOf(components, kept),
    groups,
    groupOf: Uint8Array.from(people.groups, (group) => groups.indexOf(group)),
    people: Float32Array.from(places.flatMap(({ coordinates }) => coordinates)),
    limits: distanceLimits(places, probed, groups).map((distance, index) => ({
      distance,
      ...(misfits[index] ?? UNKNOWN),
    })),
    mostUnlike: Infinity,
    chance: 0,
    sameMarkers: true,
    sources,
    admixed: admixedLimit(probed, sources),
  };
  return {
    ...panel,
    mostUnlike: unlikenessLimit(
      panel,
      probes.map(({ place, ...misfit }) => ({ place: place.slice(0, kept), ...misfit })),
    ),
  };
}

type Model = Pick<AncestryPanel, 'study' | 'components' | 'mean' | 'loadings' | 'columns'>;

/** Expected dosage `2p + sqrt(2p(1−p)) · directions · place`. */
function modelOf({ frequency, directions, count }: Components, kept: number): Model {
  const loadings = new Float32Array(frequency.length * kept);
  frequency.forEach((p, site) => {
    const spread = p < 0.005 || p > 0.995 ? 0 : Math.sqrt(2 * p * (1 - p));
    for (let k = 0; k < kept; k++) loadings[site * kept + k] = spread * (directions[site * count + k] ?? 0);
  });
  return {
    study: 'training',
    components: kept,
    mean: Float32Array.from(frequency, (p) => 2 * p),
    loadings,
    columns: {},
  };
}

/** Each person's place and fit as found by components of four fifths of the others. */
function crossPlaced({ dosage }: TrainingPeople, whole: Components): Probe[] {
  const probes: Probe[] = dosage.map(() => ({ place: [], fit: NaN, surprise: NaN }));
  for (let fold = 0; fold < FOLDS; fold++) {
    const [inside, out] = splitFold(dosage.length, fold);
    const part = leadingComponents(
      inside.map((index) => dosage[index] ?? new Uint8Array(0)),
      whole.count,
      whole,
    );
    const model = modelOf(part, whole.count);
    const align = alignment(part, whole, inside);
    for (const index of out) {
      const found = locate({ ...NOBODY, ...model }, dosage[index] ?? new Uint8Array(0));
      if (found === null) continue;
      probes[index] = { place: align(found.coordinates), fit: found.fit, surprise: found.surprise };
    }
  }
  return probes;
}

const NOBODY: Omit<AncestryPanel, keyof Model> = { groups: [], people: new Float32Array(0), groupOf: new Uint8Array(0), limits: [], mostUnlike: 0, chance: 0, sameMarkers: true, sources: [], admixed: null }; // prettier-ignore

/** Members and non-members of a fold. A fold takes every fifth person of a fixed shuffle. */
export function splitFold(count: number, fold: number): [number[], number[]] {
  const order = shuffled(count);
  const inside: number[] = [];
  const out: number[] = [];
  order.forEach((index, at) => (at % FOLDS === fold ? out : inside).push(index));
  return [inside.sort((a, b) => a - b), out.sort((a, b) => a - b)];
}

function shuffled(count: number): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  let state = 12345;
  for (let at = count - 1; at > 0; at--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
}

/** The linear map that carries places in one set of components to places in another, by least squares over the people in both. */
function alignment(part: Components, whole: Components, inside: readonly number[]): (place: Float64Array) => number[] {
  const size = whole.count;
  const gram = new Float64Array(size * size);
  const cross = new Float64Array(size * size);
  inside.forEach((index, row) => {
    for (let k = 0; k < size; k++) {
      const from = part.scores[row * size + k] ?? 0;
      for (let l = 0; l < size; l++) {
        gram[k * size + l] = (gram[k * size + l] ?? 0) + from * (part.scores[row * size + l] ?? 0);
        cross[k * size + l] = (cross[k * size + l] ?? 0) + from * (whole.scores[index * size + l] ?? 0);
      }
    }
  });
  const inverse = invertSymmetric(gram, size) ?? new Float64Array(size * size);
  const map = new Float64Array(size * size);
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) for (let k = 0; k < size; k++) map[i * size + j] = (map[i * size + j] ?? 0) + (inverse[i * size + k] ?? 0) * (cross[k * size + j] ?? 0); // prettier-ignore
  return (place) =>
    Array.from({ length: size }, (_, j) => place.reduce((sum, value, i) => sum + value * (map[i * size + j] ?? 0), 0));
}

/** Slope of placed people on training people, component by component. */
function slopesOf({ scores, count }: Components, probes: readonly Probe[]): number[] {
  return Array.from({ length: count }, (_, k) => {
    let [both, own] = [0, 0];
    probes.forEach(({ place }, index) => {
      const score = scores[index * count + k] ?? 0;
      both += score * (place[k] ?? 0);
      own += score * score;
    });
    return both / own;
  });
}
