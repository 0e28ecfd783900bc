import { writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Names of modules in declarations, as programs that import the package resolve them. */
const SOURCE_NAME = /(from '|import\(["'])(\.[^'"]+)\.ts(["'])/g;

/**
 * Writes the types of the library: declarations of all that `api.ts` names, and `index.d.ts` on top.
 *
 * @throws Error where the compiler emits none
 */
export function writeTypes(root: string, folder: string): void {
  const api = path.join(root, 'src/tools/package/api.ts');
  const program = ts.createProgram([api], {
    declaration: true,
    emitDeclarationOnly: true,
    noCheck: true,
    allowImportingTsExtensions: true,
    rootDir: path.join(root, 'src'),
    outDir: path.join(folder, 'types'),
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    types: [],
    strict: true,
  });
  const { emitSkipped } = program.emit(undefined, (file, text) => {
    ts.sys.writeFile(file, text.replace(SOURCE_NAME, '$1$2.js$3'));
  });
  if (emitSkipped) throw new Error('no types were written');
  writeFileSync(
    path.join(folder, 'index.d.ts'),
    [
      "import type { SequesterApi } from './types/tools/package/api.js';",
      "export type { AnalysedReport, AnalyseOptions, SequesterApi } from './types/tools/package/api.js';",
      "export declare const analyse: SequesterApi['analyse'];",
      "export declare const version: SequesterApi['version'];",
      '',
    ].join('\n'),
  );
}
