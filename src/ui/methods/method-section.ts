/** One paragraph that results link to. */
export interface MethodSection {
  /** Stands in addresses (`#methods/score-sum`): never renamed. */
  anchor: string;
  title: string;
  paragraphs: readonly string[];
  formulas: readonly string[];
}
