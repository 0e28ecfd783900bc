#!/usr/bin/env node
// Runs a TypeScript tool of src/tools with the very module graph (and kernel) that the browser build uses.
// usage: node src/tools/run.mjs <tool> [arguments]
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const [tool = '', ...args] = process.argv.slice(2);
const script = path.join(root, 'src/tools', `${tool}.ts`);
const tools = readdirSync(path.dirname(script)).filter((name) => name.endsWith('.ts'));
if (!tools.includes(`${tool}.ts`)) {
  process.stderr.write('usage: node src/tools/run.mjs <tool> [arguments]\n');
  process.exit(2);
}
// Whoever reads a tool's output may have read enough (`| head`): the tool then ends, without a word.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
const server = await createServer({
  root,
  configFile: path.join(root, 'vite.config.ts'),
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
try {
  const { main } = await server.ssrLoadModule(script);
  if (main === undefined || (main.length === 0 && args.length > 0)) {
    process.stderr.write(main === undefined ? `${tool} is no tool\n` : `usage: ${tool}, without arguments\n`);
    process.exitCode = 2;
  } else process.exitCode = await main(args);
} finally {
  await server.close();
}
