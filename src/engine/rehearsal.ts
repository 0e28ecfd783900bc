import { DEFAULT_OPTIONS } from '../domain/analysis/options.ts';
import { type Chromosome, CHROMOSOMES, genomeKey } from '../domain/genotype/genome.ts';
import type { Result } from '../errors/result.ts';
import { analyse, type Analysis, type AnalysisContext } from './analysis.ts';
import { rehearse } from './ancestry.ts';
import type { Kernel } from './kernel/kernel.ts';
import type { References } from './references.ts';

/** Rows of the made-up file: enough that engines begin to optimise what reads them. */
const ROWS_A_CHROMOSOME = 3000;
const AUTOSOMES = 22;
const STEP_BASES = 9973;
const CALLS = ['AA', 'CC', 'AG', 'GG', 'TT', 'CT'] as const;
const HEAD = '# made up, no person\n# human assembly build 37\n# rsid\tchromosome\tposition\tgenotype\n';

interface MadeUpRow {
  chromosome: Chromosome;
  position: number;
  call: string;
}

/** Rows at even steps, and what the reference has at the positions of the medicines' genes. */
function madeUpRows({ pgx }: Pick<References, 'pgx'>): MadeUpRow[] {
  const even = CHROMOSOMES.slice(0, AUTOSOMES).flatMap((chromosome) =>
    Array.from({ length: ROWS_A_CHROMOSOME }, (_, at): MadeUpRow => {
      return { chromosome, position: (at + 1) * STEP_BASES, call: CALLS[at % CALLS.length] ?? 'AA' };
    }),
  );
  const genes = (pgx?.genes ?? []).flatMap(({ chromosome, positions }) =>
    positions.flatMap(({ ref, position37 }): MadeUpRow[] =>
      chromosome === null || position37 === null || ref.length !== 1
        ? []
        : [{ chromosome, position: position37, call: ref + ref }],
    ),
  );
  const keyOf = (row: MadeUpRow): number => genomeKey(row.chromosome, row.position);
  return [...even, ...genes].sort((a, b) => keyOf(a) - keyOf(b));
}

/** A chip's file of nobody. */
function madeUpFile(references: Pick<References, 'pgx'>): Blob {
  const rows = madeUpRows(references).map(
    ({ chromosome, position, call }, at) => `rs${String(at + 1)}\t${chromosome}\t${String(position)}\t${call}\n`,
  );
  return new Blob([HEAD + rows.join('')]);
}

/**
 * Analyses a file of nobody and gives the result for whoever wants to look at it: the first run of code takes several times as long as any later one, and now nobody waits for it.
 *
 * @param kernel - an empty one, which is given back as it is
 */
export async function rehearseAnalysis(
  context: Omit<AnalysisContext, 'kernel'>,
  kernel: Kernel,
): Promise<Result<Analysis>> {
  const { references } = context;
  rehearse(references);
  const file = madeUpFile(references);
  return analyse({ ...context, kernel }, { file, options: DEFAULT_OPTIONS, onEvent: () => undefined });
}
