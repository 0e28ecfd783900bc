/**
 * What a room shows of another, loaded when it is asked for: no room imports another. Apart from `views.ts`, whose views ask here: in
 * one file the imports would run in a circle.
 */
export const innerViews = {
  ancestry: () => import('./ancestry/AncestryPanel.svelte'),
  browser: () => import('./browser/VariantBrowser.svelte'),
  compare: () => import('./compare/ComparePanel.svelte'),
  couple: () => import('./findings/CouplePanel.svelte'),
  coverage: () => import('./coverage/CoverageMap.svelte'),
  drugs: () => import('./drugs/DrugsPart.svelte'),
  drugsOfGene: () => import('./drugs/GeneDrugs.svelte'),
  findings: () => import('./findings/FindingsView.svelte'),
  inShort: () => import('./overview/InShort.svelte'),
  letter: () => import('./report/Letter.svelte'),
  medicineList: () => import('./report/MedicineList.svelte'),
  medicinesLetter: () => import('./report/MedicinesLetter.svelte'),
  mentalHealth: () => import('./mental-health/MentalHealthView.svelte'),
  ownDrugs: () => import('./drugs/MinePart.svelte'),
  selfTest: () => import('./selftest/SelfTestView.svelte'),
} as const;
