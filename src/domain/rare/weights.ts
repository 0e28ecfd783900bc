import type { Feature } from './features.ts';

/** What each feature counts. Fitted on published cases (`npm run fit-rare`, ADR 0024); none of them is a probability. */
export const WEIGHTS: Readonly<Record<Feature, number>> = {
  rsF: 0.2259,
  phQ: 2.1014,
  lrM: 0.5697,
  lrS: 0.1038,
  exact: 6.8892,
  miss: 0.0403,
  lognd: -0.3513,
  onset: -0.5601,
  prev: 0.2608,
  prevk: 0.0669,
};
