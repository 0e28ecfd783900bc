import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const SNIPPETS = {
  'the DOM': "document.title = '';",
  'Node.js': 'Buffer.alloc(1);',
  'the network': "void fetch('x');",
} as const;
type Snippet = keyof typeof SNIPPETS;

/** Whether a line compiles in a folder, by the folder's own tsconfig. */
function compiles(folder: string, snippet: Snippet): boolean {
  const config = path.join(ROOT, folder, 'tsconfig.json');
  const { options } = ts.getParsedCommandLineOfConfigFile(config, {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined }) ?? {}; // prettier-ignore
  if (options === undefined) throw new Error('no tsconfig');
  const file = path.join(ROOT, folder, 'of-the-test.ts');
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, target) =>
    name === file ? ts.createSourceFile(name, `export {};\n${SNIPPETS[snippet]}\n`, target) : read(name, target);
  const program = ts.createProgram([file], options, host);
  return program.getSemanticDiagnostics(program.getSourceFile(file)).length === 0;
}

describe('what a side has not does not compile in it', () => {
  it.each<[string, Snippet, boolean]>([
    ['src/domain', 'the DOM', false],
    ['src/domain', 'Node.js', false],
    ['src/domain', 'the network', false],
    ['src/engine', 'the DOM', false],
    ['src/engine', 'Node.js', false],
    ['workers', 'the DOM', false],
    ['workers', 'Node.js', false],
    ['.', 'Node.js', false],
    // The same lines where they belong: the test would else pass for a line that never compiles.
    ['.', 'the DOM', true],
    ['src/tools', 'Node.js', true],
    ['workers', 'the network', true],
  ])('%s: %s', (folder, snippet, expected) => {
    expect(compiles(folder, snippet)).toBe(expected);
  });
});
