import { describe, expect, it } from 'vitest';
import type { Alteration, TumourProfile } from '../../../src/domain/tumour/profile.ts';
import { type Answer, opposite } from '../../../src/domain/trials/answer.ts';
import { judge } from '../../../src/domain/trials/judge.ts';
import { absent, category, condition, fusion, ONCO_TREE, protein, tumour, wildtype } from '../../support/trials.ts';

type Genomic = Record<string, string | number | boolean>;

function answer(leaf: unknown, profile: TumourProfile): Answer {
  return judge(condition(leaf), profile, ONCO_TREE).answer;
}

/** The leaf with an exclamation mark on one of its values. */
function negated(leaf: Genomic, key: string): Genomic {
  return { ...leaf, [key]: `!${String(leaf[key])}` };
}

const exon = (gene: string, first: number, effect: 'deletion' | 'insertion' | 'skipping', last = first): Alteration => ({ kind: 'exon', gene, first, last, effect, told: `${gene} exon ${first} ${effect}` }); // prettier-ignore
const codon = (gene: string, ref: string, at: number): Alteration => ({ kind: 'codon', gene, ref, codon: at, told: `${gene} ${ref}${at}` }); // prettier-ignore

const KRAS = { hugo_symbol: 'KRAS', variant_category: 'Mutation' };
const V600E = { hugo_symbol: 'BRAF', variant_category: 'Mutation', protein_change: 'p.V600E' };
const V600 = { hugo_symbol: 'BRAF', variant_category: 'Mutation', wildcard_protein_change: 'p.V600' };
const V600_OR_E = { ...V600, wildcard_protein_change: 'p.V600E' };
const EXON19 = { hugo_symbol: 'EGFR', variant_category: 'Mutation', exon: 19 };
const EXON19_DEL = { ...EXON19, variant_classification: 'In_Frame_Del' };
const FRAMESHIFT = { hugo_symbol: 'ATM', variant_category: 'Mutation', variant_classification: 'Frameshift' };
const AMP = { hugo_symbol: 'ERBB2', variant_category: 'Copy Number Variation', cnv_call: 'High Amplification' };
const GAIN = { ...AMP, cnv_call: 'Low Amplification' };
const BOTH_GONE = { hugo_symbol: 'CDKN2A', variant_category: 'CNV', cnv_call: 'Homozygous Deletion' };
const ALK = { hugo_symbol: 'ALK', variant_category: 'Structural Variation' };
const EML4_ALK = { ...ALK, fusion_partner_hugo_symbol: 'EML4' };
const ALK_ANY = { ...ALK, fusion_partner_hugo_symbol: 'any_gene' };
const ALK_NOWHERE = { ...ALK, fusion_partner_hugo_symbol: 'intergenic' };
const ONLY_PARTNER = { variant_category: 'Structural Variation', fusion_partner_hugo_symbol: 'ALK' };
const ANY_KIND = { hugo_symbol: 'CHEK1' };
const ANY = { hugo_symbol: 'KRAS', variant_category: 'Any Variation' };
const WILDTYPE = { hugo_symbol: 'KRAS', wildtype: true };

const ALTERATIONS: readonly [string, Genomic, string, readonly Alteration[], Answer][] = [
  ['a gene nobody told of', KRAS, 'variant_category', [], 'unknown'],
  ['another gene', KRAS, 'variant_category', [protein('BRAF', 'V600E')], 'unknown'],
  ['a mutation', KRAS, 'variant_category', [protein('KRAS', 'G12C')], 'yes'],
  ['some mutation', KRAS, 'variant_category', [category('KRAS', 'mutation')], 'yes'],
  ['wild type', KRAS, 'variant_category', [wildtype('KRAS')], 'no'],
  ['mutation said to be absent', KRAS, 'variant_category', [absent(category('KRAS', 'mutation'))], 'no'],
  ['one change said to be absent', KRAS, 'variant_category', [absent(protein('KRAS', 'G12C'))], 'unknown'],
  ['wild type and a mutation', KRAS, 'variant_category', [wildtype('KRAS'), protein('KRAS', 'G12C')], 'unknown'],
  ['an amplification is no mutation', KRAS, 'variant_category', [category('KRAS', 'amplification')], 'unknown'],
  ['a change of no amino acid', KRAS, 'variant_category', [protein('KRAS', 'G12=')], 'unknown'],
  ['the very change', V600E, 'protein_change', [protein('BRAF', 'V600E')], 'yes'],
  ['three letters', V600E, 'protein_change', [protein('BRAF', 'p.Val600Glu')], 'yes'],
  ['another change there', V600E, 'protein_change', [protein('BRAF', 'V600K')], 'unknown'],
  ['the place alone', V600E, 'protein_change', [codon('BRAF', 'V', 600)], 'unknown'],
  ['some mutation', V600E, 'protein_change', [category('BRAF', 'mutation')], 'unknown'],
  ['the change said to be absent', V600E, 'protein_change', [absent(protein('BRAF', 'V600E'))], 'no'],
  ['the place said to be unchanged', V600E, 'protein_change', [absent({ kind: 'codon', gene: 'BRAF', ref: 'V', codon: 600, told: 'V600' })], 'no'], // prettier-ignore
  ['wild type', V600E, 'protein_change', [wildtype('BRAF')], 'no'],
  ['any letter at the place', V600, 'wildcard_protein_change', [protein('BRAF', 'V600K')], 'yes'],
  ['the place alone', V600, 'wildcard_protein_change', [codon('BRAF', 'V', 600)], 'yes'],
  ['a stop there is no other letter', V600, 'wildcard_protein_change', [protein('BRAF', 'V600*')], 'unknown'],
  ['more than one letter', V600, 'wildcard_protein_change', [protein('BRAF', 'V600_K601delinsE')], 'unknown'],
  ['a place beside it', V600, 'wildcard_protein_change', [protein('BRAF', 'K601E')], 'unknown'],
  ['a longer number', V600, 'wildcard_protein_change', [protein('BRAF', 'V6001E')], 'unknown'],
  ['one letter where any stands: that one', V600_OR_E, 'wildcard_protein_change', [protein('BRAF', 'V600E')], 'yes'],
  [
    'one letter where any stands: another one',
    V600_OR_E,
    'wildcard_protein_change',
    [protein('BRAF', 'V600K')],
    'unknown',
  ],
  [
    'one letter where any stands: the place',
    V600_OR_E,
    'wildcard_protein_change',
    [codon('BRAF', 'V', 600)],
    'unknown',
  ],
  [
    'one letter where any stands: that one absent',
    V600_OR_E,
    'wildcard_protein_change',
    [absent(protein('BRAF', 'V600E'))],
    'unknown',
  ],
  ['one letter where any stands: wild type', V600_OR_E, 'wildcard_protein_change', [wildtype('BRAF')], 'no'],
  [
    'X where any stands is any',
    { ...V600, wildcard_protein_change: 'p.V600X' },
    'wildcard_protein_change',
    [protein('BRAF', 'V600K')],
    'yes',
  ],
  [
    'X as the change leaves open what is meant',
    { ...V600E, protein_change: 'p.V600X' },
    'protein_change',
    [protein('BRAF', 'V600*')],
    'unknown',
  ],
  [
    'a splice site with its exon',
    { hugo_symbol: 'MET', variant_category: 'Mutation', exon: 14 },
    'exon',
    [{ kind: 'category', gene: 'MET', category: 'splice', exon: 14, told: 'MET' }],
    'yes',
  ],
  [
    'a splice site of another exon',
    { hugo_symbol: 'MET', variant_category: 'Mutation', exon: 14 },
    'exon',
    [{ kind: 'category', gene: 'MET', category: 'splice', exon: 3, told: 'MET' }],
    'unknown',
  ],
  [
    'the exon beside it, as other transcripts count',
    EXON19,
    'exon',
    [protein('EGFR', 'E746_A750del', { exon: 18 })],
    'unknown',
  ],
  ['the exon', EXON19, 'exon', [exon('EGFR', 19, 'deletion')], 'yes'],
  ['a change with its exon', EXON19, 'exon', [protein('EGFR', 'E746_A750del', { exon: 19 })], 'yes'],
  ['a change without its exon', EXON19, 'exon', [protein('EGFR', 'E746_A750del')], 'unknown'],
  ['another exon', EXON19, 'exon', [exon('EGFR', 20, 'insertion')], 'unknown'],
  ['the exon, deletion, frame not told', EXON19_DEL, 'exon', [exon('EGFR', 19, 'deletion')], 'unknown'],
  ['the exon and the class', EXON19_DEL, 'variant_classification', [protein('EGFR', 'E746_A750del', { exon: 19 })], 'yes'], // prettier-ignore
  ['a frameshift by its protein', FRAMESHIFT, 'variant_classification', [protein('ATM', 'E1978fs*4')], 'yes'],
  ['truncating may be a frameshift', FRAMESHIFT, 'variant_classification', [category('ATM', 'truncating')], 'unknown'],
  ['a missense is none', FRAMESHIFT, 'variant_classification', [protein('ATM', 'R3008C')], 'unknown'],
  ['amplified', AMP, 'cnv_call', [category('ERBB2', 'amplification')], 'yes'],
  ['amplification absent', AMP, 'cnv_call', [absent(category('ERBB2', 'amplification'))], 'no'],
  ['a gain is not amplified', AMP, 'cnv_call', [category('ERBB2', 'gain')], 'unknown'],
  ['a mutation is no copy', AMP, 'cnv_call', [protein('ERBB2', 'L755S')], 'unknown'],
  ['wild type says nothing of copies', AMP, 'cnv_call', [wildtype('ERBB2')], 'unknown'],
  ['an amplification may be low', GAIN, 'cnv_call', [category('ERBB2', 'amplification')], 'unknown'],
  ['a gain', GAIN, 'cnv_call', [category('ERBB2', 'gain')], 'yes'],
  ['deleted, how many copies not told', BOTH_GONE, 'cnv_call', [category('CDKN2A', 'deletion')], 'unknown'],
  ['both copies gone', BOTH_GONE, 'cnv_call', [category('CDKN2A', 'deletion', 'CDKN2A homozygous deletion')], 'yes'],
  ['one copy gone', BOTH_GONE, 'cnv_call', [category('CDKN2A', 'heterozygous-loss')], 'unknown'],
  ['the fusion', ALK, 'variant_category', [fusion('EML4', 'ALK')], 'yes'],
  ['a rearrangement', ALK, 'variant_category', [category('ALK', 'rearrangement')], 'yes'],
  ['the fusion said to be absent', ALK, 'variant_category', [absent(fusion('ALK', null))], 'no'],
  ['one partner said to be absent', ALK, 'variant_category', [absent(fusion('EML4', 'ALK'))], 'unknown'],
  ['both genes', EML4_ALK, 'variant_category', [fusion('EML4', 'ALK')], 'yes'],
  ['partner not entered', EML4_ALK, 'variant_category', [fusion('ALK', null)], 'unknown'],
  ['another partner', EML4_ALK, 'variant_category', [fusion('KIF5B', 'ALK')], 'unknown'],
  ['no fusion of the gene', EML4_ALK, 'variant_category', [absent(fusion('ALK', null))], 'no'],
  ['any partner', ALK_ANY, 'variant_category', [fusion('KIF5B', 'ALK')], 'yes'],
  ['a partner that is a gene', ALK_NOWHERE, 'variant_category', [fusion('KIF5B', 'ALK')], 'unknown'],
  ['only the partner named', ONLY_PARTNER, 'variant_category', [fusion('KIF5B', 'ALK')], 'yes'],
  ['any kind, of a gene', { ...ANY_KIND, protein_change: 'p.R1L' }, 'protein_change', [wildtype('CHEK1')], 'no'],
  ['mutation or copies: wild type leaves copies', ANY, 'variant_category', [wildtype('KRAS')], 'unknown'],
  ['mutation or copies: both looked for', ANY, 'variant_category', [wildtype('KRAS'), absent(category('KRAS', 'gain')), absent(category('KRAS', 'deletion'))], 'unknown'], // prettier-ignore
  ['mutation or copies: amplified', ANY, 'variant_category', [category('KRAS', 'amplification')], 'yes'],
  ['wild type asked, told', WILDTYPE, 'wildtype', [wildtype('KRAS')], 'yes'],
  ['wild type asked, mutation told', WILDTYPE, 'wildtype', [protein('KRAS', 'G12C')], 'no'],
  ['wild type asked, nothing told', WILDTYPE, 'wildtype', [], 'unknown'],
  ['wild type asked, one change absent', WILDTYPE, 'wildtype', [absent(protein('KRAS', 'G12C'))], 'unknown'],
];

describe('an alteration', () => {
  it.each(ALTERATIONS)('%s: %o', (_, leaf, key, alterations, expected) => {
    const profile = tumour({ alterations });
    expect(answer({ genomic: leaf }, profile)).toBe(expected);
    // A negation turns it round, and what is not known stays so.
    expect(answer({ genomic: negated(leaf, key) }, profile)).toBe(opposite(expected));
    expect(answer({ not: { genomic: leaf } }, profile)).toBe(opposite(expected));
  });

  it('is one alteration: two of which each holds a part are not it', () => {
    const leaf = { genomic: { ...EXON19_DEL } };
    expect(answer(leaf, tumour({ alterations: [protein('EGFR', 'L858R', { exon: 21 }), protein('EGFR', 'S492R', { exon: 12 })] }))).toBe('unknown'); // prettier-ignore
  });

  it('of a gene without a kind counts whatever is found', () => {
    for (const one of [protein('CHEK1', 'R1L'), category('CHEK1', 'amplification'), fusion('CHEK1', null)])
      expect(answer({ genomic: ANY_KIND }, tumour({ alterations: [one] }))).toBe('yes');
    expect(answer({ genomic: ANY_KIND }, tumour({ alterations: [wildtype('CHEK1')] }))).toBe('unknown');
  });
});

describe('a marker', () => {
  it.each([
    ['ms_status', 'MSI-H', { microsatellites: 'MSI-H' }, 'yes'],
    ['ms_status', 'MSI-H', { microsatellites: 'MSS' }, 'no'],
    ['ms_status', 'MSI-H', {}, 'unknown'],
    ['ms_status', 'MSI-H', { mismatchRepair: 'deficient' }, 'unknown'],
    ['ms_status', 'MSS', { microsatellites: 'MSI-L' }, 'unknown'],
    ['ms_status', 'MSS', { microsatellites: 'MSI-H' }, 'no'],
    ['mmr_status', 'MMR-Deficient', { mismatchRepair: 'deficient' }, 'yes'],
    ['mmr_status', 'MMR-Deficient', { mismatchRepair: 'proficient' }, 'no'],
    ['mmr_status', 'MMR-Deficient', { microsatellites: 'MSI-H' }, 'unknown'],
    ['mmr_status', 'MMR-Proficient', {}, 'unknown'],
    ['tobacco_signature', 'Yes', { signatures: { tobacco: 'present' } }, 'yes'],
    ['tobacco_signature', 'No', { signatures: { tobacco: 'present' } }, 'no'],
    ['tobacco_signature', 'No', { signatures: { tobacco: 'absent' } }, 'yes'],
    ['uva_signature', 'Yes', { signatures: { tobacco: 'present' } }, 'unknown'],
  ] as const)('%s %s of %o is %s', (key, value, markers, expected) => {
    expect(answer({ genomic: { hugo_symbol: 'None', [key]: value } }, tumour({ markers }))).toBe(expected);
    expect(answer({ genomic: { hugo_symbol: 1, [key]: `!${value}` } }, tumour({ markers }))).toBe(opposite(expected));
  });
});

describe('a person', () => {
  it.each([
    ['age_numerical', '>=18', { age: 18 }, 'yes'],
    ['age_numerical', '>=18', { age: 17 }, 'no'],
    ['age_numerical', '>=18', {}, 'unknown'],
    ['age_numerical', '>18', { age: 19 }, 'yes'],
    ['age_numerical', '>18', { age: 18 }, 'unknown'],
    ['age_numerical', '>18', { age: 18.5 }, 'yes'],
    ['age_numerical', '<12', { age: 11 }, 'yes'],
    ['age_numerical', '<12', { age: 12 }, 'no'],
    ['age_numerical', '<=12', { age: 12 }, 'unknown'],
    ['age_numerical', '>=0.5', { age: 0 }, 'unknown'],
    ['age_numerical', '>=0.5', { age: 1 }, 'yes'],
    ['age_numerical', '==40', { age: 40 }, 'yes'],
    ['age_numerical', '==40', { age: 41 }, 'no'],
    ['gender', 'Female', { sex: 'female' }, 'yes'],
    ['gender', 'Female', { sex: 'male' }, 'no'],
    ['gender', 'Male', {}, 'unknown'],
    ['her2_status', 'Positive', { markers: { her2: 'positive' } }, 'yes'],
    ['her2_status', false, { markers: { her2: 'positive' } }, 'no'],
    ['her2_status', false, { markers: { her2: 'negative' } }, 'yes'],
    ['er_status', 'Negative', {}, 'unknown'],
    ['pr_status', 'Negative', { markers: { pr: 'negative' } }, 'yes'],
    ['tmb_numerical', '>=10', { markers: { mutationalBurden: 10 } }, 'yes'],
    ['tmb_numerical', '>10', { markers: { mutationalBurden: 10 } }, 'no'],
    ['tmb_numerical', '==40', { markers: { mutationalBurden: 39.9 } }, 'no'],
    ['tmb_numerical', '<40', {}, 'unknown'],
    ['oncotree_primary_diagnosis', 'Non-Small Cell Lung Cancer', { tumourType: 'LUAD' }, 'yes'],
    ['oncotree_primary_diagnosis', 'Non-Small Cell Lung Cancer', { tumourType: 'NSCLC' }, 'yes'],
    ['oncotree_primary_diagnosis', 'Non-Small Cell Lung Cancer', { tumourType: 'LUNG' }, 'unknown'],
    ['oncotree_primary_diagnosis', 'Non-Small Cell Lung Cancer', { tumourType: 'SCLC' }, 'no'],
    ['oncotree_primary_diagnosis', 'Lung', { tumourType: 'MEL' }, 'no'],
    ['oncotree_primary_diagnosis', 'Leiomyosarcoma', { tumourType: 'ULMS' }, 'unknown'],
    ['oncotree_primary_diagnosis', 'Leiomyosarcoma', { tumourType: 'LMS' }, 'yes'],
    ['oncotree_primary_diagnosis', 'Lung', {}, 'unknown'],
    ['oncotree_primary_diagnosis', 'LUAD', { tumourType: 'LUAD' }, 'yes'],
    ['oncotree_primary_diagnosis', '_SOLID_', { tumourType: 'LUAD' }, 'yes'],
    ['oncotree_primary_diagnosis', '_SOLID_', { tumourType: 'AML' }, 'no'],
    ['oncotree_primary_diagnosis', 'All Solid Tumors', { tumourType: 'LUAD' }, 'yes'],
    ['oncotree_primary_diagnosis', '_LIQUID_', { tumourType: 'AML' }, 'yes'],
    ['oncotree_primary_diagnosis', '_LIQUID_', {}, 'unknown'],
  ] as const)('%s %s of %o is %s', (key, value, told, expected) => {
    expect(answer({ clinical: { [key]: value } }, tumour(told))).toBe(expected);
    expect(answer({ clinical: { [key]: `!${String(value)}` } }, tumour(told))).toBe(opposite(expected));
  });

  it('is excluded by one key alone, not by all of its leaf', () => {
    const leaf = { clinical: { age_numerical: '>=18', oncotree_primary_diagnosis: '!Melanoma' } };
    expect(answer(leaf, tumour({ age: 10, tumourType: 'MEL' }))).toBe('no');
    expect(answer(leaf, tumour({ age: 10, tumourType: 'LUAD' }))).toBe('no');
    expect(answer(leaf, tumour({ age: 40, tumourType: 'LUAD' }))).toBe('yes');
  });
});

describe('what is not understood', () => {
  it.each([
    [{ genomic: { hugo_symbol: 'BRAF', molecular_function: 'Activating' } }, 'key'],
    [{ genomic: { hugo_symbol: 'BRAF', variant_category: 'Something' } }, 'value'],
    [{ genomic: { hugo_symbol: 'B RAF', variant_category: 'Mutation' } }, 'gene'],
    [{ genomic: { hugo_symbol: 'BRAF', protein_change: 'p.somewhere' } }, 'value'],
    [{ genomic: { hugo_symbol: 1, variant_category: 'Mutation' } }, 'gene'],
    [{ genomic: {} }, 'empty'],
    [{ genomic: [] }, 'shape'],
    [{ clinical: { her2_status: 'Unknown' } }, 'value'],
    [{ clinical: { age_numerical: 'adults' } }, 'value'],
    [{ clinical: { ecog_status: 1 } }, 'key'],
    [{ clinical: { oncotree_primary_diagnosis: 'Tumour of nowhere' } }, 'tumour-type'],
    [{ clinical: { oncotree_primary_diagnosis: ['Lung'] } }, 'value'],
    [{ xor: [] }, 'key'],
    [{ or: [] }, 'empty'],
    [{ and: {} }, 'shape'],
    ['text', 'shape'],
  ] as const)('%o stays unknown, whatever is told, and negated too', (leaf, why) => {
    const told = tumour({ tumourType: 'MEL', age: 40, sex: 'male', alterations: [protein('BRAF', 'V600E')], markers: { her2: 'positive' } }); // prettier-ignore
    const judged = judge(condition(leaf), told, ONCO_TREE);
    expect(judged).toMatchObject({ answer: 'unknown', leaf: { kind: 'not-understood', why } });
    expect(answer({ not: leaf }, told)).toBe('unknown');
  });

  it('does not hide a condition beside it that fails', () => {
    expect(answer({ clinical: { age_numerical: '>=18', ecog_status: 1 } }, tumour({ age: 10 }))).toBe('no');
    expect(answer({ clinical: { age_numerical: '>=18', ecog_status: 1 } }, tumour({ age: 20 }))).toBe('unknown');
  });
});
