import type { GeneDefinition, NamedAllele, PgxPosition } from './definition.ts';
import { referenceAllele } from './definition.ts';
import { admits, isWobble } from './iupac.ts';
import { documentedAlleles } from './reading.ts';
import { ANY_SYMBOL, COLUMN_ALIGNMENT, REFERENCE_SYMBOL } from './star-matcher.ts';
import type { MaskMatrix } from './star-matcher.ts';

/** Symbol of a base that the definition does not list, and of a missing half: no defined base admits it. */
export const FOREIGN_SYMBOL = 128;

/** The matrices of one gene: positions that an allele leaves open take the reference's base (`filled`) or admit all. */
export interface GeneMatrices {
  filled: MaskMatrix;
  open: MaskMatrix;
}

const cache = new WeakMap<GeneDefinition, GeneMatrices>();

/** Bit of an observed allele: 1 for REF, 2, 4… for the ALTs in order. */
export function symbolOf(position: PgxPosition, allele: string | null): number {
  const index = allele === null ? -1 : documentedAlleles(position).indexOf(allele);
  return index < 0 || index > 6 ? FOREIGN_SYMBOL : 1 << index;
}

function maskOf(position: PgxPosition, bases: string): number {
  return documentedAlleles(position).reduce(
    (mask, allele, i) => (admits(bases, allele) && i <= 6 ? mask | (1 << i) : mask),
    0,
  );
}

function referenceFill(gene: GeneDefinition): Uint8Array {
  const fill = new Uint8Array(gene.positions.length).fill(ANY_SYMBOL);
  for (const [index, bases] of referenceAllele(gene)?.definition ?? []) {
    const position = gene.positions[index];
    if (position !== undefined) fill[index] = isWobble(bases) ? REFERENCE_SYMBOL : maskOf(position, bases);
  }
  return fill;
}

function writeRow(gene: GeneDefinition, allele: NamedAllele, row: Uint8Array): number[] {
  const wobbles: number[] = [];
  for (const [index, bases] of allele.definition) {
    const position = gene.positions[index];
    if (position === undefined) continue;
    row[index] = maskOf(position, bases);
    if (isWobble(bases)) wobbles.push(index);
  }
  return wobbles;
}

function build(gene: GeneDefinition, fill: Uint8Array | null): MaskMatrix {
  const stride = Math.max(1, Math.ceil(gene.positions.length / COLUMN_ALIGNMENT)) * COLUMN_ALIGNMENT;
  const alleleCount = gene.alleles.length;
  const masks = new Uint8Array(alleleCount * stride).fill(ANY_SYMBOL);
  const wobbles: number[] = [];
  const wobbleStarts = new Uint32Array(alleleCount + 1);
  gene.alleles.forEach((allele, i) => {
    const row = masks.subarray(i * stride, (i + 1) * stride);
    if (fill !== null && !allele.reference) row.set(fill);
    wobbles.push(...writeRow(gene, allele, row));
    wobbleStarts[i + 1] = wobbles.length;
  });
  return { masks, stride, alleleCount, wobbleStarts, wobbles: Uint32Array.from(wobbles) };
}

/** Matrices of a gene, built once. Rows follow `gene.alleles`, columns `gene.positions`. */
export function matricesOf(gene: GeneDefinition): GeneMatrices {
  const known = cache.get(gene);
  if (known !== undefined) return known;
  const matrices = { filled: build(gene, referenceFill(gene)), open: build(gene, null) };
  cache.set(gene, matrices);
  return matrices;
}
