import type { Clinical } from './clinical.svelte.ts';
import type { MedicineRoom } from './medicines.svelte.ts';
import type { Settings } from './settings.svelte.ts';

/** Where something that somebody typed is kept. */
interface Typed {
  clinical: Clinical;
  medicines: MedicineRoom;
  settings: Settings;
}

/** Whether somebody typed something that belongs to the person whose file is open. */
export function hasSaidAnything({ clinical, medicines, settings }: Typed): boolean {
  const { taken, diagnoses, age, circumstances, earlier } = clinical.factors;
  const lists = [medicines.mine, medicines.unknown, settings.analysis.outsideCalls ?? []];
  const answers = [taken, diagnoses, circumstances, Object.keys(earlier)];
  return age !== null || [...lists, ...answers].some((list) => list.length > 0);
}
