import { type DescribedFinding, isDetected } from './finding.ts';
import type { FindingRules } from './rules.ts';

/**
 * What a detected variant comes to beside the others of its gene. `partner`: it says nothing by itself, only its rule does. `carrier`: one
 * copy of what needs two. `shift`: a frequent allele that shifts the risk of a common condition. `telling`: it stands for itself.
 */
export type FindingWeight = 'partner' | 'carrier' | 'shift' | 'telling';

/** Variants that only a rule over several places gives a meaning: the e2 site, the A form of G6PD, the second change of G1. */
const PARTNERS: ReadonlySet<string> = new Set(['rs7412', 'rs1050829', 'rs60910145']);
/** Results of rules that two different variants of one gene make together. */
const PAIRS: ReadonlySet<string> = new Set(['C282Y/H63D', 'two-variants-phase-unknown', 'SZ']);

/** What a detected variant comes to. */
export function weightOf(finding: DescribedFinding, rules: Partial<FindingRules>): FindingWeight {
  const { rsid, gene, verdict, variant } = finding;
  if (PARTNERS.has(rsid)) return 'partner';
  if (gene === 'APOE') return rules.APOE?.includes('e4') === true ? 'telling' : 'partner';
  if (variant.inheritance === 'risk') return 'shift';
  // "AR; risk": one copy already shifts a risk.
  const needsTwo = variant.inheritance.startsWith('AR') && !variant.inheritance.startsWith('AR;');
  const rule = (rules as Readonly<Record<string, string | null>>)[gene] ?? '';
  return needsTwo && verdict !== 'two-copies' && !PAIRS.has(rule) ? 'carrier' : 'telling';
}

/** Whether a call of the variant can be believed: its test was authorised, or it is common and this chip reads it, or it was sequenced and is neither rare nor unvalidated. */
export function isBelievable(finding: DescribedFinding): boolean {
  const { standing } = finding;
  return standing === 'authorised' || standing === 'common' || (standing === 'sequenced' && finding.class !== 'rare');
}

/**
 * Which findings may stand under "to show a doctor" on an overview: the variant is there, it stands for itself, and a call of it can be
 * believed. A rare variant that nobody has validated never stands there; nor do harmless and protective ones, nor what only makes a carrier or
 * shifts the risk of a common condition.
 * The overview asks with the topics that the person opened, so that nothing is told without consent.
 */
export function forDoctor(findings: readonly DescribedFinding[], rules: Partial<FindingRules>): DescribedFinding[] {
  return findings.filter(
    (finding) =>
      isDetected(finding) &&
      finding.variant.kind !== 'protective' &&
      isBelievable(finding) &&
      weightOf(finding, rules) === 'telling',
  );
}
