import type { Clinical } from './clinical.svelte.ts';
import type { MedicineRoom } from './medicines.svelte.ts';
import type { TumourForm } from './tumour-form.svelte.ts';

/** The parts of the page in which somebody says something of themselves. */
export interface Saying {
  clinical: Pick<Clinical, 'factors' | 'restore'>;
  medicines: Pick<MedicineRoom, 'lists' | 'restore'>;
  /** Only what somebody asked to keep; what stands in the room of tumours is not said here. */
  tumourForm: Pick<TumourForm, 'profile' | 'restore'>;
}

/** What somebody said of themselves, as it is saved with the person. */
export function saidBy({ clinical, medicines, tumourForm: { profile } }: Saying): Record<string, unknown> {
  return {
    factors: clinical.factors,
    medicines: medicines.lists,
    ...(profile === null ? {} : { tumour: profile }),
  };
}
