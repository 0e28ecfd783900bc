import type { AgeRates } from '../domain/scores/absolute-risk.ts';

/** A condition's rates in one population, and what is published of family history beside a score there. */
export interface RateTable {
  rates: AgeRates;
  sex: 'female' | 'male';
  /** Last year of age that the rates cover. */
  lastAge: number;
  /** Logarithm of the relative risk of people with an affected first-degree relative, and their share of the population. */
  familyHistory: { logRisk: number; share: number };
  source: string;
}

/**
 * Breast cancer in women of the United States, by year of age from birth.
 *
 * Incidence: SEER 18 registries, 2000-2009 (National Cancer Institute). Mortality from all causes: CDC WONDER, Underlying Cause of
 * Death 1999-2011. Family history: the BPC3 model and reference people of the iCARE example (log odds ratio 0.3567; 13.6 % with an
 * affected relative). All three as given in the example data of the R package iCARE and of py-icare (MIT); US federal statistics.
 * Mortality is from all causes, breast cancer among them, as in iCARE's own example. Table made 2026-11-22.
 */
// prettier-ignore
export const BREAST_CANCER_RATES: RateTable = {
  rates: {
    incidence: [
      0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
      6.1e-07, 0.0, 5.9e-07, 1.15e-06, 0.0, 1.66e-06, 0.0, 1.09e-06, 1.68e-06, 4.08e-06,
      4.64e-06, 6.27e-06, 1.508e-05, 1.745e-05, 3.413e-05, 4.475e-05, 5.403e-05, 6.992e-05, 0.00010354, 0.00012869,
      0.0001791, 0.00022143, 0.00026745, 0.00032237, 0.00039769, 0.00048008, 0.00052285, 0.00062629, 0.00069351, 0.0008326,
      0.00108921, 0.00113228, 0.0012588, 0.00138065, 0.00154901, 0.00173058, 0.00186212, 0.00199389, 0.00215044, 0.0022487,
      0.00234053, 0.00226956, 0.00237389, 0.00248889, 0.00254099, 0.00259976, 0.00277098, 0.00292739, 0.00311658, 0.00327288,
      0.00348621, 0.00369246, 0.00377201, 0.00404635, 0.00404155, 0.00441307, 0.00444757, 0.00438026, 0.00440291, 0.00451959,
      0.00447193, 0.00456561, 0.00450513, 0.00458608, 0.00461957, 0.00465801, 0.00474619, 0.00466695, 0.00477873, 0.00470698,
      0.00461647, 0.00460919, 0.00453748, 0.00450204, 0.00431416,
    ],
    competingMortality: [
      0.00488, 0.000389, 0.0002, 0.000158, 0.000124, 0.000103, 9.9e-05, 9.06e-05, 0.000104, 8.83e-05,
      9.49e-05, 9.64e-05, 0.000122, 0.000116, 0.000146, 0.000173, 0.000245, 0.000273, 0.000322, 0.000392,
      0.000387, 0.000443, 0.000444, 0.000438, 0.000499, 0.000493, 0.000517, 0.000502, 0.000567, 0.000603,
      0.000648, 0.000645, 0.000701, 0.000719, 0.000768, 0.000807, 0.000957, 0.000956, 0.00103, 0.0011,
      0.0012, 0.00134, 0.0014, 0.0016, 0.0018, 0.00186, 0.00223, 0.00241, 0.00253, 0.00278,
      0.003, 0.00329, 0.00361, 0.00372, 0.0041, 0.00416, 0.00469, 0.00489, 0.00538, 0.00581,
      0.00616, 0.00686, 0.00728, 0.00838, 0.00962, 0.00988, 0.0109, 0.012, 0.0133, 0.0144,
      0.0158, 0.0173, 0.0191, 0.0209, 0.0229, 0.0256, 0.0287, 0.0311, 0.0351, 0.0379,
      0.0424, 0.0474, 0.0533, 0.0597, 0.0678,
    ],
  },
  sex: 'female',
  lastAge: 84,
  familyHistory: { logRisk: 0.3567254, share: 0.13616750371365918 },
  source: 'SEER 18, 2000-2009; CDC WONDER, 1999-2011; BPC3',
};
