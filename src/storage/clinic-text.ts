/** Most characters of a clinic's name and of its address, on letters and in the policy. */
export const CLINIC_TEXT = { name: 120, address: 300 } as const;
