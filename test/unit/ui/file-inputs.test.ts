import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const UI = path.resolve(import.meta.dirname, '../../../src/ui');

const components = readdirSync(UI, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.svelte'))
  .map((name) => ({ name: name.split(path.sep).join('/'), text: readFileSync(path.join(UI, name), 'utf8') }));

/** Who reads a file that somebody chose or dropped without `FileButton`, and what asks before it is read. */
const OWN_WAY: Readonly<Record<string, string>> = {
  'common/FileButton.svelte': 'mayReadOwn',
  // The list is taken from a box that takes drops as well.
  'common/OutsideCalls.svelte': 'mayReadOwn',
  'compare/ComparePanel.svelte': 'mayReadOwn',
  // These hand files to the app, which asks (`openFiles`).
  'open/OpenView.svelte': 'app.openFiles',
  'shell/DropLayer.svelte': 'app.openFiles',
  // A kiosk does not start where moves cannot be held.
  'kiosk/ChooseFile.svelte': 'kiosk.openFiles',
  'kiosk/KioskFrame.svelte': 'kiosk.openFiles',
  // A device's settings are nobody's.
  'kiosk/ImportPolicy.svelte': 'importPolicy',
};

describe('a file of somebody’s own', () => {
  it('is taken from an input or a drop only where something asks first', () => {
    const taking = components.filter(({ text }) => /type="file"|dataTransfer\??\.files/.test(text)).map(({ name }) => name); // prettier-ignore
    expect(taking.sort()).toEqual(Object.keys(OWN_WAY).sort());
  });

  it.each(Object.entries(OWN_WAY))('%s goes by %s', (name, way) => {
    expect(components.find((one) => one.name === name)?.text).toContain(way);
  });

  it('every FileButton says whether its files tell of a person', () => {
    const uses = components.flatMap(({ name, text }) => (text.match(/<FileButton\b[^>]*?holds="(person|public)"/gs) ?? []).map(() => name)); // prettier-ignore
    const all = components.flatMap(({ name, text }) => (text.match(/<FileButton\b/g) ?? []).map(() => name));
    expect(uses).toEqual(all);
    expect(all.length).toBeGreaterThan(8);
  });
});
