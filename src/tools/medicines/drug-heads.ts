/** The comments at the head of the tables about drugs. A newer source changes them by hand: version, date and licence are what somebody read, not what a column says. */
export const DRUG_HEADS = {
  drugs: [
    '# Drugs with pharmacogenomic entries: CPIC gene pairs (levels as of 2023-08-19, PyPGx cpic-table, sbslee/pypgx@fa6b9f70, MIT; content CPIC CC0 1.0) and FDA flags.',
    '# Version: 2025-11; date: 2025-11; licence of the content: CC0 1.0 (CPIC), US government work (FDA flags, Drugs@FDA names of 2018), EMA reuse with acknowledgement (names of 2020 and 2023), DrugBank vocabulary 2021 (CC0, synonyms).',
    '# fr_brands: names of the French database of medicines (BDPM) of 2019-11 (betagouv/api-medicaments@bbd74d8); some of them hold other substances too. German and Spanish names are not here.',
    '# combination_brands: names of products that hold other substances too. synonyms: names in other languages and short names; structural names are left out.',
    '# pairs: gene:CPIC level:status:FDA label wording. fda: label, table (Table of Pharmacogenetic Associations). fda_seen: kind@lookup, in the phenotype words of CPIC.',
  ],
  cpic: [
    '# CPIC recommendations as codes of our own (category, codes, numbers); no sentence of a guideline is repeated.',
    '# Source: CPIC guidelines in ClinPGx annotations of 2024-05 (PharmGKB/PharmCAT@30f8cfb7) and three later ones; version: 2025-11; date: 2025-11; licence of the content: CC0 1.0 (CPIC).',
    '# numbers: kind=values by |. Only figures whose role is certain are shown: less (so much less than usual), share (of the usual dose), ceiling (at most); percent, dose, fold, factor and range stand as they were found, their role is not known, and they are not shown. lookup: alternatives by |, genes by &; a value that starts with = is a pair of alleles. superseded_by: PMID of a later guideline. Coding is automatic: for lookup, not for wording.',
  ],
  dpwg: [
    '# Recommendations of the Dutch Pharmacogenetics Working Group (KNMP) as codes of our own; no sentence is repeated, links lead to the annotations.',
    '# Source: ClinPGx annotations of 2024-05 (PharmGKB/PharmCAT@30f8cfb7) and three later ones; version: 2025-11; date: 2025-11; licence: CC BY-SA 4.0 (ClinPGx). This table and the pack built from it are CC BY-SA 4.0.',
    "# numbers, lookup: as in cpic.tsv; DPWG's own phenotype words.",
  ],
} as const;

/** The same of the tables about interactions. */
export const INTERACTION_HEADS = {
  inhibitors: [
    '# Medicines and foods that inhibit or induce an enzyme, with every strength that a source was seen to give. Own schema; strengths are facts, no sentence is repeated.',
    "# Sources: fda-2012 = tables of the FDA's draft guidance on interaction studies of 2012 (US government work); fda-2026 = the FDA's examples page, state 2026-05-29; cicali-2020 = PMC7292748 table 4, which repeats the FDA's classes; pkis-2.0 = pkis.org table by perpetrator. Version: 1; date: 2026-05-29; licence: US government work, plain facts.",
    "# sightings: strength:source, several by |. listed = named without a class; ? behind a strength = the border of the class had to be inferred from the source's layout. Rows that no source was seen for are not here.",
  ],
} as const;
