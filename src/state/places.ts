import { FINDING_PARTS, type FindingPart } from './findings.svelte.ts';
import { LAB_PAGES, LAB_VIEWS, type LabPageId, type LabViewId } from '../domain/lab/views.ts';
import { LETTER_KINDS, type LetterKind, MEDICINE_PARTS, type MedicinePart } from './medicines.svelte.ts';
import { TUMOUR_PARTS, type TumourPart } from './tumour-parts.ts';
import { hashOf, type Route } from './route.svelte.ts';

type Paths = Pick<Route, 'pathOf'>;

/** The first of `known` that a path begins with, else the room's first part. */
function partOf<T extends string>(path: readonly string[], known: readonly [T, ...T[]]): T {
  return known.find((one) => one === path[0]) ?? known[0];
}

/** Where somebody is in the room of medicines: a part, and the drug or gene that is looked at in it. */
export function medicinePlace(route: Paths): { part: MedicinePart; drug: string | null; gene: string | null } {
  const path = route.pathOf('medicines');
  const part = partOf(path, MEDICINE_PARTS);
  const thing = path[1] ?? null;
  return { part, drug: part === 'drugs' ? thing : null, gene: part === 'genes' ? thing : null };
}

/** Id of the score that is looked at row by row; null for all of them. */
export function scorePlace(route: Paths): string | null {
  return route.pathOf('scores')[0] ?? null;
}

/** The view of the lab, or a page of it. */
export function labPlace(route: Paths): LabViewId | LabPageId {
  return partOf(route.pathOf('lab'), [...LAB_VIEWS, ...LAB_PAGES]);
}

/** The part of the room of findings. */
export function findingPlace(route: Paths): FindingPart {
  return partOf(route.pathOf('findings'), FINDING_PARTS);
}

/** The part of the room of tumours. */
export function tumourPlace(route: Paths): TumourPart {
  return partOf(route.pathOf('tumour'), TUMOUR_PARTS);
}

/** The letter that the report room shows. */
export function letterPlace(route: Paths): LetterKind {
  return partOf(route.pathOf('report'), LETTER_KINDS);
}

/** Address of a drug's page. */
export function drugAddress(drug: string): string {
  return hashOf('medicines', 'drugs', drug);
}

/** Address of a gene among the genes. */
export function geneAddress(gene: string): string {
  return hashOf('medicines', 'genes', gene);
}
