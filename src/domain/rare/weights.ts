import type { Feature } from './features.ts';

/** What each feature counts. Fitted on published cases (`npm run fit-rare`, ADR 0024); none of them is a probability. */
export const WEIGHTS: Readonly<Record<Feature, number>> = {
  rsF: 0.4111,
  phQ: 4.262,
  lrS: 0.1045,
  exactF: 4.654,
  near: 3.0504,
  strongest: 0.2317,
  miss: 0.0614,
  lognd: 0.4557,
  untold: 1.355,
  papers: 0.5,
  geneKnown: 1.4079,
  onset: -0.2958,
  prev: 0.1932,
  prevk: 0.131,
  sex: -3.0,
};

/** How far a disease is drawn towards the best other disease of its gene: their signs are often one spectrum, told apart by who described it. */
export const KIN_WEIGHT = 0.5745;
