// Makes the messages of the methods page from docs/methods/*.md, which are their one source. A section is
//
//     ## Title
//     <!-- #methods/anchor, key -->
//     Paragraphs, and formulas as quotes. A number that the code knows is written <!--name-->300<!--/-->.
//
// and becomes `key_title`, `key_1`, `key_2` …, `key_formula`, with `{name}` for the number.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const MARK = /^<!-- #methods\/[a-z0-9-]+, ([a-z0-9_]+) -->$/;
const NUMBER = /<!--(\w+)-->.*?<!--\/-->/g;

/** Where the messages are written; not kept in the repository. */
function methodMessagesFile(root) {
  return path.join(root, 'src/i18n/messages/en/methods.json');
}

/** The pages, in the order of their names. */
function methodPages(root) {
  const folder = path.join(root, 'docs/methods');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => path.join(folder, name));
}

/** A block of Markdown as one line of text, numbers as placeholders. */
function plain(block) {
  return block
    .replace(/^> ?/gm, '')
    .replaceAll('\n', ' ')
    .replace(NUMBER, '{$1}')
    .replace(/\\([\\*_<>~[\]`])/g, '$1')
    .trim();
}

/** The messages of one page. */
function messagesOf(text, file) {
  const messages = {};
  for (const section of text.split(/^## /m).slice(1)) {
    const [title = '', mark = '', ...blocks] = section.trim().split(/\n{2,}/);
    const key = MARK.exec(mark)?.[1];
    if (key === undefined) throw new Error(`${file}: "${title}" names no anchor and key`);
    messages[`${key}_title`] = plain(title);
    const isFormula = (block) => block.startsWith('>');
    blocks
      .filter((block) => !isFormula(block))
      .forEach((block, index) => {
        messages[`${key}_${index + 1}`] = plain(block);
      });
    const formulas = blocks.filter(isFormula);
    if (formulas.length > 1) throw new Error(`${file}: "${title}" has two formulas`);
    for (const formula of formulas) messages[`${key}_formula`] = plain(formula);
  }
  return messages;
}

/** Writes the messages, at once and only where they differ, so that builds that run beside this one never see half of them. */
export function writeMethodMessages(root) {
  const messages = Object.assign(
    {},
    ...methodPages(root).map((file) => messagesOf(readFileSync(file, 'utf8'), path.relative(root, file))),
  );
  const text = `${JSON.stringify(messages, null, 2)}\n`;
  const file = methodMessagesFile(root);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(path.dirname(file), { recursive: true });
  const fresh = path.join(root, 'src/i18n', `.methods-${process.pid}.json`);
  writeFileSync(fresh, text);
  renameSync(fresh, file);
}
