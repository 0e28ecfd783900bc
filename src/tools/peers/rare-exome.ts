import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DEFAULT_OPTIONS } from '../../domain/analysis/options.ts';
import { Differential } from '../../domain/rare/differential.ts';
import type { PublishedHit } from '../../domain/published/hit.ts';
import { decodeHpoPack } from '../../reference/hpo-pack.ts';
import { publishedOf } from '../analyse/published.ts';
import { nodeContext, runAnalysis } from '../analyse/run-analysis.ts';
import type { PeerResult } from './peer-result.ts';

/** What stands beside an exome: its build, the signs of its person, and the gene that has to come out. */
interface ExpectedExome {
  build: string;
  hpo: string[];
  expected: { gene: string; disease: string };
}

const ROOT = path.resolve(import.meta.dirname, '../../..');
/** The gene has to be one of so many candidates' first genes. */
const FIRST = 5;
const SHOWN = 20;

/**
 * Exomes of a folder with the signs of their people (`exome_*.tsv.gz` with the columns chr, pos37, ref, alt, gt; `exome_*.expected.json`): each is made a VCF
 * and read beside the differential of its signs. A case fails where the expected gene is not among the first genes, or where a published change that
 * is common comes out as one that is not.
 */
export async function run(folder: string): Promise<PeerResult> {
  const result: PeerResult = { passed: 0, failed: 0, skipped: 0, lines: [] };
  const names = readdirSync(folder).filter((name) => /^exome_.*\.expected\.json$/.test(name));
  for (const name of names) await runOne(folder, name.replace(/\.expected\.json$/, ''), result);
  return result;
}

async function runOne(folder: string, name: string, result: PeerResult): Promise<void> {
  const { build, hpo, expected } = JSON.parse(readFileSync(path.join(folder, `${name}.expected.json`), 'utf8')) as ExpectedExome; // prettier-ignore
  const table = gunzipSync(readFileSync(path.join(folder, `${name}.tsv.gz`))).toString('utf8');
  const pack = decodeHpoPack(readFileSync(path.join(ROOT, 'public/packs/hpo.bin')));
  const context = await nodeContext(ROOT);
  if (!pack.ok || !context.ok) throw new Error('the bundled packs cannot be read');
  const telling = { present: hpo, absent: [], sex: null, age: null, onset: null };
  const { candidates } = new Differential(pack.value).answer(telling, SHOWN);
  const genes = [...new Set(candidates.flatMap(({ disease }) => disease.genes))];
  const place = candidates.findIndex(({ disease }) => disease.id === expected.disease) + 1;
  const genePlace = genes.indexOf(expected.gene) + 1;
  const scratch = mkdtempSync(path.join(tmpdir(), 'exome-'));
  try {
    const file = path.join(scratch, 'exome.vcf');
    writeFileSync(file, vcfOf(table, build));
    const asked = { file, scores: [], frequencies: null, outside: null, options: { ...DEFAULT_OPTIONS, ancestry: 'skip' as const }, records: false, findings: false, clinvar: null, callable: null, phenopacket: null, against: null, exports: [], pharmcat: null, json: true }; // prettier-ignore
    const analysis = await runAnalysis(context.value, asked);
    if (!analysis.ok) throw new Error(`${name}: ${analysis.error.code}`);
    const all = pack.value.diseases.flatMap(({ genes: own }) => own);
    const beside = await publishedOf(ROOT, context.value, analysis.value, { ...asked, genes: [...genes, ...all] });
    const hits = beside?.genes.flatMap((gene) => gene.hits) ?? [];
    const own = beside?.genes.find(({ gene }) => gene === expected.gene);
    result.lines.push(
      `${name}: ${expected.disease} at place ${String(place)}, ${expected.gene} is gene ${String(genePlace)} of ${String(genes.length)}; withheld: ${beside?.withheld ?? 'no'}`,
      `${expected.gene}: ${String(own?.read ?? 0)} of ${String(own?.inTable ?? 0)} published places read, ${String(own?.hits.length ?? 0)} found`,
      ...hits.map(lineOf),
    );
    const isFirst = genePlace >= 1 && genePlace <= FIRST;
    const isTrapped = hits.some(({ commonness }) => commonness !== 'common');
    if (isFirst && !isTrapped && hits.length > 0) result.passed++;
    else result.failed++;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function lineOf({ variant, verdict, isSuspect, commonness, standing }: PublishedHit): string {
  const { gene, hgvs, frequency } = variant;
  const share = frequency === null ? 'frequency not known here' : `${String(frequency.share)} in ${frequency.group}`;
  return `  ${gene} ${hgvs}: ${verdict}, ${commonness} (${share}), call ${isSuspect ? 'suspect, no result' : standing}`;
}

/** The rows as a VCF of one sample, as bare as the table is. */
function vcfOf(table: string, build: string): string {
  const rows = table.split('\n').slice(1).filter((line) => line !== '').map((line) => line.split('\t')); // prettier-ignore
  const lines = rows.map(([chromosome, position, ref, alt, genotype]) =>
    [chromosome, position, '.', ref, alt, '.', 'PASS', '.', 'GT', genotype].join('\t'),
  );
  const head = ['##fileformat=VCFv4.2', `##reference=${build}`, '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">', ['#CHROM', 'POS', 'ID', 'REF', 'ALT', 'QUAL', 'FILTER', 'INFO', 'FORMAT', 'person'].join('\t')]; // prettier-ignore
  return [...head, ...lines, ''].join('\n');
}
