import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const UI = path.resolve(import.meta.dirname, '../../../src/ui');

/** Components that choose a file, or take one that is dropped on them. */
const choosers = readdirSync(UI, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.svelte'))
  .map((file) => ({ file: file.split(path.sep).join('/'), text: readFileSync(path.join(UI, file), 'utf8') }))
  .filter(({ text }) => /type="file"|dataTransfer\?*\.files/.test(text));

/** Files that say nothing of anybody, with the reason. */
const NOBODYS: Readonly<Record<string, string>> = {
  'kiosk/ImportPolicy.svelte': 'how staff set up a device',
  'scores/BringScores.svelte': 'published weights',
  'findings/ClinvarFile.svelte': 'a public list of variants',
  'tumour/trials/BringTrials.svelte': 'conditions of trials',
};
/** Choosers whose files go to `App.openFiles`, which asks before a genome and sorts out what is nobody's. */
const OPENING = [
  'open/OpenView.svelte',
  'shell/DropLayer.svelte',
  'kiosk/ChooseFile.svelte',
  'kiosk/KioskFrame.svelte',
];

describe('who chooses a file', () => {
  it('is listed here: a new chooser has to say whose file it takes', () => {
    const asking = choosers.filter(({ text }) => text.includes('app.mayTake()')).map(({ file }) => file);
    expect(choosers.map(({ file }) => file).sort()).toEqual([...asking, ...OPENING, ...Object.keys(NOBODYS)].sort());
  });

  it.each(choosers.filter(({ file }) => !(file in NOBODYS)))('$file asks before it reads', ({ file, text }) => {
    const reads = OPENING.includes(file) ? /openFiles\(|onFiles\(/ : /await app\.mayTake\(\)/;
    expect(text).toMatch(reads);
  });
});
