import type { FindingTopic } from '../../domain/findings/finding-pack.ts';

/**
 * Choices of ours about the variants of `tables/findings`, each with its reason. Nothing here is a genotype's meaning: conditions, classes of
 * the source and coordinates come from the facts that `import-findings` reads.
 */

/** Of the source's classes, those that are hereditary cancer, heart, or carrier status. */
export function topicOf(row: { gene: string; kind: string; condition: string }): FindingTopic {
  if (row.gene === 'APOE') return 'APOE';
  if (row.condition.includes('Parkinson')) return 'Parkinson';
  if (row.kind.includes('cancer') || row.kind.startsWith('trap')) return 'cancer';
  if (row.kind === 'actionable cardiovascular' || row.kind === 'protective') return 'heart';
  return row.kind === 'carrier' ? 'carrier' : 'other';
}

/**
 * Variants of which a source was seen that the FDA authorised a consumer test of exactly this variant. Other entries of the facts' column are
 * from memory and do not count (the facts' own note says which).
 */
export const AUTHORISED: Readonly<Record<string, string>> = {
  rs80357914: 'FDA 2018, three BRCA1 and BRCA2 founder variants',
  rs80357906: 'FDA 2018, three BRCA1 and BRCA2 founder variants',
  rs80359550: 'FDA 2018, three BRCA1 and BRCA2 founder variants',
  rs36053993: 'FDA 510(k) 2019, two MUTYH variants',
  rs34612342: 'FDA 510(k) 2019, two MUTYH variants',
  rs6025: 'FDA DEN160026 (2017)',
  rs1799963: 'FDA DEN160026 (2017)',
  rs28929474: 'FDA DEN160026 (2017)',
  rs17580: 'FDA DEN160026 (2017)',
  rs429358: 'FDA DEN160026 (2017)',
  rs7412: 'FDA DEN160026 (2017)',
  rs121965063: 'FDA DEN160026 (2017)',
  rs1050828: 'FDA DEN160026 (2017)',
  rs1800562: 'FDA DEN160026 (2017)',
  rs1799945: 'FDA DEN160026 (2017)',
  rs113993962: 'FDA 2015, Bloom syndrome carrier test',
};

/** Other bases of a place that the facts name as harmless: a call of them is a call, and not the variant. */
export const HARMLESS_BASES: Readonly<Record<string, string>> = { rs12948217: 'T' };

/**
 * The disease whose onset in Orphanet tells whether a row is of adult onset, by rsid or else by gene. Genes without an entry have no onset
 * here, and are held back for a minor.
 */
export const ONSET_DISEASES: Readonly<Record<string, string>> = {
  BRCA1: 'ORPHA:145',
  BRCA2: 'ORPHA:145',
  MUTYH: 'ORPHA:247798',
  HOXB13: 'ORPHA:1331',
  TP53: 'ORPHA:524',
  APOB: 'ORPHA:391665',
  rs76992529: 'ORPHA:85451',
  rs28933979: 'ORPHA:85447',
  F5: 'ORPHA:329217',
  F2: 'ORPHA:329217',
  LRRK2: 'ORPHA:411602',
  rs76763715: 'ORPHA:411602',
  GBA1: 'ORPHA:77259',
  F11: 'ORPHA:329',
  G6PD: 'ORPHA:466026',
  HFE: 'ORPHA:465508',
  rs334: 'ORPHA:232',
  rs33930165: 'ORPHA:2132',
  CFTR: 'ORPHA:586',
  GJB2: 'ORPHA:90636',
  ELP1: 'ORPHA:1764',
  ASPA: 'ORPHA:314911',
  HEXA: 'ORPHA:845',
  BLM: 'ORPHA:125',
  FANCC: 'ORPHA:84',
  MCOLN1: 'ORPHA:578',
  SMPD1: 'ORPHA:77292',
  PAH: 'ORPHA:293284',
  ATP7B: 'ORPHA:905',
  MEFV: 'ORPHA:342',
};

/** Words of the facts that say by themselves that a row is of adult onset. */
export const ADULT_WORDS = /adult onset|late-onset|age-related/i;

/** From this frequency on, in some group, a variant is common. Below it, and where no frequency was found, it counts as rare. */
export const COMMON_FREQUENCY = 0.01;
