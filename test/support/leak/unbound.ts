import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Name of an empty page beside a copy that nothing binds. */
export const PLAIN = 'plain.html';
export const EMPTY_PAGE = '<!doctype html><title>plain</title><body><div id="app"><header></header></div></body>';

/** A page of the app without the policy that it carries itself. */
export function withoutPolicy(html: string): string {
  const open = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
  if (open === html) throw new Error('the page has no policy that could be taken away');
  return open;
}

/** A copy of a build with everything that binds it taken away but the headers, which its host does not send. Gives its folder. */
export function unboundCopy(dist: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sequester-'));
  cpSync(dist, folder, { recursive: true });
  const page = path.join(folder, 'index.html');
  writeFileSync(page, withoutPolicy(readFileSync(page, 'utf8')));
  writeFileSync(path.join(folder, PLAIN), EMPTY_PAGE);
  giveBack(path.join(folder, 'workers'));
  const worker = path.join(folder, 'airplane.sw.js');
  if (existsSync(worker)) rmSync(worker);
  return folder;
}

function giveBack(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    writeFileSync(file, givenBack(name, readFileSync(file, 'utf8')));
  }
}

/** A worker of an unbound copy keeps what `src/seal/take-away.ts` takes away. */
export function givenBack(name: string, script: string): string {
  const open = script.replace(
    /Object\.defineProperty\(\w+,\w+,\{value:void 0,writable:!1,configurable:!1\}\)/g,
    'void 0',
  );
  if (open === script) throw new Error(`${name} takes nothing away that could be given back`);
  return open;
}
