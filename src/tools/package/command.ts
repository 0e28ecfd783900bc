import { APP_VERSION } from '../../domain/report/app-version.ts';
import { main as analyseOne } from '../analyse.ts';
import { COHORT_USAGE, parseCohortArguments } from './cohort-arguments.ts';
import { runCohort } from './run-cohort.ts';

const USAGE = `usage: sequester analyse FILE [options]            one file: a summary, or with --json the report
${COHORT_USAGE}       sequester --version
Nothing is sent anywhere. The options of one file are listed by: sequester analyse
`;

/** Whether a command line is about many files: it names where results go. */
function isCohort(args: readonly string[]): boolean {
  return args.some((one) => /^--(?:out|all-samples|samplesheet|jobs)(?:=|$)/.test(one));
}

async function run([name, ...args]: string[]): Promise<number> {
  if (name === '--version') {
    process.stdout.write(`${APP_VERSION}\n`);
    return 0;
  }
  if (name !== 'analyse') {
    process.stderr.write(USAGE);
    return name === '--help' ? 0 : 2;
  }
  if (!isCohort(args)) return analyseOne(args, import.meta.dirname);
  const asked = parseCohortArguments(args);
  if (asked === null) {
    process.stderr.write(`usage: ${COHORT_USAGE.trimStart()}`);
    return 2;
  }
  return runCohort(import.meta.dirname, asked);
}

// Whoever reads the output may have read enough (`| head`): the command then ends, without a word.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
process.exitCode = await run(process.argv.slice(2));
