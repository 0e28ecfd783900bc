import { kernelBytes, kernelSha256 } from 'virtual:kernel';
import { test } from 'vitest';
import { DEFAULT_OPTIONS } from '../../src/domain/analysis/options.ts';
import { APP_VERSION } from '../../src/domain/report/app-version.ts';
import { Kernel } from '../../src/engine/kernel/kernel.ts';
import { Vault } from '../../src/engine/vault.ts';
import { readPacks } from '../../src/tools/analyse/node-packs.ts';
import { WORST_CASES } from '../support/worst-cases.ts';
import { appendFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
const session = new Session(); session.connect();


const B = Number(process.env.B ?? 1_000_000);
test('measure', { timeout: 600_000 }, async () => {
  const vault = new Vault(await Kernel.compile(kernelBytes), { version: APP_VERSION, kernelSha256 }, (report) => report);
  vault.loadPacks(readPacks(process.cwd()));
  for (const [name, make] of WORST_CASES) {
    if (process.env.ONLY && !process.env.ONLY.split('|').includes(name)) continue;
    const file = new Blob([make(B)]);
    await session.post('Profiler.enable'); await session.post('Profiler.start');
    const t0 = performance.now();
    const s = await vault.areScores([file]);
    const t1 = performance.now();
    const c = await vault.areClinvar([file]);
    const t2 = performance.now();
    let r;
    if (s[0]) r = (await vault.importScores([file], 'personal'))[0];
    const t3 = performance.now();
    const a: any = await vault.analyse(file, DEFAULT_OPTIONS, () => undefined);
    const t4 = performance.now();
    vault.removeScore('PGS9');
    const code = a.ok ? 'ok' : a.error.code;
    const line = [name, s[0], r === undefined ? '' : (r as any).ok ? 'ok' : (r as any).error.code, code, ...[t1 - t0, t2 - t1, t3 - t2, t4 - t3].map((x) => x.toFixed(0))].join('\t');
    const { profile } = await session.post('Profiler.stop');
    const self = new Map<string, number>();
    profile.nodes.forEach((node) => { const k = node.callFrame.functionName + ':' + (node.callFrame.url.split('/').pop() ?? '') + ':' + node.callFrame.lineNumber; self.set(k, (self.get(k) ?? 0) + (node.hitCount ?? 0)); });
    const top = [...self].sort((a, b) => b[1] - a[1]).slice(0, 7).map(([k, v]) => k + '=' + v).join('  ');
    appendFileSync('/tmp/help/n2/prof.txt', name + '\n   ' + top + '\n');
    appendFileSync('/tmp/help/n2/worst.tsv', line + '\n');
  }
});
