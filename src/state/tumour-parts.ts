/** Parts of the room of tumours. */
export const TUMOUR_PARTS = ['therapies', 'trials'] as const;
export type TumourPart = (typeof TUMOUR_PARTS)[number];
