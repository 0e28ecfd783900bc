import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { kernelBytes } from 'virtual:kernel';
import { callGenes } from '../domain/pgx/call-genes.ts';
import type { GeneDefinition, PgxPack } from '../domain/pgx/definition.ts';
import { UNASSIGNED_PHENOTYPE } from '../domain/pgx/phenotype-table.ts';
import { phenotypeOf } from '../domain/pgx/phenotype.ts';
import type { GeneReport } from '../domain/pgx/report.ts';
import type { StarMatcher } from '../domain/pgx/star-matcher.ts';
import { classOfAlleles, classOfPhenotype } from '../domain/pgx/verdict.ts';
import { Kernel } from '../engine/kernel/kernel.ts';
import { kernelStarMatcher } from '../engine/kernel/stars.ts';
import { decodePgxPack } from '../reference/pgx-pack.ts';
import { randomFrom } from './bench/random.ts';
import { drawPerson } from './calibration/simulated-people.ts';
import { buildPgxPacks } from './packs/pgx.ts';
import { field, parseTable } from './packs/tsv.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const USAGE = 'usage: pgx-simulation <chip coverage table> <its column> [people a group] [seeds]\n';
const NO_CALLS = 0.01;

/** What came of the people of one group. */
interface GroupTally {
  people: number;
  genes: number;
  useful: number;
  firm: number;
  firmWrong: number;
  likely: number;
  likelyWrong: number;
  nothingFound: number;
  /** People with "nothing found" who have another result, and how many the stated probabilities foretell. */
  nothingFoundOther: number;
  nothingFoundExpected: number;
  withheld: number;
}

const EMPTY: GroupTally = {
  people: 0, genes: 0, useful: 0, firm: 0, firmWrong: 0, likely: 0, likelyWrong: 0, nothingFound: 0, nothingFoundOther: 0,
  nothingFoundExpected: 0, withheld: 0,
}; // prettier-ignore

/** The phenotype of the alleles that were drawn, and its class. */
function truthOf(gene: GeneDefinition, alleles: readonly string[]): { phenotype: string; kind: string } {
  const { phenotype } = phenotypeOf(gene, alleles[0] ?? '', alleles[1] ?? null);
  return phenotype === null
    ? { phenotype: UNASSIGNED_PHENOTYPE, kind: classOfAlleles(gene, alleles) }
    : { phenotype, kind: classOfPhenotype(gene, phenotype) };
}

function count(
  tally: GroupTally,
  gene: GeneDefinition,
  report: GeneReport,
  given: { alleles: readonly string[]; group: string },
): boolean {
  const truth = truthOf(gene, given.alleles);
  const isRight = report.phenotype === null ? report.verdict === truth.kind : report.phenotype === truth.phenotype;
  tally.genes++;
  if (['normal', 'altered', 'nothing-found'].includes(report.verdict)) tally.useful++;
  if (report.reasons.includes('pgx/implausible-genome')) tally.withheld++;
  if (report.firm) {
    tally.firm++;
    tally.firmWrong += Number(!isRight);
    return isRight;
  }
  if (report.verdict === 'altered') {
    tally.likely++;
    tally.likelyWrong += Number(!isRight);
  }
  if (report.verdict === 'nothing-found') {
    const own = report.posterior[given.group]?.[report.phenotype ?? UNASSIGNED_PHENOTYPE];
    tally.nothingFound++;
    tally.nothingFoundOther += Number(report.phenotype !== null && truth.phenotype !== report.phenotype);
    tally.nothingFoundExpected += own === undefined ? 0 : 1 - own;
  }
  return true;
}

function simulate(
  pack: PgxPack,
  matcher: StarMatcher,
  options: { onChip: ReadonlySet<string>; people: number; seed: number },
): Map<string, GroupTally> {
  const random = randomFrom(options.seed);
  const tallies = new Map<string, GroupTally>();
  pack.groups.forEach((group, groupIndex) => {
    const tally = { ...EMPTY };
    for (let person = 0; person < options.people; person++) {
      const drawn = drawPerson(pack, { groupIndex, onChip: options.onChip, noCalls: NO_CALLS, random });
      const reports = callGenes({
        pack,
        lookup: drawn.lookup,
        build: 'GRCh38',
        sex: 'female',
        indelLettersKnown: false,
        matcher,
      });
      tally.people++;
      for (const gene of pack.genes) {
        const [report, alleles] = [reports[gene.gene], drawn.truth.get(gene.gene)];
        if (report === undefined || alleles === undefined || gene.gene === 'CYP2D6') continue;
        if (!count(tally, gene, report, { alleles, group }))
          process.stdout.write(
            `firm and wrong: ${group} ${gene.gene} ${alleles.join('/')} read ${report.diplotypes.join(' ')}, others ${String(report.residualRisk?.probability)}\n`,
          );
      }
    }
    tallies.set(group, tally);
  });
  return tallies;
}

/**
 * `node src/tools/run.mjs pgx-simulation TABLE COLUMN`: people drawn from the pack's allele frequencies and seen through a chip; how many
 * genes come to a useful statement, how many firm ones are wrong, and whether "nothing found" holds as often as it says.
 *
 * @param args a table with the columns `rsid` and one that says `yes` for each position that the chip asks, and that column's name
 */
export async function main(args: string[]): Promise<number> {
  const [file, column, people = '50', seeds = '1'] = args;
  if (file === undefined || column === undefined || !existsSync(file)) {
    process.stderr.write(USAGE);
    return 2;
  }
  const [built] = buildPgxPacks(ROOT);
  const pack = built === undefined ? null : decodePgxPack(built.bytes);
  if (pack?.ok !== true) return 1;
  const rows = parseTable(readFileSync(file, 'utf8')).rows;
  const onChip = new Set(rows.filter((row) => row[column] === 'yes').map((row) => field(row, 'rsid')));
  const matcher = kernelStarMatcher(await Kernel.create(kernelBytes));
  const sums = new Map<string, GroupTally>();
  for (let seed = 1; seed <= Number(seeds); seed++) {
    for (const [group, tally] of simulate(pack.value, matcher, { onChip, people: Number(people), seed })) {
      const sum = sums.get(group) ?? { ...EMPTY };
      for (const key of Object.keys(EMPTY) as (keyof GroupTally)[]) sum[key] += tally[key];
      sums.set(group, sum);
    }
  }
  process.stdout.write('group\tpeople\tgenes useful a person\tfirm\tfirm and wrong\tlikely\tlikely and wrong\tnothing found\tother result: observed\texpected\twithheld\n'); // prettier-ignore
  for (const [group, t] of sums) {
    const cells = [group, t.people, (t.useful / t.people).toFixed(2), t.firm, t.firmWrong, t.likely, t.likelyWrong, t.nothingFound, t.nothingFoundOther, t.nothingFoundExpected.toFixed(1), t.withheld]; // prettier-ignore
    process.stdout.write(`${cells.join('\t')}\n`);
  }
  return [...sums.values()].some(({ firmWrong }) => firmWrong > 0) ? 1 : 0;
}
