import { noAncestry } from '../domain/ancestry/infer-ancestry.ts';
import type { FileReport } from '../domain/genotype/report.ts';
import type { Report } from '../domain/report/report.ts';
import { FAILURES } from '../errors/codes.ts';
import { reportRemedy } from '../errors/remedy.ts';
import type { Failure } from '../errors/result.ts';
import { type AnalysisContext, reportOf } from './analysis.ts';

/** The report of a file that could not be read, or about which the person has to choose first. */
export function refusalReport(context: Pick<AnalysisContext, 'app' | 'references'>, failure: Failure): Report {
  const needsChoice = failure.code === 'input/multi-sample' || failure.code === 'input/ambiguous-archive';
  const file: FileReport = {
    status: needsChoice ? 'needs-choice' : 'refuse',
    errorCode: FAILURES[failure.code],
    remedy: reportRemedy(failure.code),
    ...(failure.choices === undefined ? {} : { choices: failure.choices.length }),
    source: failure.about?.source ?? null,
    vendorVersion: null,
    chip: null,
    container: failure.about?.container ?? null,
    build: failure.about?.build ?? null,
    buildFrom: failure.about?.buildFrom ?? null,
    sex: null,
    rows: 0,
    noCalls: 0,
    warnings: failure.about?.warnings ?? [],
    badRows: [],
    badRowCount: 0,
    duplicates: 0,
    conflicts: 0,
    skipped: 0,
    evidence: {
      buildVotes: [],
      headerBuild: null,
      xHeterozygous: 0,
      xHomozygous: 0,
      xHaploid: 0,
      yCalled: 0,
      yTotal: 0,
    },
  };
  return reportOf(context, file, { pgx: {}, scores: [], drugs: [], ancestry: noAncestry('not-computed') });
}
