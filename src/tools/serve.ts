import { existsSync } from 'node:fs';
import path from 'node:path';
import { readArguments } from './command-line.ts';
import { startStaticServer } from './serve/static-server.ts';

const DEFAULT_PORT = 4173;

/**
 * Serves the built app (`dist/`) on this machine with the headers of `src/seal/policy`, prints its address and stays until
 * interrupted. `--port N` chooses the first port to try.
 */
export async function main(args: string[]): Promise<number> {
  const said = readArguments({ args, options: { port: { type: 'string' } } }, 'npm run serve -- [--port N]');
  if (said === null) return 2;
  const port = Number(said.values.port ?? DEFAULT_PORT);
  const folder = path.resolve('dist');
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    process.stderr.write('--port takes a number from 0 to 65535\n');
    return 2;
  }
  if (!existsSync(path.join(folder, 'index.html'))) {
    process.stderr.write('dist/ holds no build: run `npm start`, which builds first\n');
    return 1;
  }
  const server = await startStaticServer({ folder, port });
  process.stdout.write(`Sequester is at ${server.url}  (stop with Ctrl+C)\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  await server.close();
  return 0;
}
