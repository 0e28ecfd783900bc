import type { Feature } from './features.ts';

/** What each feature counts. Fitted on published cases (`npm run fit-rare`, ADR 0024); none of them is a probability. */
export const WEIGHTS: Readonly<Record<Feature, number>> = {
  rsF: 0.4106,
  phQ: 4.2608,
  lrS: 0.1045,
  exactF: 4.6531,
  near: 3.0527,
  strongest: 0.2317,
  miss: 0.0614,
  lognd: 0.4552,
  untold: 1.3547,
  papers: 0.5,
  geneKnown: 1.4002,
  onset: -0.296,
  prev: 0.1933,
  prevk: 0.1308,
  sex: -7.4594,
};

/** How far a disease is drawn towards the best other disease of its gene: their signs are often one spectrum, told apart by who described it. */
export const KIN_WEIGHT = 0.5759;
