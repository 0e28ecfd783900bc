/** The comments at the head of the star-allele tables. A newer source changes them by hand: version, date and licence are what somebody read, not what a column says. */
export const PGX_HEADS = {
  positions: [
    '# Positions that define named alleles. 1-based VCF positions, plus strand, left-aligned; position is GRCh38.',
    '# Source: allele definitions, functions and phenotype rules of CPIC as compiled in PharmCAT 3.1.1 (PharmGKB/PharmCAT@5431bf1187e5); CYP2D6 functions as of 2024-08, G6PD functions as of 2023-08.',
    '# Version: 3.1.1; date: 2025-11; licence of the content: CC0 1.0 (CPIC); allele names follow PharmVar; attribution: ClinPGx (clinpgx.org). Facts only, own columns.',
    '# position37 (GRCh37): PyPGx variant table (sbslee/pypgx@fa6b9f70, MIT), else the constant offset of the gene; ref37 only where the two assemblies differ.',
    '# weak_on: chips with low concordance here: c1 23andMe v4, c3 OmniExpress (AncestryDNA v1 and others), c4 23andMe v3, c5 AncestryDNA v2, v5 GSA; lists of Lu 2021 as in dawndrain/genetic_prediction@65dd9d6 (MIT).',
    '# not_on: chips that are known not to have the position: c1 23andMe v4 (all 610,526 markers of a file of 2017-05-01; PyPI admix 1.2, markers and places only).',
    '# roles: required, extra (not part of any allele), amp_tier1, hapb3_intronic, hapb3_exonic, fallback (single variant used when no diplotype fits).',
  ],
  alleles: [
    '# Named alleles. definition: GRCh38 position:plus-strand bases (an IUPAC letter is a wobble); empty where no position defines the allele.',
    '# Source: allele definitions, functions and phenotype rules of CPIC as compiled in PharmCAT 3.1.1 (PharmGKB/PharmCAT@5431bf1187e5); CYP2D6 functions as of 2024-08, G6PD functions as of 2023-08.',
    '# Version: 3.1.1; date: 2025-11; licence of the content: CC0 1.0 (CPIC); allele names follow PharmVar; attribution: ClinPGx (clinpgx.org). Facts only, own columns.',
    '# TPMT, NUDT15: functions of CPIC of 2026-10-11 (thiopurine update of 2026-02-03, PMID 41618934; PyPI geneyxpgxparser 0.1.8, a second download of 2026-08-17 agrees; CC0 1.0).',
    '# RYR1: of CPIC of 2026-10-11 (one download only) no more than what makes a call less reassuring and alleles new there; c.6612C>G and c.7036G>A, which lost their warning there, keep it: sources disagree.',
    "# All other genes of gene-rules.json's asOf: every diplotype of CPIC of 2026-10-11 has the phenotype that follows from these functions.",
    '# matchable: yes; research (CYP2D6 by single variants only: copy number and hybrids are not seen); no (structural or not definable); outside (typed elsewhere).',
  ],
  phenotypes: [
    '# From a pair of functions, an activity score, a single allele or the presence of an allele to the phenotype.',
    '# Source: allele definitions, functions and phenotype rules of CPIC as compiled in PharmCAT 3.1.1 (PharmGKB/PharmCAT@5431bf1187e5); CYP2D6 functions as of 2024-08, G6PD functions as of 2023-08.',
    '# Version: 3.1.1; date: 2025-11; licence of the content: CC0 1.0 (CPIC); allele names follow PharmVar; attribution: ClinPGx (clinpgx.org). Facts only, own columns.',
    '# TPMT, NUDT15: rules of CPIC of 2026-10-11 (with the class "Decreased function" of the thiopurine update of 2026-02-03, PMID 41618934; CC0 1.0).',
    "# class: how the phenotype reads beside the one of two reference alleles: normal (the same), altered, or unclear (no statement). A classification of ours, from the phenotype's own words.",
  ],
  frequencies: [
    '# Allele frequencies by biogeographic group.',
    '# Source: CPIC frequency workbooks (archived copy PreMedKB/PAnno-db@444f3769 of 2022-12-14; workbooks last changed 2022-04-04 or earlier); version: 2022; date: 2022-12-14; licence: CC0 1.0.',
    '# subjects: people in the studies that report this allele in this group. A blank cell of the source is absent here, not zero. Labels are of that time.',
  ],
} as const;
