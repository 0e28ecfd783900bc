import { kernelBytes } from 'virtual:kernel';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pathClassOf } from '../../src/policy/path-class.ts';
import { MANIFEST } from '../../src/reference/manifest.ts';
import { builtFiles, firstViewScripts, gzipBytes } from '../support/dist.ts';

const FIRST_VIEW_BYTES = 150_000;
const KERNEL_BYTES = 30_000;

const files = builtFiles();
const scripts = files.filter((file) => file.name.endsWith('.js'));
const workers = scripts.filter((file) => file.name.startsWith('workers/'));
const textFiles = files.filter((file) => /\.(js|css|html|svg|webmanifest|json)$/.test(file.name));

/** Names of XML vocabularies: identifiers that no browser fetches. */
const NAMESPACES =
  /^http:\/\/www\.w3\.org\/(2000\/svg|1999\/xhtml|1998\/Math\/MathML|1999\/xlink|XML\/1998\/namespace|2000\/xmlns\/?)$/;
/** Pages that the app links to or that its messages name; nothing is loaded from them. */
const LINKED_HOSTS: ReadonlySet<string> = new Set([
  'svelte.dev', // help addresses in Svelte's own error messages
  'paraglidejs.com', // help address in an error message of the message compiler
  'fallback.com', // what Paraglide resolves relative addresses against when there is no location; never fetched
  'example.com', // likewise
  'www.npmjs.com', // help address in an error message of hash-wasm
  'doi.org',
  'www.pgscatalog.org',
  'www.clinpgx.org',
  'cpicpgx.org',
  'www.pharmvar.org',
  'pubmed.ncbi.nlm.nih.gov',
]);

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

/** Files whose text a pattern matches, with the match. */
function matches(pattern: RegExp, among = textFiles): string[] {
  return among.flatMap((file) => {
    const text = file.bytes.toString('utf8');
    return [...text.matchAll(pattern)].map((match) => `${file.name}: ${match[0]}`);
  });
}

describe('budgets', () => {
  it('the first view needs at most 150 kB of JavaScript, packed, workers and kernel included', () => {
    const page = firstViewScripts(files);
    expect(page.length).toBeGreaterThan(0);
    // The worker that saves people is started when somebody wants to save.
    const first = workers.filter((file) => pathClassOf(`/${file.name}`) !== 'safeWorker');
    expect(gzipBytes([...page, ...first])).toBeLessThanOrEqual(FIRST_VIEW_BYTES);
  });

  it('the kernel takes at most 30 kB, packed', () => {
    expect(gzipSync(kernelBytes, { level: 9 }).length).toBeLessThanOrEqual(KERNEL_BYTES);
  });
});

describe('kernel', () => {
  it('has no imports: it can reach nothing', async () => {
    expect(WebAssembly.Module.imports(await WebAssembly.compile(kernelBytes))).toEqual([]);
  });

  it('is in the vault and nowhere else', () => {
    const marker = Buffer.from(kernelBytes).toString('base64').slice(0, 2000);
    const holders = files.filter((file) => file.bytes.includes(marker)).map((file) => pathClassOf(`/${file.name}`));
    expect(holders).toEqual(['vaultWorker']);
  });
});

describe('workers', () => {
  it('are three, under names by which they get headers of their own', () => {
    expect(workers.map((file) => pathClassOf(`/${file.name}`)).sort()).toEqual([
      'packsWorker',
      'safeWorker',
      'vaultWorker',
    ]);
  });

  it('are whole: they import nothing', () => {
    expect(matches(/\bimport\s*(?:["'(]|[\w*{][^;]*?\bfrom\b)|\bimportScripts\b/g, workers)).toEqual([]);
  });
});

describe('what the build may not hold', () => {
  it('code from strings', () => {
    expect(matches(/\beval\s*\(|\bnew\s+Function\b|\bFunction\s*\(\s*["'`]/g)).toEqual([]);
  });

  it('ways to the network, but for the packs worker and the probe of the seal', () => {
    expect(matches(/\b(?:XMLHttpRequest|WebSocket|EventSource|RTCPeerConnection|WebTransport|sendBeacon)\b/g)).toEqual(
      [],
    );
    const fetching = matches(/\bfetch\s*\(/g, scripts);
    const vaultOrPage = fetching.filter((match) => !match.startsWith('workers/packs.worker'));
    // One call each: the probe that shows that the context has no network.
    expect(vaultOrPage.filter((match) => match.startsWith('workers/vault.worker'))).toHaveLength(1);
    expect(vaultOrPage.filter((match) => match.startsWith('workers/safe.worker'))).toHaveLength(1);
    expect(vaultOrPage.filter((match) => match.startsWith('assets/'))).toHaveLength(1);
    // The service worker: the built files, once, when it is installed.
    expect(vaultOrPage.filter((match) => match.startsWith('airplane.sw.js'))).toHaveLength(1);
    expect(fetching).toHaveLength(5);
  });

  it('addresses of other hosts, but for vocabularies and links', () => {
    const addresses = textFiles.flatMap(
      (file) => file.bytes.toString('utf8').match(/\b(?:https?|wss?):\/\/[\w.:/%-]+/g) ?? [],
    );
    const unknown = addresses.filter((address) => !NAMESPACES.test(address) && !LINKED_HOSTS.has(hostOf(address)));
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('scripts or styles inside of the document', () => {
    const html = files.find((file) => file.name === 'index.html')?.bytes.toString('utf8') ?? '';
    expect(html).toContain('<script type="module"');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:/i);
  });

  it('traces of the machine that built it', () => {
    expect(matches(/\/(?:home|root|Users|tmp|work)\/[\w.-]+/g)).toEqual([]);
  });
});

describe('packs', () => {
  it('are all there, with the size that the manifest says', () => {
    const sizes = new Map(files.map((file) => [file.name, file.bytes.length]));
    expect(MANIFEST.length).toBeGreaterThan(0);
    for (const entry of MANIFEST) expect([entry.file, sizes.get(entry.file)]).toEqual([entry.file, entry.sizeBytes]);
  });
});
