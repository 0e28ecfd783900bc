import type { CivicIndex } from './civic-index.ts';
import type { Markers } from './profile.ts';

/** A marker that no variant of the list is matched with. Receptors of breast cancer are used to tell diseases apart. */
export type ListedMarker = 'microsatellites' | 'mismatchRepair' | 'mutationalBurden' | 'pdl1' | 'signatures';

/** A marker that was told, with what the list holds of it. */
export interface MarkerAnswer {
  marker: ListedMarker;
  /** Items whose variant names the marker; none of them is matched with what a laboratory says of the tumour as a whole. */
  items: number;
}

/** How variants of the list name a marker, gene and name together. */
const NAMES: Readonly<Record<ListedMarker, RegExp>> = {
  microsatellites: /\bMS(?:I|S)\b|\bMICROSATELLITE (?:INSTAB|STAB)/i,
  mismatchRepair: /\b[DP]?MMR\b|\bMISMATCH REPAIR\b/i,
  mutationalBurden: /\bTMB\b|\bMUTATION(?:AL)? BURDEN\b/i,
  // The list writes the gene of the protein.
  pdl1: /^CD274 (?:OVER)?EXPRESSION\b|\bPD-?L1\b/i,
  signatures: /\bSIGNATURE\b/i,
};

/** What the list holds of each marker that was told. */
export function markerAnswers(index: CivicIndex, markers: Markers): MarkerAnswer[] {
  const told = (Object.keys(NAMES) as ListedMarker[]).filter((marker) =>
    marker === 'signatures' ? Object.keys(markers.signatures).length > 0 : markers[marker] !== null,
  );
  if (told.length === 0) return [];
  const { variants } = index.knowledge;
  return told.map((marker) => {
    const named = variants.flatMap(({ gene, name }, at) => (NAMES[marker].test(`${gene} ${name}`) ? [at] : []));
    return { marker, items: named.reduce((sum, at) => sum + index.itemsOf(at).length, 0) };
  });
}
