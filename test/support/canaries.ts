import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Each way in which a text may lie in a file: as it is, in UTF-16, as hexadecimal digits, in base64 at any of its three offsets. */
export function formsOf(text: string): Map<string, Buffer> {
  const plain = Buffer.from(text, 'utf8');
  const forms = new Map<string, Buffer>([
    ['plain', plain],
    ['utf-16', Buffer.from(text, 'utf16le')],
    ['hex', Buffer.from(plain.toString('hex'))],
    ['HEX', Buffer.from(plain.toString('hex').toUpperCase())],
    ['url', Buffer.from(encodeURIComponent(text))],
  ]);
  for (const offset of [0, 1, 2]) {
    // What stands before and after the text changes the letters at both ends: only those in between are looked for.
    const letters = Buffer.concat([Buffer.alloc(offset), plain])
      .toString('base64')
      .replaceAll('=', '');
    forms.set(`base64+${String(offset)}`, Buffer.from(letters.slice(Math.ceil((offset * 4) / 3), -2)));
  }
  return forms;
}

/** Where in some bytes which canary lies in which form. */
export function canariesIn(bytes: Buffer, canaries: readonly string[]): string[] {
  return canaries.flatMap((canary) =>
    [...formsOf(canary)].filter(([, form]) => bytes.includes(form)).map(([name]) => `${canary} (${name})`),
  );
}

/** Every file below a folder that holds a canary in any form, as `file: canary (form)`. */
export function canariesBelow(folder: string, canaries: readonly string[]): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    // A browser that is shutting down removes files while this looks.
    const bytes = statSync(file, { throwIfNoEntry: false }) === undefined ? null : readFileSync(file);
    if (bytes === null) continue;
    for (const canary of canariesIn(bytes, canaries)) found.push(`${path.relative(folder, file)}: ${canary}`);
  }
  return found;
}
