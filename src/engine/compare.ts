import { CONFIDENT_BLOCK_GQ } from '../../assembly/layout.ts';
import {
  type ComparedGenome,
  compareGenotypes,
  type Comparison,
  type ComparisonReport,
  UNNAMED_REFERENCE,
} from '../domain/genotype/compare.ts';
import { type Build, fromGenomeKey, genomeKey } from '../domain/genotype/genome.ts';
import { alleleCode, genotypeLetters } from '../domain/genotype/genotype-code.ts';
import { positionIn } from '../domain/pgx/observe-context.ts';
import { termAlleles } from '../domain/scores/term-alleles.ts';
import type { Genome } from './genome.ts';
import type { References } from './references.ts';

const NO_CALL_TEXT = '--';
/** How a reference block reads whose base is not known here: VCF's own words. */
const BLOCK_TEXT = '0/0';

/** Compares two genomes of one build. Reference blocks of a gVCF count as the reference calls that they are. */
export function compareGenomes(first: Genome, second: Genome, references: References | null): Comparison {
  const hasBlocks = [first, second].some(({ table }) => table.addresses.blockCount > 0);
  const bases = hasBlocks && first.build !== null ? referenceBases(first.build, references) : new Map<number, number>();
  return compareGenotypes(compared(first, bases), compared(second, bases));
}

function compared({ table }: Genome, bases: ReadonlyMap<number, number>): ComparedGenome {
  const columns = { keys: table.keys(), genotypes: table.genotypes() };
  if (table.addresses.blockCount === 0) return columns;
  let next = 0;
  let block = table.block(0);
  const referenceAt = (key: number): number | null => {
    while (block.lastKey < key && next + 1 < table.addresses.blockCount) block = table.block(++next);
    const isInside = key >= block.firstKey && key <= block.lastKey;
    const isConfident = block.quality === null || block.quality >= CONFIDENT_BLOCK_GQ;
    if (!isInside || !isConfident) return null;
    const base = bases.get(key);
    return base === undefined ? UNNAMED_REFERENCE : (base << 4) | base;
  };
  return { ...columns, referenceAt };
}

/** The reference base of every place where a pack tells it, by key. */
function referenceBases(build: Build, references: References | null): Map<number, number> {
  const bases = new Map<number, number>();
  const add = (key: number, base: string): void => {
    if (key !== 0 && base.length === 1) bases.set(key, alleleCode(base));
  };
  for (const { chromosome, positions } of references?.pgx?.genes ?? []) {
    for (const place of chromosome === null ? [] : positions) {
      const position = positionIn(build, place);
      const base = build === 'GRCh37' ? (place.ref37 ?? place.ref) : place.ref;
      if (chromosome !== null && position !== null && place.kind === 'snv') add(genomeKey(chromosome, position), base);
    }
  }
  for (const score of references?.scores ?? []) {
    const columns = score.builds[build];
    columns?.term.forEach((term, index) => {
      const which = score.reference[term] ?? 0;
      const { effect, other } = termAlleles(score.terms, term, build);
      if (which === 1) add(columns.keys[index] ?? 0, effect);
      else if (which === 2 && other !== null) add(columns.keys[index] ?? 0, other);
    });
  }
  return bases;
}

/** A comparison as the page shows it: places by name, genotypes as text. */
export function comparisonReport(comparison: Comparison, first: Genome, second: Genome): ComparisonReport {
  const idAt = ({ table }: Genome, key: number): string | null => {
    const row = table.lowerBound(key);
    return table.keys()[row] === key ? table.id(row) : null;
  };
  const letters = (code: number): string =>
    code === UNNAMED_REFERENCE ? BLOCK_TEXT : (genotypeLetters(code) ?? NO_CALL_TEXT);
  const discordant = comparison.discordant.map((one) => ({
    id: idAt(first, one.key) ?? idAt(second, one.key),
    ...fromGenomeKey(one.key),
    first: letters(one.first),
    second: letters(one.second),
  }));
  return { ...comparison, discordant, second: second.file };
}
