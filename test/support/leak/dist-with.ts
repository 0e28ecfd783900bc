import { cpSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { builtFiles } from '../dist.ts';
import { DIST } from '../browser.ts';

/** A copy of the build in which some files are others: the rest is linked, not copied, where both lie on one disk. Gives the folder. */
export function distWith(folder: string, changed: Readonly<Record<string, string | Uint8Array>>): string {
  for (const { name } of builtFiles()) {
    const to = path.join(folder, name);
    mkdirSync(path.dirname(to), { recursive: true });
    linkOrCopy(path.join(DIST, name), to);
  }
  for (const [name, content] of Object.entries(changed)) {
    const to = path.join(folder, name);
    // A link would lead what is written into the build itself.
    rmSync(to, { force: true });
    writeFileSync(to, content);
  }
  return folder;
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    cpSync(from, to);
  }
}
