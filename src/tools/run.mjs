#!/usr/bin/env node
// Runs a TypeScript tool of src/tools with the very module graph (and kernel) that the browser build uses.
// usage: node src/tools/run.mjs <tool> [arguments]
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const [tool, ...args] = process.argv.slice(2);
if (tool === undefined || !/^[a-z-]+$/.test(tool)) {
  process.stderr.write('usage: node src/tools/run.mjs <tool> [arguments]\n');
  process.exit(2);
}
const server = await createServer({
  root,
  configFile: path.join(root, 'vite.config.ts'),
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
try {
  const { main } = await server.ssrLoadModule(path.join(root, 'src/tools', `${tool}.ts`));
  process.exitCode = await main(args);
} finally {
  await server.close();
}
