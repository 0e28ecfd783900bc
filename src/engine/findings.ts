import { answerOf, type FindingsAnswer, type FindingsQuestion } from '../domain/findings/answer.ts';
import type { DescribedFinding } from '../domain/findings/finding.ts';
import { findingReason, readFindings } from '../domain/findings/read-findings.ts';
import { areIndelLettersKnown } from '../domain/genotype/indel-letters.ts';
import type { Genome } from './genome.ts';
import { wholeFile } from './medicines.ts';
import type { References } from './references.ts';

/** Every variant of the table in a genome, in the table's order; empty where the pack is not there. */
export function genomeFindings(references: Pick<References, 'pgx' | 'findings'>, genome: Genome): DescribedFinding[] {
  const { findings, pgx } = references;
  if (findings === undefined) return [];
  const { build, lookup, sex, layout } = genome;
  const { chipCluster, withheld } = wholeFile(pgx, genome);
  return readFindings({
    variants: findings.variants,
    lookup,
    build,
    sex,
    source: layout.source,
    indelLettersKnown: areIndelLettersKnown(layout.source),
    chipCluster,
    withheld: withheld === null ? null : (findingReason(withheld) ?? 'implausible-genome'),
  });
}

/** What a genome says of the topics that somebody asks for; null where the pack is not there. */
export function answerFindings(
  references: Pick<References, 'pgx' | 'findings'>,
  genome: Genome,
  question: FindingsQuestion,
): FindingsAnswer | null {
  const { findings } = references;
  return findings === undefined
    ? null
    : answerOf(findings, genomeFindings(references, genome), genome.records, question);
}
