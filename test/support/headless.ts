import path from 'node:path';
import { canonicalJson } from '../../src/domain/report/canonical-json.ts';
import { parseAnalyseArguments } from '../../src/tools/analyse/arguments.ts';
import { nodeContext, runAnalysis } from '../../src/tools/analyse/run-analysis.ts';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** What `npm run analyse -- <file> --json` prints, without starting it: the full-size journey starts it. */
export async function headless(file: string): Promise<string> {
  const asked = parseAnalyseArguments([file, '--json']);
  const context = await nodeContext(ROOT);
  if (asked === null || !context.ok) throw new Error('the headless runner does not start');
  const analysis = await runAnalysis(context.value, asked);
  if (!analysis.ok) throw new Error(analysis.error.code);
  return canonicalJson(analysis.value.report);
}
