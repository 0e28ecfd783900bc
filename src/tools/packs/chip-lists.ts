import type { HitList } from './gwas-hit-lists.ts';

/** A list of hits of the years in which today's consumer chips were designed: most of its rows are on them. */
export interface ChipList extends Omit<HitList, 'file' | 'citation' | 'isJointModel'> {
  /** Study of the Catalog's export: trait and PMID. */
  study: string;
}

type Row = readonly [study: string, trait: string, others: RegExp, options?: { beta?: true; part?: string }]; // prettier-ignore

// Tables of `gtx` state signed effects on lipids, glucose, pressure, diabetes and coronary disease: they are compared with, never shipped.
const LDL = /^ldl_cholesterol(?:_levels)?_\d|^low_density_lipoprotein_cholesterol|^PGS000065$|^gtx_LDL/;
const HDL = /^hdl_cholesterol(?:_levels)?_\d|^high_density_lipoprotein_cholesterol|^gtx_HDL/;
const TRIGLYCERIDES = /^triglyceride(?:s|_levels)_\d|^gtx_TG/;
const TYPE_2 = /^type_2_diabetes_\d|^prsedm_t2d|^gtx_T2D/;
const CORONARY = /^coronary_(?:artery|heart)_disease_\d|^myocardial_infarction|^PGS000899$|^gtx_CAD/;
// At some places the two bowel diseases differ in direction: each is held against itself and against both together.
const CROHN = /^(?:crohns|inflammatory_bowel)_disease_\d/;
const COLITIS = /^(?:ulcerative_colitis|inflammatory_bowel_disease)_\d/;
const GLUCOSE = /^fasting_(?:blood|plasma)_glucose_\d|^gtx_FG/;

const ROWS: readonly Row[] = [
  ['breast_cancer_25751625', 'Breast cancer', /^breast_cancer_(?:\d|estrogen)|^PGS00000[124]$/],
  ['type_2_diabetes_24509480', 'Type 2 diabetes', TYPE_2],
  ['type_2_diabetes_20581827', 'Type 2 diabetes', TYPE_2],
  ['myocardial_infarction_early_onset_19198609', 'Early-onset myocardial infarction', CORONARY],
  ['coronary_heart_disease_21378990', 'Coronary heart disease', CORONARY],
  ['body_mass_index_25673413', 'Body mass index', /^body_mass_index_\d|^obesity_\d/, { beta: true }],
  ['colorectal_cancer_29917119', 'Colorectal cancer', /^colorectal_cancer|^PGS0000(?:55|74)$/],
  ['rheumatoid_arthritis_24390342', 'Rheumatoid arthritis', /^rheumatoid_arthritis|^PGS004255$/],
  ['type_1_diabetes_21829393', 'Type 1 diabetes', /^type_1_diabetes_\d|^prsedm_t1dgrs2_additive/],
  ['ldl_cholesterol_24097068', 'LDL cholesterol', LDL, { beta: true, part: 'LDL' }],
  ['hdl_cholesterol_24097068', 'HDL cholesterol', HDL, { beta: true, part: 'HDL' }],
  ['triglycerides_24097068', 'Triglycerides', TRIGLYCERIDES, { beta: true, part: 'TG' }],
  ['cholesterol,_total_24097068', 'Total cholesterol', /^cholesterol,_total_\d|^total_cholesterol_levels_\d|^gtx_TC/, { beta: true, part: 'TC' }],
  ['ldl_cholesterol_19060906', 'LDL cholesterol', LDL, { beta: true, part: 'LDL' }],
  ['hdl_cholesterol_19060906', 'HDL cholesterol', HDL, { beta: true, part: 'HDL' }],
  ['triglycerides_19060906', 'Triglycerides', TRIGLYCERIDES, { beta: true, part: 'TG' }],
  ['crohns_disease_23128233', "Crohn's disease", CROHN],
  ['crohns_disease_22412388', "Crohn's disease", CROHN],
  ['crohns_disease_18587394', "Crohn's disease", CROHN],
  ['ulcerative_colitis_26192919', 'Ulcerative colitis', COLITIS],
  ['ulcerative_colitis_20228799', 'Ulcerative colitis', COLITIS],
  ['psoriasis_25574825', 'Psoriasis', /^(?:cutaneous_)?psoriasis/],
  ['psoriasis_19169254', 'Psoriasis', /^(?:cutaneous_)?psoriasis/],
  ['psoriasis_23143594', 'Psoriasis', /^(?:cutaneous_)?psoriasis/],
  ['systemic_lupus_erythematosus_24871463', 'Systemic lupus erythematosus', /^systemic_lupus_erythematosus_\d/],
  ['systemic_lupus_erythematosus_19838195', 'Systemic lupus erythematosus', /^systemic_lupus_erythematosus_\d/],
  ['primary_biliary_cholangitis_21399635', 'Primary biliary cholangitis', /^primary_biliary/],
  ['melanoma_28212542', 'Melanoma', /^(?:cutaneous_malignant_)?melanomas?/],
  ['basal_cell_carcinoma_25855136', 'Basal cell carcinoma', /^basal_cell_carcinoma/],
  ['testicular_germ_cell_tumor_28604732', 'Testicular germ cell tumour', /^testicular/],
  ['testicular_germ_cell_tumor_28604728', 'Testicular germ cell tumour', /^testicular/],
  ['chronic_lymphocytic_leukemia_23770605', 'Chronic lymphocytic leukaemia', /^chronic_lymphocytic_leukemia/],
  ['chronic_lymphocytic_leukemia_24292274', 'Chronic lymphocytic leukaemia', /^chronic_lymphocytic_leukemia/],
  ['pancreatic_cancer_29422604', 'Pancreatic cancer', /^pancreatic_cancer/],
  ['urate_levels_31985003', 'Urate', /^(?:serum_)?(?:urate|uric_acid)_levels_\d/, { beta: true }],
  ['urate_levels_23263486', 'Urate', /^(?:serum_)?(?:urate|uric_acid)_levels_\d/, { beta: true }],
  ['chronic_kidney_disease_20383146', 'Chronic kidney disease', /^chronic_kidney_disease_\d/],
  ['qt_interval_19305409', 'QT interval', /^qt_interval_\d/, { beta: true }],
  ['qt_interval_24952745', 'QT interval', /^qt_interval_\d/, { beta: true }],
  ['menarche_age_at_onset_25231870', 'Age at menarche', /^menarche_age_at_onset_\d/, { beta: true }],
  ['menopause_age_at_onset_22267201', 'Age at menopause', /^menopause_age_at_onset_\d/, { beta: true }],
  ['c-reactive_protein_levels_21300955', 'C-reactive protein', /^c-reactive_protein(?:_levels)?_\d/, { beta: true }],
  ['fibrinogen_23969696', 'Fibrinogen', /^fibrinogen/, { beta: true }],
  ['venous_thromboembolism_31420334', 'Venous thromboembolism', /^venous_thromboembolism/],
  ['fasting_blood_glucose_20081858', 'Fasting glucose', GLUCOSE, { beta: true }],
  ['fasting_blood_glucose_22581228', 'Fasting glucose', GLUCOSE, { beta: true }],
  ['glycated_hemoglobin_levels_24647736', 'Glycated haemoglobin', /^glycated_hemoglobin_levels_\d/, { beta: true }],
  ['vitiligo_22561518', 'Vitiligo', /^vitiligo/],
  ['prostate_cancer_25939597', 'Prostate cancer', /^prostate_cancer_\d|^PGS000(?:586|662)$/],
  ['prostate_cancer_23535732', 'Prostate cancer', /^prostate_cancer_\d|^PGS000(?:586|662)$/],
  ['glaucoma_primary_open-angle_25173105', 'Primary open-angle glaucoma', /^glaucoma/],
  ['atrial_fibrillation_22544366', 'Atrial fibrillation', /^(?:incident_|prevalent_)?atrial_fibrillation/],
  ['bone_mineral_density_spine_19801982', 'Bone mineral density of the spine', /bone_mineral_density/, { beta: true }],
  ['diastolic_blood_pressure_21909115', 'Diastolic blood pressure', /^diastolic_blood_pressure_\d|^gtx_DBP/, { beta: true, part: 'DBP' }],
  ['systolic_blood_pressure_21909115', 'Systolic blood pressure', /^systolic_blood_pressure_\d|^gtx_SBP/, { beta: true, part: 'SBP' }],
  ['waist-hip_ratio_20935629', 'Waist-hip ratio', /^waist-(?:to-)?hip_ratio/, { beta: true }],
  ['refractive_error_23396134', 'Refractive error', /^refractive_error|^spherical_equivalent/, { beta: true }],
  ['mean_corpuscular_volume_20139978', 'Mean corpuscular volume', /^mean_corpuscular_volume/, { beta: true }],
  ['dupuytrens_disease_28886342', "Dupuytren's disease", /^dupuytrens/],
  ['inflammatory_bowel_disease_26192919', 'Inflammatory bowel disease', /^(?:crohns|inflammatory_bowel)_disease_\d|^ulcerative_colitis_\d/, { part: 'IBD' }],
  ['waist-to-hip_ratio_adjusted_for_body_mass_index_25673412', 'Waist-hip ratio, adjusted for body mass index', /^waist-(?:to-)?hip_ratio/, { beta: true }],
  ['lumbar_spine_bone_mineral_density_22504420', 'Bone mineral density of the spine', /bone_mineral_density/, { beta: true }],
  ['vertical_cup-disc_ratio_25241763', 'Vertical cup-disc ratio', /^vertical_cup-disc_ratio|^optic_cup/, { beta: true }],
  ['rheumatoid_arthritis_22446963', 'Rheumatoid arthritis', /^rheumatoid_arthritis|^PGS004255$/],
  ['rheumatoid_arthritis_23143596', 'Rheumatoid arthritis', /^rheumatoid_arthritis|^PGS004255$/],
]; // prettier-ignore

/**
 * Candidates: which of them are shipped is decided by the checks of `import-chip-lists`. Lists that pass and that no chip of which the
 * markers are known can read (multiple sclerosis 21833088, Parkinson's 25064009) are not among them.
 */
export const CHIP_LISTS: readonly ChipList[] = ROWS.map(([study, trait, others, { beta, part } = {}]) => {
  const pmid = /\d+$/.exec(study)?.[0] ?? '';
  return {
    id: `GWAS-${pmid}${part === undefined ? '' : `-${part}`}`,
    pmid,
    study,
    trait,
    name: 'genome-wide significant hits',
    weightType: beta === true ? 'beta' : 'log(OR)',
    others,
  };
});
