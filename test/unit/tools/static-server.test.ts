import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headersFor } from '../../../src/seal/policy/headers.ts';
import { startStaticServer, type StaticServer } from '../../../src/tools/serve/static-server.ts';

let parent: string;
let server: StaticServer;

beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'sequester-serve-'));
  const folder = path.join(parent, 'dist');
  await mkdir(path.join(folder, 'workers'), { recursive: true });
  await writeFile(path.join(parent, 'secret.txt'), 'secret');
  await writeFile(path.join(folder, 'index.html'), '<!doctype html>é');
  await writeFile(path.join(folder, 'workers', 'vault.worker-a1.js'), 'postMessage(1)');
  await writeFile(path.join(folder, 'workers', 'packs.worker-a1.js'), 'postMessage(2)');
  await symlink(path.join(parent, 'secret.txt'), path.join(folder, 'link.txt'));
  server = await startStaticServer({ folder, port: 0 });
});

afterAll(async () => {
  await server.close();
  await rm(parent, { recursive: true });
});

/** First line of the answer to a request written by hand: no client tidies the path up. */
function statusLineOf(target: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => {
      socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    });
    let answer = '';
    socket.on('data', (bytes) => (answer += bytes.toString('latin1')));
    socket.on('end', () => {
      resolve(answer.includes('secret') ? 'LEAKED' : (answer.split('\r\n')[0] ?? ''));
    });
    socket.on('error', reject);
  });
}

describe('static server', () => {
  it('serves a file with its type, its length in bytes and the headers of its class', async () => {
    const response = await fetch(server.url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-length')).toBe('17');
    expect(await response.text()).toBe('<!doctype html>é');
    for (const [name, value] of Object.entries(headersFor('document'))) expect(response.headers.get(name)).toBe(value);
  });

  it('gives each worker script headers of its own, whatever the query', async () => {
    for (const [name, pathClass] of [
      ['vault', 'vaultWorker'],
      ['packs', 'packsWorker'],
    ] as const) {
      const response = await fetch(`${server.url}workers/${name}.worker-a1.js?x=1`);
      expect(response.headers.get('content-security-policy')).toBe(headersFor(pathClass)['Content-Security-Policy']);
      expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    }
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/workers/../../secret.txt',
    '/workers/..%5c..%5csecret.txt',
    '//secret.txt',
    '/link.txt',
    '/workers/',
    '/workers',
    '/%ff',
    '/%00',
    '/none.js',
  ])('%s is not found', async (target) => {
    expect(await statusLineOf(target)).toBe('HTTP/1.1 404 Not Found');
  });

  it('keeps the policy on what is not found', async () => {
    const response = await fetch(`${server.url}none/`);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('answers HEAD without a body and refuses to take anything', async () => {
    const head = await fetch(server.url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '17', '']);
    const post = await fetch(server.url, { method: 'POST', body: 'x' });
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('takes the next port when the first is busy', async () => {
    const busy = Number(new URL(server.url).port);
    const second = await startStaticServer({ folder: path.join(parent, 'dist'), port: busy });
    expect(Number(new URL(second.url).port)).not.toBe(busy);
    expect((await fetch(second.url)).status).toBe(200);
    await second.close();
  });
});
