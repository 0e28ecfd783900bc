import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headersFor } from '../../src/seal/policy/headers.ts';
import { pathClassOf } from '../../src/seal/policy/path-class.ts';
import { type AppBrowser, openAgain, startAppBrowser, workerNamed } from '../support/browser.ts';

describe('under the policy', () => {
  let app: AppBrowser;
  beforeAll(async () => {
    app = await startAppBrowser();
  });
  afterAll(() => app.close());

  it('every response carries the headers of its class', async () => {
    const { page } = await openAgain(app);
    const seen = new Map<string, Record<string, string>>();
    page.on('response', (response) => {
      void response.allHeaders().then((headers) => seen.set(new URL(response.url()).pathname, headers));
    });
    await page.reload();
    await workerNamed(page, 'vault');
    await workerNamed(page, 'packs');
    await page.waitForTimeout(500);
    expect([...seen.keys()].map(pathClassOf)).toEqual(
      expect.arrayContaining(['document', 'asset', 'vaultWorker', 'packsWorker']),
    );
    for (const [pathname, headers] of seen) {
      for (const [name, value] of Object.entries(headersFor(pathClassOf(pathname)))) {
        expect([pathname, name, headers[name.toLowerCase()]]).toEqual([pathname, name, value]);
      }
    }
  });

  it('no text becomes markup, script or worker', async () => {
    const { page } = await openAgain(app);
    const refusals = await page.evaluate(() => {
      const refused = (act: () => unknown): boolean => {
        try {
          act();
          return false;
        } catch (error) {
          return error instanceof TypeError;
        }
      };
      const host = globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } };
      return {
        markup: refused(() => (document.createElement('div').innerHTML = '<b>x</b>')),
        script: refused(() => (document.createElement('script').text = 'x')),
        worker: refused(() => new Worker('./workers/x.js')),
        policy: refused(() => host.trustedTypes.createPolicy('another', {})),
        policyOfOurs: refused(() => host.trustedTypes.createPolicy('sequester-worker-url', {})),
      };
    });
    expect(refusals).toEqual({ markup: true, script: true, worker: true, policy: true, policyOfOurs: true });
  });

  it('the vault cannot even reach the app itself, the packs worker can', async () => {
    const { page } = await openAgain(app);
    const reach = async (name: 'vault' | 'packs'): Promise<string> => {
      const worker = await workerNamed(page, name);
      return worker.evaluate(
        (address) =>
          fetch(address).then(
            () => 'open',
            () => 'blocked',
          ),
        app.server.url,
      );
    };
    expect([await reach('vault'), await reach('packs')]).toEqual(['blocked', 'open']);
    const fromPage = page.evaluate(
      (address) =>
        fetch(address).then(
          () => 'open',
          () => 'blocked',
        ),
      app.server.url,
    );
    expect(await fromPage).toBe('blocked');
  });
});
