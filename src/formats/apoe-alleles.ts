import type { Build } from '../domain/genotype/genome.ts';

/** A variant that an allele of another name comes down to. */
export interface AlleleSite {
  rsid: number;
  chromosome: '19';
  /** 1-based. */
  positions: Readonly<Record<Build, number>>;
  effectAllele: string;
  otherAllele: string;
}

/**
 * APOE's ε2 and ε4, each by the one variant that tells it from ε3: T of rs7412 (Arg176Cys) and C of rs429358 (Cys130Arg), on the forward
 * strand. A chromosome with both, ε1, is all but unknown and would count as one of each. ε3 and pairs such as ε3/ε4 need both variants
 * at once and are no row of this kind. Names: NM_000041.4:c.526C>T and c.388T>C; places as in the bundled tables of scores (dbSNP).
 */
const SITES: Readonly<Record<'2' | '4', AlleleSite>> = {
  '2': {
    rsid: 7412,
    chromosome: '19',
    positions: { NCBI36: 50103919, GRCh37: 45412079, GRCh38: 44908822 },
    effectAllele: 'T',
    otherAllele: 'C',
  },
  '4': {
    rsid: 429358,
    chromosome: '19',
    positions: { NCBI36: 50103781, GRCh37: 45411941, GRCh38: 44908684 },
    effectAllele: 'C',
    otherAllele: 'T',
  },
};

/** The variant of an allele written `e4`, `ε4`, `E2` or `APOE-e4`; null for every other text. */
export function apoeSite(allele: string): AlleleSite | null {
  const number = /^(?:APOE[\s_-]*)?[eε]([24])$/i.exec(allele)?.[1];
  return number === '2' || number === '4' ? SITES[number] : null;
}
