import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BlockRecord, GenotypeRecord } from '../domain/genotype/records.ts';
import type { FileStatus } from '../domain/genotype/report.ts';
import { type OutsideLine, readOutsideLines } from '../domain/pgx/outside-lines.ts';
import { canonicalJson } from '../domain/report/canonical-json.ts';
import type { Report } from '../domain/report/report.ts';
import type { AnalysisContext } from '../engine/analysis.ts';
import { reportFindings } from '../domain/findings/report-findings.ts';
import { genomeFindings } from '../engine/findings.ts';
import type { Genome } from '../engine/genome.ts';
import { recordsOf, refBlocksOf } from '../engine/records.ts';
import { refusalReport } from '../engine/refusal-report.ts';
import { type AnalyseArguments, parseAnalyseArguments, USAGE } from './analyse/arguments.ts';
import { clinvarOf } from './analyse/clinvar.ts';
import { changesSince, changesText, refusalText, reportedChanges } from './analyse/changes.ts';
import { differentialOf, listIdentity } from './analyse/differential.ts';
import { writeExports } from './analyse/exports.ts';
import { pharmcatOf } from './analyse/pharmcat.ts';
import { publishedOf } from './analyse/published.ts';
import { nodeContext, readOutsideText, runAnalysis } from './analyse/run-analysis.ts';
import { findingsText, summaryText } from './analyse/summary.ts';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const EXIT_STATUS: Readonly<Record<FileStatus, number>> = { ok: 0, 'needs-choice': 3, refuse: 4 };

/** Writes all of a text and waits until it is out: a pipe takes 64 KiB at a time. */
function print(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => {
      resolve();
    });
  });
}

/** What `--records` adds: every row, and for a gVCF its reference blocks. */
function listing(genome: Genome): { records: GenotypeRecord[]; refBlocks?: BlockRecord[] } {
  const records = recordsOf(genome);
  return genome.records === 'gvcf' ? { records, refBlocks: refBlocksOf(genome) } : { records };
}

/** What was understood of each line of `--outside`, as the page shows it. */
function outsideOf({ references }: AnalysisContext, { outside }: AnalyseArguments): OutsideLine[] {
  const text = outside === null ? null : readOutsideText(outside);
  return text === null ? [] : readOutsideLines(references.pgx?.genes ?? [], text);
}

/** One line for people at a terminal, for a line of results that is not used or that there is something to say of. */
function outsideRemark({ line, gene, problem, remarks, about }: OutsideLine): string {
  const codes = problem === null ? remarks : [problem];
  if (codes.length === 0) return '';
  const words = [gene, ...codes, ...about].filter((word) => word !== '');
  return `line ${String(line)} of the results from outside: ${words.join(', ')}\n`;
}

/**
 * The headless runner: the very modules and the kernel that the browser runs, in Node. See docs/report.md.
 *
 * @param root - the folder in which `public/packs` lies: the project's, or that of the installed package
 */
export async function main(args: string[], root: string = ROOT): Promise<number> {
  const asked = parseAnalyseArguments(args);
  if (asked === null) {
    process.stderr.write(USAGE);
    return 2;
  }
  const context = await nodeContext(root);
  if (!context.ok) {
    process.stderr.write(`the bundled packs cannot be read: ${context.error.code}\n`);
    return 1;
  }
  const analysis = await runAnalysis(context.value, asked);
  const report: Report = analysis.ok ? analysis.value.report : refusalReport(context.value, analysis.error);
  const listed = analysis.ok && asked.records ? listing(analysis.value.genome) : {};
  const findings =
    analysis.ok && asked.findings
      ? reportFindings(genomeFindings(context.value.references, analysis.value.genome))
      : null;
  const clinvar = analysis.ok ? await clinvarOf(context.value, analysis.value, asked) : null;
  if (clinvar?.ok === false) process.stderr.write(`ClinVar's file: ${clinvar.error.code}\n`);
  const brought = clinvar?.ok === true && clinvar.value !== null ? { clinvar: clinvar.value } : {};
  const ranked = asked.phenopacket === null ? null : differentialOf(root, asked.phenopacket);
  const isPacketRefused = ranked !== null && 'refused' in ranked;
  if (isPacketRefused) process.stderr.write(`the phenopacket: ${ranked.refused}\n`);
  const differential = ranked === null || isPacketRefused ? null : ranked.reported;
  // What the file says stands beside the places and changes none of them.
  const published =
    ranked === null || isPacketRefused || !analysis.ok
      ? {}
      : { published: await publishedOf(root, context.value, analysis.value, { ...asked, genes: ranked.genes }) };
  const pharmcat = pharmcatOf(asked.pharmcat, report);
  if (asked.pharmcat !== null && pharmcat === null) process.stderr.write('the report of PharmCAT: not-readable\n');
  const outside = outsideOf(context.value, asked);
  for (const line of outside) process.stderr.write(outsideRemark(line));
  const document = {
    ...report,
    app: {
      ...report.app,
      packs: [...report.app.packs, ...(differential === null ? [] : listIdentity())].sort((a, b) =>
        a.id < b.id ? -1 : 1,
      ),
    },
    ...listed,
    ...(findings ?? {}),
    ...brought,
    ...(differential ?? {}),
    ...published,
    ...(pharmcat === null ? {} : { pharmcat }),
    ...(outside.length === 0 ? {} : { outside }),
  };
  const changes = asked.against === null ? null : changesSince(root, asked.against, document);
  if (changes?.ok === false) process.stderr.write(refusalText(changes.error));
  const compared = changes?.ok === true ? changes.value : null;
  await print(
    asked.json
      ? canonicalJson({ ...document, ...(compared === null ? {} : reportedChanges(compared)) })
      : `${summaryText(report)}${findings === null ? '' : findingsText(findings)}${compared === null ? '' : changesText(compared)}`,
  );
  const written = analysis.ok && asked.exports.length > 0 ? writeExports(context.value, analysis.value, asked) : null;
  if (written?.ok === true) for (const line of written.value) process.stderr.write(`${line}\n`);
  if (written?.ok === false) process.stderr.write(`exports: ${written.error.code}\n`);
  const isRefused =
    clinvar?.ok === false ||
    isPacketRefused ||
    changes?.ok === false ||
    written?.ok === false ||
    (asked.pharmcat !== null && pharmcat === null);
  return isRefused ? EXIT_STATUS.refuse : EXIT_STATUS[report.file.status];
}
