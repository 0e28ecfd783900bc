import { main as ancestry } from './ancestry-coverage.ts';
import { main as chips } from './calibration/chip-people.ts';
import { main as intervals } from './interval-coverage.ts';

const MEASURES: Readonly<Record<string, (args: string[]) => Promise<number>>> = { ancestry, chips, intervals };

/** `npm run coverage -- intervals [folder of panels]` `-- ancestry <folder of panels>`, or `-- chips <folder of facts>`: how often what is printed is so. */
export function main([measure = '', ...rest]: string[]): Promise<number> {
  const run = MEASURES[measure];
  if (run !== undefined) return run(rest);
  process.stderr.write(
    'usage: coverage intervals [folder of panels] | coverage ancestry <folder of panels> [people] | coverage chips <folder of facts>\n',
  );
  return Promise.resolve(2);
}
