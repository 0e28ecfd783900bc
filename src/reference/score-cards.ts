import type { ScoreCard } from '../domain/scores/score-card.ts';

/**
 * What is known of each bundled score beside its rows. Training ancestry: studies that the variants or weights came from, PGS Catalog
 * metadata of 2023-11 (EMBL-EBI terms of use); where it is null, no source at hand says it. Sex: that of the people in whom the
 * score's condition occurs and the score was evaluated. Made 2026-11-22.
 */
// prettier-ignore
export const SCORE_CARDS: readonly ScoreCard[] = [
  { id: 'GWAS-28323831', condition: 'alzheimer', training: null },
  { id: 'GWAS-30061737', condition: 'atrial-fibrillation', training: null, notes: ['hits-only'] },
  { id: 'GWAS-30239722', condition: 'bmi', training: null, notes: ['hits-only'] },
  { id: 'PGS001808', condition: 'brain-cancer', training: 'European 100 %' },
  { id: 'PGS000001', condition: 'breast-cancer', training: 'European 100 %', sex: 'female' },
  { id: 'PGS000002', condition: 'breast-cancer', training: 'European 100 %', sex: 'female', notes: ['er-positive-only'] },
  { id: 'PGS000004', condition: 'breast-cancer', training: 'European 100 %', sex: 'female' },
  { id: 'GWAS-22057235', condition: 'celiac', training: null, notes: ['hits-only', 'no-hla'] },
  { id: 'GWAS-30510241', condition: 'colorectal-cancer', training: null, notes: ['hits-only'] },
  { id: 'PGS000055', condition: 'colorectal-cancer', training: 'European 91.1 %, African 8.9 %' },
  { id: 'PGS000074', condition: 'colorectal-cancer', training: 'European 96.6 %, African 1.7 %, East Asian 1.4 %, Additional Diverse Ancestries 0.3 %' },
  { id: 'PGS000802', condition: 'colorectal-cancer', training: 'European 63.6 %, East Asian 36.4 %' },
  { id: 'GWAS-26343387', condition: 'coronary', training: null, notes: ['hits-only'] },
  { id: 'PGS000899', condition: 'coronary', training: 'Not Reported 63.8 %, European 17 %, Multi-ancestry (including European) 15 %, South Asian 1.9 %, East Asian 1.3 %, African 0.6 %, Hispanic or Latin American 0.2 %, Greater Middle Eastern 0.1 %' },
  { id: 'GWAS-31959993', condition: 'glaucoma', training: null, notes: ['hits-only'] },
  { id: 'GWAS-30487518', condition: 'hypertension', training: null, notes: ['hits-only'] },
  { id: 'PGS000065', condition: 'ldl', training: 'European 81.6 %, South Asian 9.2 %, African 5.1 %, East Asian 2.5 %, Hispanic or Latin American 1.5 %', notes: ['trait-slip'] },
  { id: 'OPGS017309', condition: 'lpa', training: null },
  { id: 'GWAS-28604730', condition: 'lung-cancer', training: null, notes: ['hits-only'] },
  { id: 'PGS000740', condition: 'lung-cancer', training: 'European 100 %' },
  { id: 'GWAS-23455636', condition: 'macular', training: null, notes: ['hits-only'] },
  { id: 'GWAS-31604244', condition: 'multiple-sclerosis', training: null, notes: ['hits-only'] },
  { id: 'GWAS-28892059', condition: 'parkinson', training: null, notes: ['hits-only'] },
  { id: 'PGS000586', condition: 'prostate-cancer', training: 'European 100 %', sex: 'male' },
  { id: 'PGS000662', condition: 'prostate-cancer', training: 'European 75.8 %, East Asian 11.7 %, Multi-ancestry (excluding European) 9.1 %, Hispanic or Latin American 3.4 %', sex: 'male' },
  { id: 'PGS003766', condition: 'prostate-cancer', training: null, sex: 'male' },
  { id: 'PGS003378', condition: 'psa', training: 'European 89.6 %, African 3.7 %, East Asian 3.5 %, Hispanic or Latin American 3.2 %', sex: 'male' },
  { id: 'PGS004255', condition: 'rheumatoid', training: null },
  { id: 'GWAS-25751624', condition: 'type-1-diabetes', training: null, notes: ['hits-only', 'no-hla'] },
  { id: 'GWAS-30297969', condition: 'type-2-diabetes', training: null, notes: ['hits-only'] },
];
