import type { Plugin } from 'vite';
import { compiledKernel } from './as-kernel.ts';

const ID = 'virtual:kernel';
const RESOLVED = '\0virtual:kernel-file';

/**
 * The kernel as a file beside the script, for the package: `virtual:kernel` then reads `kernel.wasm` and holds it against the SHA-256 that the
 * build saw, so that a report never names another kernel than the one that ran.
 */
export function asKernelFile(root: string): Plugin {
  return {
    name: 'sequester-kernel-file',
    resolveId: (id) => (id === ID ? RESOLVED : null),
    async load(id) {
      if (id !== RESOLVED) return null;
      const { wasm, sha256 } = await compiledKernel(root);
      this.emitFile({ type: 'asset', fileName: 'kernel.wasm', source: wasm });
      return [
        "import { createHash } from 'node:crypto';",
        "import { readFileSync } from 'node:fs';",
        `export const kernelSha256 = ${JSON.stringify(sha256)};`,
        "export const kernelBytes = new Uint8Array(readFileSync(new URL('./kernel.wasm', import.meta.url)));",
        "if (createHash('sha256').update(kernelBytes).digest('hex') !== kernelSha256)",
        "  throw new Error('kernel.wasm is not the one that this package was built with');",
      ].join('\n');
    },
  };
}
