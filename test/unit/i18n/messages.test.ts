import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../../src/i18n');
const FOLDER = path.join(ROOT, 'messages/en');
const FILES = readdirSync(FOLDER).sort();

interface ProjectSettings {
  'plugin.inlang.messageFormat': { pathPattern: string[] };
}

test('the compiler reads every file of messages', () => {
  const settings = JSON.parse(readFileSync(path.join(ROOT, 'project.inlang/settings.json'), 'utf8')) as ProjectSettings;
  const read = settings['plugin.inlang.messageFormat'].pathPattern.map((pattern) => path.basename(pattern)).sort();
  expect(read).toEqual(FILES);
});

test('a key stands in one file only: the later one would silently win', () => {
  const seen = new Map<string, string>();
  for (const name of FILES) {
    const messages = JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')) as Record<string, unknown>;
    for (const key of Object.keys(messages)) {
      if (key === '$schema') continue;
      expect(seen.get(key), key).toBeUndefined();
      seen.set(key, name);
    }
  }
  expect(seen.size).toBeGreaterThan(500);
});
