import { main as ancestry } from './ancestry-coverage.ts';
import { main as intervals } from './interval-coverage.ts';

const MEASURES: Readonly<Record<string, (args: string[]) => Promise<number>>> = { ancestry, intervals };

/** `npm run coverage -- intervals [folder of panels]` or `-- ancestry <folder of panels>`: how often what is printed is so. */
export function main([measure = '', ...rest]: string[]): Promise<number> {
  const run = MEASURES[measure];
  if (run !== undefined) return run(rest);
  process.stderr.write(
    'usage: coverage intervals [folder of panels] | coverage ancestry <folder of panels> [people]\n',
  );
  return Promise.resolve(2);
}
