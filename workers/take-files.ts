import * as Comlink from 'comlink';
import { SlicedBlob } from '../src/formats/sliced-blob.ts';
import { FILES_BY_PORT, type FilesArgument, type FileTicket, type SliceAnswer } from '../src/rpc/file-port.ts';

/** The file of a ticket: each read asks the page. */
function fileOf({ size, type, port }: FileTicket): SlicedBlob {
  const waiting = new Map<number, (buffer: ArrayBuffer | null) => void>();
  let asked = 0;
  port.onmessage = ({ data }: MessageEvent<SliceAnswer>) => {
    waiting.get(data.id)?.(data.buffer);
    waiting.delete(data.id);
  };
  const read = async (start: number, end: number): Promise<Uint8Array<ArrayBuffer>> => {
    const id = asked++;
    const buffer = await new Promise<ArrayBuffer | null>((resolve) => {
      waiting.set(id, resolve);
      port.postMessage({ id, start, end });
    });
    if (buffer === null) throw new DOMException('the page could not read the file', 'NotReadableError');
    return new Uint8Array(buffer);
  };
  return new SlicedBlob(read, [0, size], type);
}

/** Takes the tickets of `sendFilesByPort` for files. */
export function takeFilesByPort(): void {
  Comlink.transferHandlers.set(FILES_BY_PORT, {
    canHandle: (_value: unknown): _value is unknown => false,
    serialize: (value: unknown) => [value, []],
    deserialize({ rest, tickets }: FilesArgument): unknown {
      const files = tickets.map(([place, ticket]) => [place, fileOf(ticket)] as const);
      const [first] = files;
      if (first?.[0] === '') return first[1];
      for (const [place, file] of files) (rest as Record<string | number, unknown>)[place] = file;
      return rest;
    },
  });
}
