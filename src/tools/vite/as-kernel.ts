import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

const ID = 'virtual:kernel';
const RESOLVED = '\0virtual:kernel';

/** Sources of the kernel, sorted so that the hash does not depend on the file system. */
function kernelSources(root: string): string[] {
  const folder = path.join(root, 'assembly');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => path.join(folder, name));
}

async function compile(root: string): Promise<Buffer> {
  const sources = kernelSources(root);
  const config = readFileSync(path.join(root, 'asconfig.json'));
  const compiler = readFileSync(path.join(root, 'node_modules/assemblyscript/package.json'));
  const hash = createHash('sha256').update(config).update(compiler);
  for (const file of sources) hash.update(path.basename(file)).update(readFileSync(file));
  const cacheFolder = path.join(root, 'node_modules', '.cache', 'sequester-kernel');
  const cached = path.join(cacheFolder, `${hash.digest('hex')}.wasm`);
  if (existsSync(cached)) return readFileSync(cached);

  const { default: asc } = await import('assemblyscript/asc');
  const outputs: Buffer[] = [];
  const messages: string[] = [];
  const { error } = await asc.main(
    ['assembly/index.ts', '--config', 'asconfig.json', '--baseDir', root, '--outFile', 'kernel.wasm'],
    {
      writeFile: (name: string, contents: string | Uint8Array) => {
        if (name.endsWith('.wasm') && typeof contents !== 'string') outputs.push(Buffer.from(contents));
      },
      stderr: { write: (chunk) => void messages.push(chunk.toString()) },
    },
  );
  const [binary] = outputs;
  if (error !== null || binary === undefined) throw new Error(`the kernel did not compile:\n${messages.join('')}`);
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(cached, binary);
  return binary;
}

/** The compiled kernel with its SHA-256 in lower-case hexadecimal. */
export async function compiledKernel(root: string): Promise<{ wasm: Buffer; sha256: string }> {
  const wasm = await compile(root);
  return { wasm, sha256: createHash('sha256').update(wasm).digest('hex') };
}

/**
 * Compiles `assembly/` and serves it as the module `virtual:kernel`.
 *
 * The bytes are embedded (base64) instead of fetched: the context that sees a genome has no network, and the
 * same bytes run in the browser, in vitest and in the headless runner. See docs/adr/0002.
 */
export function asKernel(root: string): Plugin {
  return {
    name: 'sequester-kernel',
    resolveId: (id) => (id === ID ? RESOLVED : null),
    async load(id) {
      if (id !== RESOLVED) return null;
      for (const file of kernelSources(root)) this.addWatchFile(file);
      const { wasm, sha256 } = await compiledKernel(root);
      return [
        `const text = atob(${JSON.stringify(wasm.toString('base64'))});`,
        'export const kernelBytes = new Uint8Array(text.length);',
        'for (let i = 0; i < text.length; i++) kernelBytes[i] = text.charCodeAt(i);',
        `export const kernelSha256 = ${JSON.stringify(sha256)};`,
      ].join('\n');
    },
  };
}
