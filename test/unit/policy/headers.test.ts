import { describe, expect, it } from 'vitest';
import {
  contentSecurityPolicy,
  metaContentSecurityPolicy,
  singleFileContentSecurityPolicy,
} from '../../../src/seal/policy/content-security-policy.ts';
import { deviatingHeaders, headersFor } from '../../../src/seal/policy/headers.ts';
import { PATH_CLASSES, pathClassOf } from '../../../src/seal/policy/path-class.ts';

/** Sources of one directive of a policy, or undefined where the policy does not have it. */
function sourcesOf(policy: string, directive: string): string[] | undefined {
  const words = policy.split('; ').map((part) => part.split(' '));
  return words.find(([name]) => name === directive)?.slice(1);
}

describe('classes of paths', () => {
  it.each([
    ['/', 'document'],
    ['/index.html', 'document'],
    ['/sub/folder/', 'document'],
    ['/assets/index-B1x_y-2z.js', 'asset'],
    ['/workers/vault.worker-Ab3_-9.js', 'vaultWorker'],
    ['/sequester/workers/vault.worker-Ab3_-9.js', 'vaultWorker'],
    ['/workers/packs.worker-Zz.js', 'packsWorker'],
    ['/workers/rare.worker-Zz.js', 'rareWorker'],
    ['/workers/tumour.worker-Zz.js', 'tumourWorker'],
    ['/workers/export.worker-Zz.js', 'exportWorker'],
    ['/airplane.sw.js', 'serviceWorker'],
    // Look-alikes get nothing: only the exact names that the build gives are workers.
    ['/workers/vault.worker-x.js.map', 'asset'],
    ['/workers/packs.worker.js', 'asset'],
    ['/workers/xpacks.worker-Zz.js', 'asset'],
    ['/assets/packs.worker-Zz.js', 'asset'],
    ['/workers/other.worker-Zz.js', 'asset'],
    ['/packs/pgx.bin', 'asset'],
  ] as const)('%s is %s', (pathname, expected) => {
    expect(pathClassOf(pathname)).toBe(expected);
  });
});

describe('policies', () => {
  it.each(PATH_CLASSES)('%s: everything that is not named is refused', (pathClass) => {
    expect(sourcesOf(contentSecurityPolicy(pathClass), 'default-src')).toEqual(["'none'"]);
  });

  it.each(PATH_CLASSES)('%s: no string becomes code, no source is a host or a scheme', (pathClass) => {
    const policy = contentSecurityPolicy(pathClass);
    expect(policy).not.toMatch(/'unsafe-(inline|eval|hashes)'|https?:|wss?:|blob:|\*/);
    expect(policy.match(/\S+ data:/g) ?? []).toEqual(pathClass === 'document' ? ['img-src data:'] : []);
  });

  it('only the vault, and the worker that derives keys, compile WebAssembly', () => {
    const able = PATH_CLASSES.filter((one) => contentSecurityPolicy(one).includes("'wasm-unsafe-eval'"));
    expect(able).toEqual(['vaultWorker', 'safeWorker']);
  });

  it('only the packs worker and the service worker connect, and only to their own origin', () => {
    const connecting = PATH_CLASSES.filter((one) => {
      const policy = contentSecurityPolicy(one);
      const sources = sourcesOf(policy, 'connect-src') ?? sourcesOf(policy, 'default-src');
      return sources?.join(' ') !== "'none'";
    });
    expect(connecting).toEqual(['packsWorker', 'serviceWorker']);
    for (const one of connecting) expect(sourcesOf(contentSecurityPolicy(one), 'connect-src')).toEqual(["'self'"]);
  });

  it('the page takes no markup from strings and cannot be framed', () => {
    const policy = contentSecurityPolicy('document');
    expect(sourcesOf(policy, 'require-trusted-types-for')).toEqual(["'script'"]);
    expect(sourcesOf(policy, 'frame-ancestors')).toEqual(["'none'"]);
    expect(sourcesOf(policy, 'form-action')).toEqual(["'none'"]);
  });

  it('the meta element carries the page policy without what only a header may say', () => {
    const meta = metaContentSecurityPolicy();
    expect(sourcesOf(meta, 'frame-ancestors')).toBeUndefined();
    expect(sourcesOf(meta, 'connect-src')).toEqual(["'none'"]);
    const inHeaderOnly = contentSecurityPolicy('document')
      .split('; ')
      .filter((part) => !meta.split('; ').includes(part));
    expect(inHeaderOnly).toEqual([
      "frame-ancestors 'none'",
      'sandbox allow-scripts allow-same-origin allow-downloads allow-modals',
    ]);
  });

  it('what is one file names its scripts and its style by their hashes, and nothing else runs', () => {
    const policy = singleFileContentSecurityPolicy({ scripts: ['AAA=', 'CCC='], style: 'BBB=' });
    expect(sourcesOf(policy, 'script-src')).toEqual(["'sha256-AAA='", "'sha256-CCC='", "'wasm-unsafe-eval'"]);
    expect(sourcesOf(policy, 'style-src')).toEqual(["'sha256-BBB='"]);
    expect(sourcesOf(policy, 'connect-src')).toEqual(["'none'"]);
    expect(sourcesOf(policy, 'worker-src')).toEqual(['blob:']);
    expect(policy).not.toMatch(/'self'|https?:|'unsafe-|sandbox|frame-ancestors/);
  });
});

describe('what a host sends', () => {
  it.each(PATH_CLASSES)('%s: deviates by each header that is missing or different', (pathClass) => {
    const whole = headersFor(pathClass);
    expect(deviatingHeaders(pathClass, new Headers(whole))).toEqual([]);
    for (const name of Object.keys(whole)) {
      const rest = Object.entries(whole).filter(([other]) => other !== name);
      expect(deviatingHeaders(pathClass, new Headers(rest))).toEqual([name]);
      expect(deviatingHeaders(pathClass, new Headers({ ...whole, [name]: 'other' }))).toEqual([name]);
    }
  });

  it('deviates by a header that has reports sent to it', () => {
    const headers = new Headers({ ...headersFor('document'), 'Report-To': '{}', NEL: '{}' });
    expect(deviatingHeaders('document', headers)).toEqual(['Report-To', 'NEL']);
  });
});

describe('other headers', () => {
  it.each(PATH_CLASSES)('%s: isolated, without referrer, with the media type that is said', (pathClass) => {
    expect(headersFor(pathClass)).toMatchObject({
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    });
  });

  it('the vault may connect to nothing, not even its own origin', () => {
    expect(headersFor('vaultWorker')['Connection-Allowlist']).toBe('()');
    expect(headersFor('asset')['Connection-Allowlist']).toBe('()');
    expect(headersFor('document')['Connection-Allowlist']).toBe('(response-origin); report-to=seal');
  });

  it('the document is never stored', () => {
    expect(headersFor('document')['Cache-Control']).toBe('no-store');
  });

  it('grants no feature: each is denied', () => {
    const features = (headersFor('document')['Permissions-Policy'] ?? '').split(', ');
    expect(features.length).toBeGreaterThan(40);
    for (const feature of features) expect(feature).toMatch(/^[a-z-]+=\(\)$/);
    expect(features).toContain('camera=()');
  });
});
