/** A list of hits of one study that a score is made of. */
export interface HitList {
  id: string;
  pmid: string;
  file: string;
  trait: string;
  name: string;
  citation: string;
  /** What a weight is, as the list's values say. */
  weightType: string;
  /** Other studies and scores of the trait, by id. */
  others: RegExp;
  /** The rows are a published model whose weights belong together: none is left out for being near another. */
  isJointModel: boolean;
}

const LOG_ODDS = 'log(OR)';

function listOf(
  [file, pmid, author]: readonly [file: string, pmid: string, author: string],
  trait: string,
  others: RegExp,
  options: { weightType?: string; isJointModel?: boolean; name?: string } = {},
): HitList {
  return {
    id: `GWAS-${pmid}`,
    pmid,
    file: `gwas_${file}_${pmid}.tsv`,
    trait,
    name: options.name ?? 'genome-wide significant hits',
    citation: `${author} et al. PMID ${pmid}`,
    weightType: options.weightType ?? LOG_ODDS,
    others,
    isJointModel: options.isJointModel ?? false,
  };
}

/** Lists that the GWAS Catalog has for conditions of which no permissively licensed scoring file is at hand, or as a second one. */
export const HIT_LISTS: readonly HitList[] = [
  listOf(['AF', '30061737', 'Nielsen JB'], 'Atrial fibrillation', /^(?:incident_|prevalent_)?atrial_fibrillation/),
  listOf(['T2D', '30297969', 'Mahajan A'], 'Type 2 diabetes', /^type_2_diabetes_\d|^prsedm_t2d/),
  listOf(['CAD_2', '26343387', 'Nikpay M'], 'Coronary artery disease', /^coronary_(?:artery|heart)_disease|^PGS000899$/),
  listOf(['CRC', '30510241', 'Huyghe JR'], 'Colorectal cancer', /^colorectal_cancer|^PGS0000(?:55|74)$/),
  listOf(['BMI_2', '30239722', 'Pulit SL'], 'Body mass index', /^body_mass_index/, { weightType: 'beta' }),
  listOf(['AD_age_of_onset', '28323831', 'Desikan RS'], "Alzheimer's disease", /alzheimers?_disease/, { weightType: 'log(HR)', isJointModel: true, name: 'polygenic hazard score with APOE' }),
  listOf(['AMD', '23455636', 'Fritsche LG'], 'Age-related macular degeneration', /macular_degeneration/),
  listOf(['MS', '31604244', 'International Multiple Sclerosis Genetics Consortium'], 'Multiple sclerosis', /^multiple_sclerosis/),
  listOf(['PD', '28892059', 'Chang D'], "Parkinson's disease", /^parkinsons_disease|^META5/),
  listOf(['T1D', '25751624', 'Onengut-Gumuscu S'], 'Type 1 diabetes', /^type_1_diabetes|^prsedm_t1dgrs2_additive/),
  listOf(['Glaucoma', '31959993', 'Craig JE'], 'Glaucoma', /glaucoma/),
  listOf(['Celiac', '22057235', 'Trynka G'], 'Celiac disease', /^celiac_disease|^prsedm_cdgrs_additive/),
  listOf(['LungCa', '28604730', 'McKay JD'], 'Lung cancer', /^(?:non-small_cell_)?lung_cancer|^PGS000740$/),
  listOf(['PrCa', '29892016', 'Schumacher FR'], 'Prostate cancer', /^prostate_cancer|^PGS000(?:586|662)$/),
  listOf(['HTN', '30487518', 'Takeuchi F'], 'Hypertension', /^hypertension_|^PGS00095[78]$/, { weightType: 'beta' }),
  listOf(['LDL', '30275531', 'Klarin D'], 'LDL cholesterol', /^ldl_cholesterol|^PGS000065$/, { weightType: 'beta' }),
]; // prettier-ignore
