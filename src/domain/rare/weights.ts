import type { Feature } from './features.ts';

/** What each feature counts. Fitted on published cases (`npm run fit-rare`, ADR 0024); none of them is a probability. */
export const WEIGHTS: Readonly<Record<Feature, number>> = {
  rsF: 0.3697,
  phQ: 4.2167,
  lrS: 0.1029,
  exactF: 4.3336,
  direct: 3.788,
  strongest: 0.2221,
  miss: 0.0639,
  lognd: 0.3888,
  untold: 1.3853,
  papers: 0.7403,
  geneKnown: 1.2043,
  onset: -0.2525,
  prev: 0.1823,
  prevk: 0.1072,
  sex: -5.6748,
};

/** How far a disease is drawn towards the best other disease of its gene: their signs are often one spectrum, told apart by who described it. */
export const KIN_WEIGHT = 0.5886;
