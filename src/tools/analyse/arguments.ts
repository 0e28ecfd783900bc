import { parseArgs } from 'node:util';
import { type AnalysisOptions, DEFAULT_OPTIONS } from '../../domain/analysis/options.ts';
import { type Group, GROUPS } from '../../domain/ancestry/groups.ts';
import { type AskedExport, readAskedExport } from './exports.ts';
import type { ReferenceShares } from '../../domain/scores/score-options.ts';

export const USAGE = `usage: npm run analyse -- <genotype file> [--score FILE]… [--ambiguous exclude|keep|proven] [--indels exclude|keep]
  [--missing drop|frequency|expected] [--frequencies FILE] [--reference GROUP|GROUP=SHARE,…] [--ancestry infer|skip] [--xmale 1|2] [--sample NAME] [--entry NAME]
  [--outside FILE] [--combinations] [--records] [--findings] [--clinvar FILE] [--callable BED] [--phenopacket FILE] [--against REPORT]
  [--export fhir|phenopacket|vcf37|vcf38|pharmcat-outside|csv=FILE]… [--pharmcat REPORT] [--json]
`;

/** The command line of the headless runner. */
export interface AnalyseArguments {
  file: string;
  scores: string[];
  frequencies: string | null;
  outside: string | null;
  options: AnalysisOptions;
  records: boolean;
  /** Single-gene findings are read only where they are asked for. */
  findings: boolean;
  /** ClinVar's VCF, and a BED of what could be called. */
  clinvar: string | null;
  callable: string | null;
  /** A phenopacket whose signs are ranked beside the genome. */
  phenopacket: string | null;
  /** An earlier report of the same file. */
  against: string | null;
  /** Files to write for other programs. */
  exports: AskedExport[];
  /** A report of PharmCAT of the same person, to be held beside. */
  pharmcat: string | null;
  json: boolean;
}

function oneOf<T extends string>(value: string | undefined, allowed: readonly T[], fallback: T): T | null {
  if (value === undefined) return fallback;
  return allowed.find((one) => one === value) ?? null;
}

const SHARE_TOLERANCE = 1e-6;

/** `EUR`, or shares that add up to 1 (`EUR=0.7,AFR=0.3`); null where the text is neither. */
function readReference(text: string | undefined): ReferenceShares | undefined | null {
  if (text === undefined) return undefined;
  const shares: Partial<Record<Group, number>> = {};
  for (const part of text.split(',')) {
    const [name = '', share = '1'] = part.split('=');
    const group = GROUPS.find((one) => one === name);
    if (group === undefined || !(Number(share) > 0)) return null;
    shares[group] = Number(share);
  }
  const total = Object.values(shares).reduce((sum, share) => sum + share, 0);
  return Math.abs(total - 1) > SHARE_TOLERANCE ? null : { shares, from: 'chosen' };
}

/** Reads the command line; null where it does not say what the usage says. */
export function parseAnalyseArguments(args: string[]): AnalyseArguments | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        score: { type: 'string', multiple: true },
        ambiguous: { type: 'string' },
        indels: { type: 'string' },
        missing: { type: 'string' },
        frequencies: { type: 'string' },
        xmale: { type: 'string' },
        reference: { type: 'string' },
        ancestry: { type: 'string' },
        sample: { type: 'string' },
        entry: { type: 'string' },
        outside: { type: 'string' },
        combinations: { type: 'boolean' },
        records: { type: 'boolean' },
        findings: { type: 'boolean' },
        clinvar: { type: 'string' },
        callable: { type: 'string' },
        phenopacket: { type: 'string' },
        against: { type: 'string' },
        export: { type: 'string', multiple: true },
        pharmcat: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
    const [file] = positionals;
    const ambiguous = oneOf(values.ambiguous, ['exclude', 'keep', 'proven'], DEFAULT_OPTIONS.ambiguous);
    const indels = oneOf(values.indels, ['exclude', 'keep'], DEFAULT_OPTIONS.indels);
    const missing = oneOf(values.missing, ['drop', 'frequency', 'expected'], DEFAULT_OPTIONS.missing);
    const reference = readReference(values.reference);
    const ancestry = oneOf(values.ancestry, ['infer', 'skip'], 'infer');
    const exports = (values.export ?? []).map(readAskedExport).filter((one) => one !== null);
    const maleX = oneOf(values.xmale, ['1', '2'], '2');
    if (file === undefined || positionals.length > 1) return null;
    if (
      ancestry === null ||
      reference === null ||
      ambiguous === null ||
      indels === null ||
      missing === null ||
      maleX === null ||
      exports.length < (values.export ?? []).length
    )
      return null;
    return {
      file,
      scores: values.score ?? [],
      frequencies: values.frequencies ?? null,
      outside: values.outside ?? null,
      options: {
        ambiguous,
        indels,
        missing,
        maleX: maleX === '1' ? 1 : 2,
        combinations: values.combinations ?? false,
        ancestry,
        ...(reference === undefined ? {} : { reference }),
        ...(values.sample === undefined ? {} : { sample: values.sample }),
        ...(values.entry === undefined ? {} : { entry: values.entry }),
      },
      records: values.records ?? false,
      findings: values.findings ?? false,
      clinvar: values.clinvar ?? null,
      callable: values.callable ?? null,
      phenopacket: values.phenopacket ?? null,
      against: values.against ?? null,
      exports,
      pharmcat: values.pharmcat ?? null,
      json: values.json ?? false,
    };
  } catch {
    return null;
  }
}
