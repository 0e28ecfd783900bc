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

/** Index in the joined panel of each marker: those of the panel, then the further ones. */
function placesOf(panel: PanelMarkers, more: PanelMarkers, count: number): Uint32Array {
  const keys = new Uint32Array(count);
  const own = panel.mean.length;
  panel.columns.GRCh37?.term.forEach((marker, at) => (keys[marker] = panel.columns.GRCh37?.keys[at] ?? 0));
  more.columns.GRCh37?.term.forEach((marker, at) => (keys[own + marker] = more.columns.GRCh37?.keys[at] ?? 0));
  const order = Uint32Array.from(keys.keys()).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
  const place = new Uint32Array(count);
  order.forEach((marker, at) => (place[marker] = at));
  return place;
}

function joinColumns(
  first: BuildColumns | undefined,
  second: BuildColumns | undefined,
  { place, own }: { place: Uint32Array; own: number },
): BuildColumns {
  const rows = [first, second].flatMap((columns, which) =>
    Array.from(columns?.keys ?? [], (key, at) => ({ key, term: place[(columns?.term[at] ?? 0) + which * own] ?? 0, alleles: columns?.alleles[at] ?? 0 })),
  ); // prettier-ignore
  rows.sort((a, b) => a.key - b.key || a.term - b.term);
  return {
    keys: Uint32Array.from(rows, ({ key }) => key),
    term: Uint32Array.from(rows, ({ term }) => term),
    alleles: Uint8Array.from(rows, ({ alleles }) => alleles),
  };
}
