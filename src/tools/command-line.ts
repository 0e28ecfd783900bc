import { parseArgs, type ParseArgsConfig } from 'node:util';

/**
 * What a command line says; null, and the usage on standard error, where it names an option that there is not, leaves a value out
 * or has words that belong nowhere. The tool then ends with status 2.
 *
 * @param usage - one line, without `usage:` and line break
 */
export function readArguments<T extends ParseArgsConfig>(
  config: T,
  usage: string,
): ReturnType<typeof parseArgs<T>> | null {
  try {
    return parseArgs(config);
  } catch (error) {
    // Node's own first sentence says what is wrong with it.
    const [what = ''] = error instanceof Error ? error.message.split('. ') : [];
    process.stderr.write(`${what}\nusage: ${usage}\n`);
    return null;
  }
}
