/** How diseases of a gene are inherited. */
export const INHERITANCES = ['AD', 'AR', 'XL', 'MT', 'other'] as const;
export type Inheritance = (typeof INHERITANCES)[number];

/** What is known of one gene. */
export interface GeneFacts {
  gene: string;
  /** Of the diseases that HPO links to the gene; empty where it states none. */
  inheritance: readonly Inheritance[];
  /** Whether the gene is on ACMG SF v3.3, and with how many copies laboratories report it. */
  acmg: '' | 'one-copy' | 'two-copies';
}
