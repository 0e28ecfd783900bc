import { once } from 'node:events';
import { createWriteStream, openAsBlob, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { kernelBytes } from 'virtual:kernel';
import { CHROMOSOMES, GRCH37_LENGTHS } from '../../domain/genotype/genome.ts';
import { DEFAULT_OPTIONS } from '../../domain/analysis/options.ts';
import { Kernel } from '../../engine/kernel/kernel.ts';
import { Vault } from '../../engine/vault.ts';
import { parseMarkersTable } from '../../reference/markers-table.ts';
import { readPacks } from '../analyse/node-packs.ts';
import { BgzfWriter } from './bgzf-writer.ts';
import { type ChipSite, makeChipFile, V5_ROWS } from './chip-file.ts';
import { GENOME_ROWS, writeGenomeFile } from './genome-file.ts';
import { benchBgzip, type PeerTiming } from './process-peers.ts';
import { randomFrom } from './random.ts';
import { chipSites } from './sites.ts';
import { timingOf, type Timing } from './statistics.ts';
import type { BenchRow } from './table.ts';

/** Rows of ClinVar's file, about. */
const CLINVAR_ROWS = 3_000_000;
const SEED = 3;
const MOST_ROUNDS = 3;
const BATCH_CHARACTERS = 1 << 20;
const SAMPLE_MS = 20;
/** What the classification of a row is, up to this share of all rows. Shares are invented; only the size of the file matters. */
const CLASSES = [
  [0.06, 'Pathogenic'],
  [0.1, 'Likely_pathogenic'],
  [0.15, 'Conflicting_classifications_of_pathogenicity'],
  [0.6, 'Uncertain_significance'],
  [0.9, 'Likely_benign'],
  [1, 'Benign'],
] as const;

export interface ClinvarTimings {
  rows: number;
  sizeBytes: number;
  textBytes: number;
  /** Beside a chip's 638,500 rows, and beside a genome's 4.5 million. */
  besideChip: Timing;
  besideGenome: Timing;
  bgzip: PeerTiming | null;
  /** Highest resident memory of the process while it was read, above what it had with the genome open, in megabytes. */
  aboveOpenMb: { chip: number; genome: number };
}

/** Times the reading of a file of ClinVar's size in Node: the modules and the kernel that the browser runs. */
export async function benchClinvar(
  { root, folder }: { root: string; folder: string },
  rounds: number,
): Promise<ClinvarTimings> {
  const file = path.join(folder, 'clinvar.vcf.gz');
  const textBytes = await writeClinvarFile(file);
  const taken = Math.min(rounds, MOST_ROUNDS);
  // Two letters of REF at the places of medicines: random ones would be no plausible person's.
  const sites = chipSites(root).map((site): ChipSite => ({ ...site, alleles: [site.alleles[0], site.alleles[0]] }));
  const chip = await joinBeside(
    root,
    new Blob([makeChipFile({ seed: 1, rows: V5_ROWS, sites }).toString('latin1')]),
    file,
    taken,
  );
  const genomeFile = path.join(folder, 'genome.vcf.gz');
  await writeGenomeFile(genomeFile, { seed: 2, rows: GENOME_ROWS, sites: buildSites(root) });
  const genome = await joinBeside(root, await openAsBlob(genomeFile), file, taken);
  return {
    rows: CLINVAR_ROWS,
    sizeBytes: statSync(file).size,
    textBytes,
    besideChip: chip.timing,
    besideGenome: genome.timing,
    bgzip: benchBgzip(file, taken),
    aboveOpenMb: { chip: chip.aboveOpenMb, genome: genome.aboveOpenMb },
  };
}

/** Places by which the build of a genome is known, without those of medicines. */
function buildSites(root: string): ChipSite[] {
  const text = readFileSync(path.join(root, 'src/reference/tables/markers/build-markers.tsv'), 'utf8');
  const medicines = readFileSync(path.join(root, 'src/reference/tables/pgx/positions.tsv'), 'utf8');
  const ofMedicines = new Set(medicines.match(/\brs\d+/g));
  return parseMarkersTable(text).markers.flatMap(({ rsid, chromosome, positions, alleles }) => {
    const [first, second] = Array.from(alleles);
    const isLeftOut = positions.GRCh37 === 0 || ofMedicines.has(`rs${String(rsid)}`);
    if (first === undefined || second === undefined || isLeftOut) return [];
    return [{ chromosome, position: positions.GRCh37, rsid: `rs${String(rsid)}`, alleles: [first, second] as const }];
  });
}

async function joinBeside(
  root: string,
  genome: Blob,
  clinvar: string,
  rounds: number,
): Promise<{ timing: Timing; aboveOpenMb: number }> {
  const vault = new Vault(Kernel.compile(kernelBytes), { version: 'bench', kernelSha256: '' }, (report) => report);
  vault.loadPacks(readPacks(root));
  const opened = await vault.analyse(genome, { ...DEFAULT_OPTIONS, ancestry: 'skip' }, () => undefined);
  if (!opened.ok) throw new Error(opened.error.code);
  const samplesMs: number[] = [];
  const openMb = residentMb();
  let highestMb = 0;
  const watch = setInterval(() => {
    highestMb = Math.max(highestMb, residentMb());
  }, SAMPLE_MS);
  for (let round = -1; round < rounds; round++) {
    const startMs = performance.now();
    const report = await vault.joinClinvar({ file: await openAsBlob(clinvar), callable: null }, () => undefined);
    if (!('ok' in report)) throw new Error('stopped');
    if (!report.ok) throw new Error(report.error.code);
    if (round >= 0) samplesMs.push(performance.now() - startMs);
  }
  clearInterval(watch);
  return { timing: timingOf(samplesMs), aboveOpenMb: highestMb - openMb };
}

function residentMb(): number {
  return process.memoryUsage.rss() / 1e6;
}

/** Writes a file of ClinVar's shape and size as BGZF; the same seed gives the same text. */
async function writeClinvarFile(file: string): Promise<number> {
  const out = createWriteStream(file);
  const writer = new BgzfWriter(async (block) => {
    if (!out.write(block)) await once(out, 'drain');
  });
  let batch =
    '##fileformat=VCFv4.1\n##fileDate=2026-11-22\n##source=SYNTHETIC TEST FILE made by npm run bench\n##reference=GRCh37\n' +
    '##INFO=<ID=CLNSIG,Number=.,Type=String,Description="">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n';
  for (const line of lines()) {
    batch += line;
    if (batch.length < BATCH_CHARACTERS) continue;
    await writer.push(batch);
    batch = '';
  }
  await writer.push(batch);
  await writer.end();
  out.end();
  await once(out, 'finish');
  return writer.textBytes;
}

function* lines(): Generator<string> {
  const random = randomFrom(SEED);
  const total = GRCH37_LENGTHS.reduce((sum, length) => sum + length, 0);
  let id = 0;
  for (const [index, chromosome] of CHROMOSOMES.entries()) {
    const length = GRCH37_LENGTHS[index] ?? 0;
    const count = Math.round((CLINVAR_ROWS * length) / total);
    for (let row = 0; row < count; row++) {
      const position = 1 + Math.floor(((row + random()) * (length - 10)) / count);
      yield lineOf(chromosome, position, ++id, random);
    }
  }
}

function lineOf(chromosome: string, position: number, id: number, random: () => number): string {
  const ref = 'ACGT'.charAt(Math.floor(random() * 4));
  const other = 'ACGT'.charAt(('ACGT'.indexOf(ref) + 1 + Math.floor(random() * 3)) % 4);
  const alt = random() < 0.1 ? `${ref}${other}` : other;
  const share = random();
  const sig = CLASSES.find(([upTo]) => share < upTo)?.[1] ?? 'Benign';
  const gene = `GENE${String(id % 5000)}`;
  return (
    `${chromosome}\t${String(position)}\t${String(id)}\t${ref}\t${alt}\t.\t.\tALLELEID=${String(id + 15_000)};CLNDISDB=MONDO:MONDO:${String(id)},MedGen:C${String(id)},OMIM:${String(id)}|MedGen:CN169374;` +
    `CLNDN=A_disease_of_number_${String(id % 9000)}|not_specified;CLNHGVS=NC_0000${chromosome}.10:g.${String(position)}${ref}>${alt};` +
    `CLNREVSTAT=criteria_provided,_single_submitter;CLNSIG=${sig};CLNSIGSCV=SCV00${String(id)};CLNVC=single_nucleotide_variant;CLNVCSO=SO:0001483;` +
    `GENEINFO=${gene}:${String(id % 5000)};MC=SO:0001583|missense_variant;ORIGIN=1;RS=${String(4_100_000_000 + id)}\n`
  );
}

/** Lines of the printed table. */
export function clinvarRowsOf({ besideChip, besideGenome, bgzip }: ClinvarTimings): BenchRow[] {
  const ratio = (timing: Timing): number | null => (bgzip === null ? null : timing.medianMs / bgzip.timing.medianMs);
  return [
    { name: 'ClinVar beside a chip file', timing: besideChip, ratio: ratio(besideChip), comparedWith: 'bgzip -dc' },
    { name: 'ClinVar beside a genome', timing: besideGenome, ratio: ratio(besideGenome), comparedWith: 'bgzip -dc' },
    ...(bgzip === null ? [] : [{ name: 'bgzip -dc of it', timing: bgzip.timing, ratio: null, comparedWith: '' }]),
  ];
}
