import type { OutsideCall } from './outside.ts';

/** Why a line cannot be used. */
export const OUTSIDE_PROBLEMS = [
  'outside/unknown-gene',
  'outside/nothing-after-gene',
  'outside/too-many-alleles',
  'outside/one-allele',
  'outside/two-alleles-of-one',
  'outside/allele-unreadable',
  'outside/words-unknown',
  'outside/hla-unreadable',
  'outside/score-unreadable',
  'outside/line-too-long',
  'outside/too-many-lines',
  'outside/other-line-unreadable',
] as const;
export type OutsideProblem = (typeof OUTSIDE_PROBLEMS)[number];

/** What there is to say of a line that can be used. */
export const OUTSIDE_REMARKS = [
  'outside/allele-not-in-tables',
  'outside/no-call',
  'outside/several-results',
  'outside/said-before',
  'outside/contradicts-itself',
  'outside/not-typed',
] as const;
export type OutsideRemark = (typeof OUTSIDE_REMARKS)[number];

/** What was found in the columns of a line. */
export type OutsideFinding =
  | { problem: OutsideProblem; about: readonly string[] }
  | { call: OutsideCall; remarks: OutsideRemark[]; about: readonly string[] };
