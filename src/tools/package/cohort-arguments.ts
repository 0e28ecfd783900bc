import { readFileSync } from 'node:fs';
import path from 'node:path';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { EXPORT_FORMATS, type ExportFormat } from '../../domain/export/content.ts';
import { parseAnalyseArguments } from '../analyse/arguments.ts';
import type { AnalysisSettings } from '../analyse/run-analysis.ts';
import { type CohortFile, filesOf, readSamplesheet } from './cohort-files.ts';

export const COHORT_USAGE = `       sequester analyse FILE… | --samplesheet CSV --out FOLDER [--jobs N] [--all-samples] [--findings] [--export FORMAT]…
         [--sampleset NAME] [--score FILE]… [--frequencies FILE] [--ambiguous …] [--indels …] [--missing …] [--reference …] [--ancestry …] [--xmale …] [--combinations]
`;

/** What is asked of many files. */
export interface CohortArguments {
  files: CohortFile[];
  out: string;
  jobs: number;
  /** Every sample of a file with several, instead of a refusal. */
  allSamples: boolean;
  /** What the table of scores calls the set. */
  sampleset: string;
  findings: boolean;
  formats: ExportFormat[];
  settings: AnalysisSettings;
}

/** Options that say how each file is read, and are handed to the reader of one file's command line. */
const SETTINGS = ['ambiguous', 'indels', 'missing', 'frequencies', 'xmale', 'reference', 'ancestry'] as const;

/** Reads the command line for many files; null, with a word on the error stream, where it cannot be meant. */
export function parseCohortArguments(args: string[]): CohortArguments | null {
  try {
    return readCohort(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.message.split('. ')[0] ?? '') : ''}\n`);
    return null;
  }
}

function readCohort(args: string[]): CohortArguments | null {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...(Object.fromEntries(SETTINGS.map((name) => [name, text])) as Record<(typeof SETTINGS)[number], typeof text>),
      score: { type: 'string', multiple: true },
      combinations: { type: 'boolean' },
      findings: { type: 'boolean' },
      out: text,
      jobs: text,
      samplesheet: text,
      sampleset: text,
      'all-samples': { type: 'boolean' },
      export: { type: 'string', multiple: true },
    },
  });
  const jobs = values.jobs === undefined ? availableParallelism() : Number(values.jobs);
  const formats = (values.export ?? []).map((name) => EXPORT_FORMATS.find((one) => one === name));
  const one = parseAnalyseArguments([
    'FILE',
    ...SETTINGS.flatMap((name) => (values[name] === undefined ? [] : [`--${name}=${values[name]}`])),
    ...(values.score ?? []).map((file) => `--score=${file}`),
    ...(values.combinations === true ? ['--combinations'] : []),
    ...formats.flatMap((format) => (format === undefined ? [] : [`--export=${format}=FILE`])),
  ]);
  if (values.out === undefined) throw new Error('--out says where the results go');
  if (!Number.isInteger(jobs) || jobs < 1) throw new Error('--jobs is a whole number from 1');
  if (one === null || formats.includes(undefined)) return null;
  const listed =
    values.samplesheet === undefined
      ? []
      : readSamplesheet(readFileSync(values.samplesheet, 'utf8'), path.dirname(values.samplesheet));
  const files = filesOf(positionals, listed);
  if (files.length === 0) throw new Error('no file is named');
  return {
    files,
    out: path.resolve(values.out),
    jobs,
    allSamples: values['all-samples'] ?? false,
    sampleset: values.sampleset ?? 'sequester',
    findings: values.findings ?? false,
    formats: formats.filter((format) => format !== undefined),
    settings: one,
  };
}
