import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const SCRIPT = /<script([^>]*?) src="\.\/([^"]+)"/g;

/**
 * Gives the scripts that a built page names their `integrity` (Subresource Integrity): before the service worker is there to check every file, the
 * page runs these scripts or none.
 */
export function withIntegrity(outDir: string, page: string): void {
  const file = path.join(outDir, page);
  const html = readFileSync(file, 'utf8').replace(SCRIPT, (_, attributes: string, script: string) => {
    const sum = createHash('sha256')
      .update(readFileSync(path.join(outDir, script)))
      .digest('base64');
    return `<script${attributes} integrity="sha256-${sum}" src="./${script}"`;
  });
  writeFileSync(file, html);
}
