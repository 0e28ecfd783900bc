import type { Build } from '../genotype/genome.ts';
import type { BuildColumns } from '../scores/packed-score.ts';
import type { AncestryPanel, PanelMarkers } from './panel.ts';

/** A panel with further markers behind its own, in genome order by GRCh37: linked ones lie next to each other. */
export function widenPanel(panel: AncestryPanel, more: PanelMarkers): AncestryPanel {
  const own = panel.mean.length;
  const count = own + more.mean.length;
  const place = placesOf(panel, more, count);
  const mean = new Float32Array(count);
  const loadings = new Float32Array(count * panel.components);
  for (const [from, first] of [[panel, 0], [more, own]] as const) {
    for (let marker = 0; marker < from.mean.length; marker++) {
      const at = place[first + marker] ?? 0;
      mean[at] = from.mean[marker] ?? 0;
      for (let i = 0; i < panel.components; i++)
        loadings[at * panel.components + i] = from.loadings[marker * panel.components + i] ?? 0;
    }
  } // prettier-ignore
  const builds = Object.keys(panel.columns) as Build[];
  const columns = Object.fromEntries(builds.map((build) => [build, joinColumns(panel.columns[build], more.columns[build], { place, own })])); // prettier-ignore
  return { ...panel, mean, loadings, columns };
}

/** Index in the joined panel of each marker: those of the panel, then the further ones. Both lie in the order of GRCh37 already. */
function placesOf(panel: PanelMarkers, more: PanelMarkers, count: number): Uint32Array {
  const own = panel.mean.length;
  const [ownKeys, moreKeys] = [keysByMarker(panel), keysByMarker(more)];
  const place = new Uint32Array(count);
  let [i, j] = [0, 0];
  for (let at = 0; at < count; at++) {
    const isOwn = j >= moreKeys.length || (i < own && (ownKeys[i] ?? 0) <= (moreKeys[j] ?? 0));
    place[isOwn ? i++ : own + j++] = at;
  }
  return place;
}

function keysByMarker({ mean, columns }: PanelMarkers): Uint32Array {
  const keys = new Uint32Array(mean.length);
  const { term, keys: sorted } = columns.GRCh37 ?? { term: [], keys: [] };
  for (let at = 0; at < term.length; at++) keys[term[at] ?? 0] = sorted[at] ?? 0;
  return keys;
}

/** The rows of both, by key, then by marker, as each of them lies already. */
function joinColumns(
  first: BuildColumns | undefined,
  second: BuildColumns | undefined,
  { place, own }: { place: Uint32Array; own: number },
): BuildColumns {
  const [left, right] = [rowsOf(first), rowsOf(second)];
  const count = left.keys.length + right.keys.length;
  const joined = { keys: new Uint32Array(count), term: new Uint32Array(count), alleles: new Uint8Array(count) };
  let [i, j] = [0, 0];
  for (let at = 0; at < count; at++) {
    const ownTerm = place[left.term[i] ?? 0] ?? 0;
    const moreTerm = place[own + (right.term[j] ?? 0)] ?? 0;
    const distance = (left.keys[i] ?? 0) - (right.keys[j] ?? 0) || ownTerm - moreTerm;
    const isLeft = j >= right.keys.length || (i < left.keys.length && distance <= 0);
    const [from, index] = isLeft ? [left, i++] : [right, j++];
    joined.keys[at] = from.keys[index] ?? 0;
    joined.term[at] = isLeft ? ownTerm : moreTerm;
    joined.alleles[at] = from.alleles[index] ?? 0;
  }
  return joined;
}

function rowsOf(columns: BuildColumns | undefined): BuildColumns {
  return columns ?? { keys: new Uint32Array(0), term: new Uint32Array(0), alleles: new Uint8Array(0) };
}
