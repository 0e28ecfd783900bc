import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Arena,
  diskArena,
  type LeakBrowser,
  openArena,
  serveArena,
  startLeakBrowser,
} from '../support/leak/arena.ts';
import type { LeakContext } from '../support/leak/attempt.ts';
import { telltalesIn } from '../support/leak/net-log.ts';
import { attemptsOf, leaksOf } from '../support/leak/run-attempts.ts';

/** Attempts that the issue of this suite asks for, each with a positive control. */
const AT_LEAST = 150;
const RESULTS = path.resolve(import.meta.dirname, '../../test-results');
/** Browsers that bound no connections: switched off, as other browsers do not have it. */
const NO_ALLOWLIST = ['--disable-features=ConnectionAllowlists', '--disable-blink-features=ConnectionAllowlist'];

/** Attempts that arrive nowhere even where nothing stands in their way: they prove nothing, are not counted, and are named. */
const blind = new Map<string, string[]>();
const proved = new Map<string, string[]>();
const totals = { attempts: 0, blocked: 0, leaked: [] as string[] };

let folder: string;
let open: LeakBrowser;
let sealed: LeakBrowser;
let other: LeakBrowser;
const arenas: Arena[] = [];

async function served(...args: Parameters<typeof serveArena>): Promise<Arena> {
  const arena = await serveArena(...args);
  arenas.push(arena);
  return arena;
}

async function fromDisk(...args: Parameters<typeof diskArena>): Promise<Arena> {
  const arena = await diskArena(...args);
  arenas.push(arena);
  return arena;
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sequester-'));
  [open, sealed, other] = await Promise.all([
    startLeakBrowser(folder, 'open'),
    startLeakBrowser(folder, 'sealed'),
    startLeakBrowser(folder, 'other', NO_ALLOWLIST),
  ]);
});
afterAll(async () => {
  for (const arena of arenas) await arena.close();
  await Promise.all([open, sealed, other].map((one) => one.close()));
  rmSync(folder, { recursive: true });
  const names = [...blind].map(([where, attempts]) => `${where}: ${attempts.join(', ')}`);
  process.stdout.write(`\nwithout a working control, not counted: ${names.join('; ')}\n`);
  const { attempts, blocked, leaked } = totals;
  const line = `${String(attempts)} attempts, ${String(blocked)} blocked, ${String(leaked.length)} leaked\n`;
  process.stdout.write(line);
  // The test command closes with it.
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(path.join(RESULTS, 'leak.txt'), line);
});

/** Which attempts arrive where nothing binds the app. */
async function control(where: string, arena: Arena, context: LeakContext): Promise<void> {
  const leaked = await leaksOf(arena, context);
  const names = attemptsOf(arena, context).map(({ name }) => name);
  proved.set(where, leaked);
  blind.set(
    where,
    names.filter((name) => !leaked.includes(name)),
  );
  expect(leaked.length).toBeGreaterThan(names.length / 2);
}

/** The same attempts where the app is sealed: none arrives. */
async function sealedRun(where: string, of: string, arena: Arena, context: LeakContext): Promise<void> {
  const leaked = await leaksOf(arena, context);
  const counted = proved.get(of) ?? [];
  expect(counted.length).toBeGreaterThan(0);
  totals.attempts += counted.length;
  totals.blocked += counted.filter((name) => !leaked.includes(name)).length;
  totals.leaked.push(...leaked.map((name) => `${where}: ${name}`));
  expect(leaked).toEqual([]);
}

const CONTEXTS: readonly LeakContext[] = ['page', 'vault', 'packs', 'safe', 'rare', 'tumour'];

describe('where nothing binds the app', () => {
  let arena: Arena;
  let disk: Arena;
  beforeAll(async () => {
    arena = await served(open, 'unbound', false);
    disk = await fromDisk(open, false);
  });
  it.each(CONTEXTS)('attempts from the %s do arrive', (context) => control(`served ${context}`, arena, context));
  it.each(['page', 'vault'] as const)('attempts from the one file’s %s do arrive', (context) =>
    control(`file ${context}`, disk, context),
  );
});

describe('sealed by the browser', () => {
  let arena: Arena;
  beforeAll(async () => {
    arena = await served(sealed, 'as-built', false);
    await (await openArena(arena, true)).close();
    // The first visit loads the app, and the service worker keeps it. From then on the server hears nothing.
    expect(arena.ownRequests).toContain('GET /airplane.sw.js');
    arena.ownRequests.length = 0;
  });
  it.each(CONTEXTS)('nothing leaves the %s', (context) =>
    sealedRun(`served ${context}`, `served ${context}`, arena, context),
  );
  it('the app’s own server heard nothing at all since the first visit', () => {
    expect(arena.ownRequests).toEqual([]);
  });
});

describe('sealed by policy and guards, in a browser that bounds no connections', () => {
  it('nothing leaves the page', async () => {
    await sealedRun('guarded page', 'served page', await served(other, 'as-built', true), 'page');
  });
  it.each(['page', 'vault'] as const)('nothing leaves the one file’s %s', async (context) => {
    await sealedRun(`file ${context}`, `file ${context}`, await fromDisk(sealed, true), context);
  });
});

describe('what was recorded', () => {
  it('holds no connection of a sealed copy', () => {
    expect(sealed.recorder.received).toEqual([]);
    expect(other.recorder.received).toEqual([]);
  });

  it('names no foreign host and carries no canary, by the browser’s own record of its network', async () => {
    for (const arena of arenas.splice(0)) await arena.close();
    await Promise.all([open, sealed, other].map((one) => one.close()));
    expect(telltalesIn(open.netLog).length).toBeGreaterThan(AT_LEAST);
    for (const { netLog } of [sealed, other]) expect(telltalesIn(netLog).map((line) => line.slice(0, 400))).toEqual([]);
  });

  it(`is at least ${String(AT_LEAST)} attempts that work elsewhere, none of which arrived`, () => {
    expect(totals.attempts).toBeGreaterThanOrEqual(AT_LEAST);
    expect(totals.leaked).toEqual([]);
  });
});
