import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes a file so that it is there whole or not at all: aside first, under the number of this process, then in place at once. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  writeAside(file, (aside) => {
    writeFileSync(aside, content);
    return [];
  });
}

/** The same for one that writes by itself; what it writes beside under a further ending (`.tbi`) is moved as well. */
export function writeAside(file: string, write: (aside: string) => readonly string[]): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const aside = `${file}.part-${String(process.pid)}`;
  const endings = write(aside);
  for (const ending of ['', ...endings]) renameSync(`${aside}${ending}`, `${file}${ending}`);
}
