// What the compiled messages depend on.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Written from `docs/methods` before the messages are compiled. */
const METHODS = path.join('en', 'methods.json');

/**
 * Files that the messages are made from, and what makes them, in a fixed order.
 * @param {string} root
 */
export function messageSources(root) {
  const folder = path.join(root, 'src/i18n/messages');
  const methods = path.join(root, 'docs/methods');
  return [
    ...['compile-messages.mjs', 'method-messages.mjs', 'message-sources.mjs'].map((name) =>
      path.join(root, 'src/tools/vite', name),
    ),
    ...readdirSync(methods)
      .sort()
      .map((name) => path.join(methods, name)),
    path.join(root, 'src/i18n/project.inlang/settings.json'),
    ...readdirSync(folder, { recursive: true, encoding: 'utf8' })
      // The words of the methods page are made from `docs/methods` by the compiler's own script.
      .filter((name) => name.endsWith('.json') && name !== METHODS)
      .sort()
      .map((name) => path.join(folder, name)),
  ];
}

/**
 * SHA-256 of all of them: compiled messages carry it, so that nobody compiles the same ones twice.
 * @param {string} root
 */
export function messageDigest(root) {
  const hash = createHash('sha256');
  for (const file of messageSources(root)) hash.update(readFileSync(file));
  return hash.digest('hex');
}
