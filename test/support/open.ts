import { kernelBytes } from 'virtual:kernel';
import type { Result } from '../../src/errors/result.ts';
import type { ByteSource } from '../../src/formats/layout.ts';
import { openSource } from '../../src/formats/source.ts';
import { kernelEngine } from '../../workers/kernel/inflate.ts';
import { Kernel } from '../../workers/kernel/kernel.ts';

const kernel = await Kernel.create(kernelBytes);

/** Opens bytes as the app does. */
export function open(bytes: Uint8Array, entry?: string): Promise<Result<ByteSource>> {
  return openSource(new Blob([bytes.slice()]), { engine: kernelEngine(kernel), entry });
}

/** All decoded bytes of a source. */
export async function readAll(source: ByteSource): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const { bytes } of source.chunks()) parts.push(bytes.slice());
  return new Uint8Array(Buffer.concat(parts));
}
