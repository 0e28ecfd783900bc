import type { Condition, LeafCondition } from './condition.ts';

/** Whether people are taken in. `not-said` is neither. */
export type Opening = 'open' | 'closed' | 'not-said';

/** A step, arm or dose level with what it asks for. */
export interface TrialPlace {
  /** `trial` is the whole trial, where its file puts conditions there. */
  level: 'trial' | 'step' | 'arm' | 'dose';
  /** What the file calls it: code and description; empty where it names nothing. */
  code: string;
  label: string;
  opening: Opening;
  /** Index of the place around it in the same list; null at the top. */
  within: number | null;
  /** Null where the file gives this place no conditions of its own. */
  condition: Condition | null;
}

/** A trial as its file tells it. */
export interface Trial {
  /** What the file calls it: protocol number or NCT number; a place in the file where it names none. */
  id: string;
  title: string;
  phase: string;
  drugs: readonly string[];
  opening: Opening;
  /** The file's own word for that; empty where it has none. */
  status: string;
  /** Day on which somebody wrote down what it asks for, ISO; empty where it is not told. */
  curated: string;
  /** A sample that the app brings, to learn with. */
  isSample: boolean;
  /** What a list of facts names, without saying in which of its arms; empty where there are trees. */
  named: readonly LeafCondition[];
  /** By what some of its arms exclude people. */
  excluded: readonly LeafCondition[];
  places: readonly TrialPlace[];
}

/** Something of a trial's file that was not understood. It is listed, and its condition counts as unknown. */
export interface TrialProblem {
  trial: string;
  path: string;
  why: Extract<Condition, { kind: 'not-understood' }>['why'];
  key: string;
  value: string;
}
