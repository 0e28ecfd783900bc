import { type DescribedFinding, isDetected, isResult } from './finding.ts';

/** One gene of which both of a couple carry a recessive variant. */
export interface SharedCarrier {
  gene: string;
  first: DescribedFinding[];
  second: DescribedFinding[];
  /** Chance of each child to have a variant from both: of four, by Mendel. Null where two variants of one person may lie on one copy. */
  childrenOfFour: 1 | 2 | 4 | null;
}

/** What two files say of a couple's recessive genes. */
export interface CoupleAnswer {
  shared: SharedCarrier[];
  /** Genes of which one of the two carries a variant, and how much of the gene the other's file told. */
  oneOnly: { gene: string; carrier: 'first' | 'second'; readInOther: number; inTable: number }[];
  /** Recessive genes of the table, and rows of them that both files told. */
  genes: number;
  inTable: number;
  readInBoth: number;
}

/** What a carrier test looks for: conditions by two changed copies that the table calls so. Iron, lungs and risk alleles are not among them. */
function isRecessive({ variant }: DescribedFinding): boolean {
  return /^AR(?:$|;)/.test(variant.inheritance) && variant.kind.startsWith('carrier');
}

/** Holds the recessive findings of two people against each other, gene by gene. */
export function coupleAnswer(first: readonly DescribedFinding[], second: readonly DescribedFinding[]): CoupleAnswer {
  const ofSecond = new Map(second.map((finding) => [finding.rsid, finding]));
  const rows = first.filter((finding) => isRecessive(finding) && ofSecond.has(finding.rsid));
  const answer: CoupleAnswer = { shared: [], oneOnly: [], genes: 0, inTable: rows.length, readInBoth: 0 };
  const genes = [...new Set(rows.map(({ gene }) => gene))];
  answer.genes = genes.length;
  for (const gene of genes) {
    const mine = rows.filter((finding) => finding.gene === gene);
    const theirs = mine.flatMap(({ rsid }) => ofSecond.get(rsid) ?? []);
    answer.readInBoth += mine.filter(
      (finding, index) => isResult(finding) && isResult(theirs[index] ?? NO_RESULT),
    ).length;
    const [a, b] = [mine.filter(isDetected), theirs.filter(isDetected)];
    if (a.length > 0 && b.length > 0) {
      answer.shared.push({ gene, first: a, second: b, childrenOfFour: childrenOfFour(a, b) });
    } else if (a.length > 0 || b.length > 0) {
      const carrier = a.length > 0 ? 'first' : 'second';
      const other = carrier === 'first' ? theirs : mine;
      answer.oneOnly.push({ gene, carrier, readInOther: other.filter(isResult).length, inTable: mine.length });
    }
  }
  return answer;
}

const NO_RESULT = { verdict: 'not-in-file' } as const;

/** Changed copies of a gene: 1 or 2; null where two different variants may lie on one copy. */
function changedCopies(findings: readonly DescribedFinding[]): 1 | 2 | null {
  if (findings.some(({ verdict }) => verdict === 'two-copies')) return 2;
  return findings.length === 1 ? 1 : null;
}

function childrenOfFour(
  a: readonly DescribedFinding[],
  b: readonly DescribedFinding[],
): SharedCarrier['childrenOfFour'] {
  const [one, other] = [changedCopies(a), changedCopies(b)];
  return one === null || other === null ? null : ((one * other) as 1 | 2 | 4);
}
