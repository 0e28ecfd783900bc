import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { CANARIES } from './canaries.ts';

const ANA = new URL('../../../public/samples/sample-ana.zip', import.meta.url);

/** The file of a synthetic person with the canaries in a comment, in the id of a row, and in its name. */
export function canaryFile(): { name: string; content: string } {
  const [comment = '', id = '', name = ''] = CANARIES;
  const [inner] = Object.values(unzipSync(readFileSync(ANA)));
  const lines = strFromU8(inner ?? new Uint8Array()).split('\n');
  const row = lines.findIndex((line, index) => index > lines.length / 2 && line.startsWith('rs'));
  lines[row] = (lines[row] ?? '').replace(/^rs\d+/, id);
  return { name: `${name}.txt`, content: [lines[0], `# ${comment}`, ...lines.slice(1)].join('\n') };
}
