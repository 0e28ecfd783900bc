import type { FunctionChange } from './function-change.ts';

/** Where a table comes from. */
export interface FactSource {
  source: string;
  version: string;
  date: string;
  licence: string;
}

/** How many people of a group have another label by functions that changed. Shares are 0 to 1. */
export interface Relabelled {
  gene: string;
  group: string;
  alleleFrequency: number;
  carriers: number;
  relabelled: number;
  transitions: readonly { from: string; to: string; share: number }[];
}

/** Sets of published cases: two that the lists have not read, and one that they have (ADR 0024). */
export const CASE_SETS = ['unseen', 'hospital', 'read'] as const;
export type CaseSet = (typeof CASE_SETS)[number];

/** The same cases, ranked by the same program, with a list of another year. */
export interface ListResult {
  set: CaseSet;
  list: string;
  cases: number;
  /** Cases whose disease the list holds. */
  known: number;
  first: number;
  three: number;
  ten: number;
}

/** One published case with the place of its disease in the list of each year. */
export interface PastCase {
  id: string;
  disease: string;
  name: string;
  told: readonly string[];
  /** By list, in the order of {@link ChangeFacts.lists}; null where the list does not hold the disease. */
  places: readonly (number | null)[];
  /** A code of `RankReason`, or `list-changed` where none fits. */
  reason: string;
  signs: readonly string[];
  /** Diseases that passed it or fell behind it, where that is the reason. */
  others: number;
}

/** What is known of knowledge that changed. Shipped as one pack. */
export interface ChangeFacts {
  functions: readonly FunctionChange[];
  labels: readonly Relabelled[];
  results: readonly ListResult[];
  cases: readonly PastCase[];
  /** Figures of one measurement of what a larger list solves, by name. */
  reanalysis: Readonly<Record<string, number>>;
  sources: Readonly<Record<FactTable, FactSource>>;
}

export const FACT_TABLES = ['functions', 'labels', 'lists', 'cases', 'reanalysis'] as const;
export type FactTable = (typeof FACT_TABLES)[number];
