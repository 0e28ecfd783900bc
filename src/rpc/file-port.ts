import * as Comlink from 'comlink';

/** A file as it is handed to a worker that cannot read files itself: the page reads each slice and passes the bytes. */
export interface FileTicket {
  size: number;
  type: string;
  /** Takes {@link SliceRequest}s and answers each with a {@link SliceAnswer}. */
  port: MessagePort;
}

export interface SliceRequest {
  /** Number of the request. */
  id: number;
  start: number;
  end: number;
}

export interface SliceAnswer {
  id: number;
  /** Null where the file could not be read. */
  buffer: ArrayBuffer | null;
}

/** Name under which both sides know such arguments. */
export const FILES_BY_PORT = 'files-by-port';

/** An argument: the places of its files (empty for the argument itself) with their tickets, and the rest as it is. */
export interface FilesArgument {
  rest: unknown;
  tickets: [place: string | number, ticket: FileTicket][];
}

const isFile = (value: unknown): value is Blob => value instanceof Blob;

/** Where files stand in an argument: it is one, a list of them, or an object with some. */
function placesOf(value: unknown): (string | number)[] {
  if (isFile(value)) return [''];
  if (Array.isArray(value)) return value.flatMap((one, index) => (isFile(one) ? [index] : []));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return [];
  return Object.entries(value).flatMap(([name, one]) => (isFile(one) ? [name] : []));
}

function ticketOf(file: Blob): FileTicket {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }: MessageEvent<SliceRequest>) => {
    const answer = (buffer: ArrayBuffer | null): void => {
      port1.postMessage({ id: data.id, buffer } satisfies SliceAnswer, buffer === null ? [] : [buffer]);
    };
    file
      .slice(data.start, data.end)
      .arrayBuffer()
      .then(answer, () => {
        answer(null);
      });
  };
  return { size: file.size, type: file.type, port: port2 };
}

/** From now on files among the arguments of a worker go over as tickets: what it reads is read here. */
export function sendFilesByPort(): void {
  Comlink.transferHandlers.set(FILES_BY_PORT, {
    canHandle: (value: unknown): value is unknown => placesOf(value).length > 0,
    serialize(value: unknown): [FilesArgument, Transferable[]] {
      const places = placesOf(value);
      const at = (place: string | number): Blob =>
        (place === '' ? value : (value as Record<string | number, unknown>)[place]) as Blob;
      const tickets = places.map((place): [string | number, FileTicket] => [place, ticketOf(at(place))]);
      let rest: unknown = null;
      if (Array.isArray(value)) rest = value.map((one: unknown) => (isFile(one) ? null : one));
      else if (!isFile(value))
        rest = { ...(value as object), ...Object.fromEntries(places.map((place) => [place, null])) };
      return [{ rest, tickets }, tickets.map(([, { port }]) => port)];
    },
    deserialize: (value: unknown) => value,
  });
}
