import { type DescribedFinding, isResult } from './finding.ts';
import type { FindingFigure, FindingPack, FindingTopic } from './finding-pack.ts';
import { RULE_TOPICS } from './report-findings.ts';
import { type FindingRules, findingRules } from './rules.ts';

/** Which findings somebody asks for. What is not named never leaves the vault. */
export interface FindingsQuestion {
  /** The open genome, or the one that was compared with it. */
  of: 'open' | 'second';
  topics: readonly FindingTopic[];
  /** The file is of a minor: conditions that begin in adult life, or whose beginning is not known here, are held back. */
  isMinor: boolean;
}

/** How much of a gene the table has, and how much of that a file tells. */
export interface GeneCoverage {
  gene: string;
  topic: FindingTopic;
  /** Rows of the table. */
  inTable: number;
  /** Of these, rows that the file tells: detected or not. */
  read: number;
}

/** What is known without any file: nothing in it is about anybody. */
export interface FindingFacts {
  figures: readonly FindingFigure[];
  table: { version: string; date: string; variants: number };
}

/** The facts of a pack. */
export function factsOf({ figures, version, date, variants }: FindingPack): FindingFacts {
  return { figures, table: { version, date, variants: variants.length } };
}

/** What a file says of the topics that were asked for. */
export interface FindingsAnswer extends FindingFacts {
  findings: DescribedFinding[];
  rules: Partial<FindingRules>;
  /** Rows of these topics that are held back for a minor. */
  heldForMinor: number;
  coverage: GeneCoverage[];
  /** Whether the file is a chip's list of letters, or records of a VCF. */
  records: 'letters' | 'vcf' | 'gvcf';
}

/** Whether a row may be told of a minor: its condition is known to begin before adult life, too. */
function maySeeMinor({ variant }: DescribedFinding): boolean {
  return variant.onset === 'earlier';
}

/** The answer to a question, of everything that was read. */
export function answerOf(
  pack: FindingPack,
  found: readonly DescribedFinding[],
  records: FindingsAnswer['records'],
  { topics, isMinor }: FindingsQuestion,
): FindingsAnswer {
  const asked = found.filter(({ topic }) => topics.includes(topic));
  const findings = isMinor ? asked.filter(maySeeMinor) : asked;
  return {
    findings,
    rules: rulesOf(found, new Set(findings.map(({ rsid }) => rsid)), topics),
    heldForMinor: asked.length - findings.length,
    coverage: coverageOf(findings),
    ...factsOf(pack),
    records,
  };
}

/** A rule is told where every row of its gene is: it says what the rows say. */
function rulesOf(
  found: readonly DescribedFinding[],
  told: ReadonlySet<string>,
  topics: readonly FindingTopic[],
): Partial<FindingRules> {
  const rules = Object.entries(findingRules(found)).filter(([gene]) => {
    const rows = found.filter((finding) => finding.gene === gene);
    return topics.includes(RULE_TOPICS[gene as keyof FindingRules]) && rows.every(({ rsid }) => told.has(rsid));
  });
  return Object.fromEntries(rules);
}

function coverageOf(findings: readonly DescribedFinding[]): GeneCoverage[] {
  const genes = new Map<string, GeneCoverage>();
  for (const finding of findings) {
    const { gene, topic } = finding;
    const key = `${topic} ${gene}`;
    const known = genes.get(key) ?? { gene, topic, inTable: 0, read: 0 };
    genes.set(key, { ...known, inTable: known.inTable + 1, read: known.read + Number(isResult(finding)) });
  }
  return [...genes.values()];
}
