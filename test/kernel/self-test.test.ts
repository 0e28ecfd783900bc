import path from 'node:path';
import { expect, it } from 'vitest';
import { letterLines } from '../../src/domain/report/letter-lines.ts';
import type { Report } from '../../src/domain/report/report.ts';
import { SELF_TEST_SAMPLE } from '../../src/ui/selftest/sample.ts';
import { headless, ROOT } from '../support/headless.ts';

/** The lines as a module, in the form that the formatter gives it. */
function moduleOf(lines: readonly string[]): string {
  const texts = lines.map((line) => `  '${line.replaceAll(/['\\]/g, String.raw`\$&`)}',\n`);
  return (
    '/** What the letter of the sample person says (`letterLines`). Written by `npx vitest run --project unit test/kernel/self-test.test.ts -u`. */\n' +
    `export const EXPECTED_LINES: readonly string[] = [\n${texts.join('')}];\n`
  );
}

/** After a change of tables it is looked at, line by line, and then written anew with `-u`. */
it('the letter of the sample person is the one that a clinic’s self-test expects', async () => {
  const report = JSON.parse(await headless(`${ROOT}/public/samples/${SELF_TEST_SAMPLE}.zip`)) as Report;
  const lines = letterLines(report);
  expect(lines.length).toBeGreaterThan(20);
  await expect(moduleOf(lines)).toMatchFileSnapshot(path.join(ROOT, 'src/ui/selftest/expected-lines.ts'));
});
