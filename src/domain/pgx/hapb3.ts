import { baseAt } from './combinations.ts';
import type { GeneReason } from './reasons.ts';
import type { WorkingSet } from './working-set.ts';

/** DPYD's HapB3: the intronic variant is the causal one, the exonic its tag; both are judged together, strand by strand. */
export interface HapB3 {
  /** Positions and alleles that matching leaves out because they are decided here. */
  skipPositions: ReadonlySet<number>;
  skipAlleles: ReadonlySet<number>;
  /** The allele that one strand carries; none where it has neither variant. */
  onStrand(sequence: number): readonly string[];
  /** The alleles of both strands where the phase is unknown. */
  unphased(): readonly string[];
  reasons: Set<GeneReason>;
}

const EXONIC_ONLY = 'pgx/hapb3-exonic-only';
const MISMATCH = 'pgx/hapb3-intronic-mismatch';

interface Site {
  index: number;
  ref: string;
  /** Copies of the variant, `null` where the position is absent. */
  variants: number | null;
}

function siteOf(set: WorkingSet, role: 'hapb3_intronic' | 'hapb3_exonic'): Site {
  const index = set.gene.positions.findIndex((position) => position.roles.includes(role));
  const ref = set.gene.positions[index]?.ref ?? '';
  const alleles = set.available[index] ? (set.sample.calls[index]?.alleles ?? []) : null;
  const variants = alleles === null ? null : alleles.filter((allele) => allele !== null && allele !== ref).length;
  return { index, ref, variants };
}

/** Alleles whose definition lies wholly on the two positions. */
function hapB3Alleles(set: WorkingSet, intronic: number, exonic: number): { both: number; intronicOnly: number } {
  const only = (indices: readonly number[]): number =>
    set.gene.alleles.findIndex((allele) => !allele.reference && allele.definition.map(([i]) => i).join() === [...indices].sort((a, b) => a - b).join()); // prettier-ignore
  return { both: only([intronic, exonic]), intronicOnly: only([intronic]) };
}

/** HapB3's own rules for a DPYD working set, or `null` where neither position varies (or the gene has none). */
export function hapB3Of(set: WorkingSet): HapB3 | null {
  const intronic = siteOf(set, 'hapb3_intronic');
  const exonic = siteOf(set, 'hapb3_exonic');
  if (intronic.index < 0 || exonic.index < 0) return null;
  if ((intronic.variants ?? 0) === 0 && (exonic.variants ?? 0) === 0) return null;
  const indices = hapB3Alleles(set, intronic.index, exonic.index);
  const both = set.gene.alleles[indices.both]?.name ?? '';
  const intronicOnly = set.gene.alleles[indices.intronicOnly]?.name ?? '';
  const reasons = new Set<GeneReason>();

  const state = (site: Site, sequence: number): 'variant' | 'reference' | 'absent' => {
    const base = site.variants === null ? null : baseAt(set, sequence, site.index);
    return base === null ? 'absent' : base === site.ref ? 'reference' : 'variant';
  };
  const onStrand = (sequence: number): readonly string[] => {
    const [i, e] = [state(intronic, sequence), state(exonic, sequence)];
    if (i === 'variant') return [e === 'variant' ? both : intronicOnly];
    if (e !== 'variant') return [];
    reasons.add(i === 'absent' ? EXONIC_ONLY : MISMATCH);
    return i === 'absent' ? [both] : [];
  };
  const unphased = (): readonly string[] => {
    const e = exonic.variants ?? 0;
    if (intronic.variants === null) {
      reasons.add(EXONIC_ONLY);
      return new Array<string>(e).fill(both);
    }
    const i = intronic.variants;
    if (e > i) reasons.add(MISMATCH);
    const paired = Math.min(e, i);
    return [...new Array<string>(paired).fill(both), ...new Array<string>(i - paired).fill(intronicOnly)];
  };
  const skipPositions = new Set([intronic.index, exonic.index]);
  return { skipPositions, skipAlleles: new Set([indices.both, indices.intronicOnly]), onStrand, unphased, reasons };
}
