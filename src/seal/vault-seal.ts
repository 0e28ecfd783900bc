import type { NetworkProbe } from './seal-probe.ts';

/** What the vault can say about its own seal, measured when asked. */
export interface VaultSeal {
  network: NetworkProbe;
  /** `WebAssembly.Module.imports(kernel).length`: a module that imports nothing can call nothing. */
  kernelImports: number;
  /** SHA-256 of the kernel's bytes, computed from the bytes that run. */
  kernelSha256: string;
}
