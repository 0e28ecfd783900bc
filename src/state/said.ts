import type { Clinical } from './clinical.svelte.ts';
import type { MedicineRoom } from './medicines.svelte.ts';

/** The parts of the page in which somebody says something of themselves. */
export interface Saying {
  clinical: Pick<Clinical, 'factors' | 'restore'>;
  medicines: Pick<MedicineRoom, 'lists' | 'restore'>;
}

/** What somebody said of themselves, as it is saved with the person. */
export function saidBy({ clinical, medicines }: Saying): Record<string, unknown> {
  return { factors: clinical.factors, medicines: medicines.lists };
}
