import type { GeneDefinition, PgxPack } from '../../src/domain/pgx/definition.ts';
import type { CaseRow, PgxCase } from '../../src/tools/peers/pgx-case.ts';

type CaseBuild = 'GRCh37' | 'GRCh38';

interface VcfLine {
  chromosome: number;
  position: number;
  text: string;
}

const CONTIG_LENGTHS: Readonly<Record<CaseBuild, number>> = { GRCh37: 249250621, GRCh38: 248956422 };

/** Whether the runner's own options can ask for what the case asks for. */
export function isPlainCase({ definition, options, outside_calls: outside }: PgxCase): boolean {
  return (
    definition === undefined &&
    outside === undefined &&
    !options.cyp2d6_matching &&
    !options.all_matches &&
    options.exemptions
  );
}

function geneAt(pack: PgxPack, chrom: string, position: number): GeneDefinition | undefined {
  const onChromosome = pack.genes.filter(({ chromosome }) => `chr${chromosome ?? ''}` === chrom);
  return onChromosome.find((gene) => gene.positions.some((known) => known.position === position));
}

function vcfLine(row: CaseRow, position: number): VcfLine {
  const format = ['GT'];
  const sample = [row.gt];
  if (row.ps !== undefined) {
    format.push('PS');
    sample.push(String(row.ps));
  }
  if (row.ad !== undefined) {
    format.push('AD');
    sample.push(Array.isArray(row.ad) ? row.ad.join(',') : row.ad);
  }
  const alt = row.alt.length === 0 ? '.' : row.alt.join(',');
  const id = row.rsid === undefined || row.rsid === '' ? '.' : row.rsid;
  const fields = [row.chrom, String(position), id, row.ref, alt, '.', 'PASS', '.', format.join(':'), sample.join(':')];
  const name = row.chrom.slice(3);
  return { chromosome: name === 'X' ? 23 : Number(name), position, text: `${fields.join('\t')}\n` };
}

/** The rows that a case lists, chromosomes spelled as most laboratories do. */
function listedRows({ input }: PgxCase): CaseRow[] {
  return input.rows.map((row) => ({ ...row, chrom: row.chrom.startsWith('chr') ? row.chrom : `chr${row.chrom}` }));
}

/** Rows that a reference-filled case does not list: every other position of its genes, homozygous reference. */
function filledRows(testCase: PgxCase, pack: PgxPack): CaseRow[] {
  const { input } = testCase;
  const listed = listedRows(testCase);
  if (input.mode !== 'reference-filled') return [];
  return (input.genes ?? []).flatMap((name) => {
    const gene = pack.genes.find((one) => one.gene === name);
    const chrom = `chr${gene?.chromosome ?? ''}`;
    const absent = new Set([
      ...(input.missing?.[name] ?? []),
      ...listed.filter((row) => row.chrom === chrom).map(({ pos }) => pos),
    ]);
    const isHaploid = gene?.chromosome === 'X' && input.chrX_copies === 1;
    const gt = isHaploid ? '0' : input.default_phased === true ? '0|0' : '0/0';
    const positions = (gene?.positions ?? []).filter(({ position }) => !absent.has(position));
    return positions.map(({ position, ref, alts, rsid }) => ({ chrom, pos: position, rsid, ref, alt: [...alts], gt }));
  });
}

/** A row in GRCh37: another position, and at six positions another reference base. Null where the tables do not give it. */
function inGrch37(row: CaseRow, pack: PgxPack, isFilled: boolean): { row: CaseRow; position: number } | null {
  const known = geneAt(pack, row.chrom, row.pos)?.positions.find(({ position }) => position === row.pos);
  if (known === undefined) return null;
  const { position37, ref37 } = known;
  if (position37 === null) return null;
  if (ref37 === null || ref37 === known.ref) return { row, position: position37 };
  if (!isFilled) return null;
  return { row: { ...row, ref: ref37, alt: [known.ref], gt: row.gt.replaceAll('0', '1') }, position: position37 };
}

/** A case as the VCF that a laboratory would hand out; null where it cannot be told in that build. */
export function caseAsVcf(testCase: PgxCase, pack: PgxPack, build: CaseBuild): string | null {
  const filled = filledRows(testCase, pack).map((row) => ({ row, isFilled: true }));
  const listed = listedRows(testCase).map((row) => ({ row, isFilled: false }));
  const lines: VcfLine[] = [];
  for (const { row, isFilled } of [...filled, ...listed]) {
    const placed = build === 'GRCh38' ? { row, position: row.pos } : inGrch37(row, pack, isFilled);
    if (placed === null) return null;
    lines.push(vcfLine(placed.row, placed.position));
  }
  if (lines.length === 0) return null;
  lines.sort((a, b) => a.chromosome - b.chromosome || a.position - b.position);
  return [
    '##fileformat=VCFv4.2\n',
    `##contig=<ID=chr1,length=${String(CONTIG_LENGTHS[build])}>\n`,
    '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">\n',
    '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tone\n',
    ...lines.map(({ text }) => text),
  ].join('');
}
