import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { headersFor } from '../../seal/policy/headers.ts';
import { mimeTypeOf } from '../../seal/policy/mime-types.ts';
import { pathClassOf } from '../../seal/policy/path-class.ts';

export interface StaticServerOptions {
  /** Folder to serve. Its files are listed once, at start: nothing outside of the list has an address. */
  folder: string;
  /** First port to try; the next free one is taken when it is busy. 0 lets the system choose. */
  port: number;
  /** Headers by path; the app's policy unless a test wants to see what happens without it. */
  headersOf?: (pathname: string) => Readonly<Record<string, string>>;
  /** Called with each request's method and target, query included, as they came. */
  onRequest?: (method: string, target: string) => void;
  /** Called with everything that a request said, when it has ended: its first line, its headers as they came, its body. */
  onMessage?: (text: string) => void;
}

export interface StaticServer {
  /** Address with the port that was taken, with closing slash. */
  url: string;
  close(): Promise<void>;
}

const PORTS_TRIED = 20;

/**
 * Serves a folder on this machine only, every response under the app's policy. Directories are never listed, links are
 * not followed, and a path is looked up in the list of files, so that `..` leads nowhere.
 */
export async function startStaticServer(options: StaticServerOptions): Promise<StaticServer> {
  const files = await listFiles(options.folder);
  const headersOf = options.headersOf ?? ((pathname: string) => headersFor(pathClassOf(pathname)));
  const server = createServer((request, response) => {
    const pathname = pathnameOf(request);
    options.onRequest?.(request.method ?? '', request.url ?? '');
    for (const [name, value] of Object.entries(headersOf(pathname))) response.setHeader(name, value);
    if (options.onMessage !== undefined) collect(request, options.onMessage);
    void respond(request, response, files.get(pathname));
  });
  const port = await listen(server, options.port);
  return {
    url: `http://localhost:${String(port)}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Puts together what a request said; `rawHeaders` are names and values in turn. */
function collect(request: IncomingMessage, onMessage: (text: string) => void): void {
  const { rawHeaders, method = '', url = '' } = request;
  const headers = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [`${name}: ${rawHeaders[index + 1] ?? ''}`] : [],
  );
  let body = '';
  request.on('data', (bytes: Buffer) => {
    body += bytes.toString('latin1');
  });
  request.on('end', () => {
    onMessage([`${method} ${url}`, ...headers, '', body].join('\n'));
  });
}

/** Files of a folder by URL path; `index.html` answers for its folder as well. */
async function listFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const pathname = `/${path.relative(folder, file).split(path.sep).join('/')}`;
    files.set(pathname, file);
    if (entry.name === 'index.html') files.set(pathname.slice(0, -'index.html'.length), file);
  }
  return files;
}

/** Path of a request, decoded; what cannot be decoded has no file. */
function pathnameOf(request: IncomingMessage): string {
  const target = request.url ?? '/';
  const end = target.search(/[?#]/);
  try {
    return decodeURIComponent(end < 0 ? target : target.slice(0, end));
  } catch {
    return '/404.html';
  }
}

async function respond(request: IncomingMessage, response: ServerResponse, file: string | undefined): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    end(response, 405, 'Only GET and HEAD are served.');
    return;
  }
  const sizeBytes = file === undefined ? null : await sizeOf(file);
  if (file === undefined || sizeBytes === null) {
    end(response, 404, 'Not found.');
    return;
  }
  response.writeHead(200, { 'Content-Type': mimeTypeOf(file), 'Content-Length': sizeBytes });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

function end(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': text.length });
  response.end(text);
}

/** Size of a file in bytes, or null when a rebuild has removed it since the start. */
async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch {
    return null;
  }
}

async function listen(server: Server, firstPort: number): Promise<number> {
  const ports = firstPort === 0 ? [0] : Array.from({ length: PORTS_TRIED }, (_, i) => firstPort + i);
  for (const port of [...ports, 0]) {
    if (!(await tryListen(server, port))) continue;
    const address = server.address();
    if (typeof address === 'object' && address !== null) return address.port;
  }
  throw new Error('no free port on this machine');
}

function tryListen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      server.removeListener('listening', onListening);
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    const onListening = () => {
      server.removeListener('error', onError);
      resolve(true);
    };
    server.once('error', onError);
    server.once('listening', onListening);
    server.listen(port, '127.0.0.1');
  });
}
