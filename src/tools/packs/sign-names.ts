import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SIGN_LANGUAGES, type SignLanguage } from '../../domain/rare/sign-names.ts';
import { encodeSignNames } from '../../reference/sign-names-pack.ts';
import type { BuiltPack } from './built-pack.ts';
import { field, parseTable } from './tsv.ts';

/** Compiles the labels of signs in other languages: one pack for each, fetched where somebody chooses it. */
export function buildSignNamePacks(root: string): BuiltPack[] {
  return SIGN_LANGUAGES.map((language) => buildOne(root, language));
}

function buildOne(root: string, language: SignLanguage): BuiltPack {
  const text = readFileSync(path.join(root, `src/reference/tables/hpo/labels-${language}.tsv`), 'utf8');
  const fact = (name: string): string => new RegExp(`^# ${name}: (.*)$`, 'm').exec(text)?.[1] ?? '';
  const { rows } = parseTable(text);
  return {
    id: `hpo-${language}`,
    kind: 'hpo-labels',
    path: `packs/hpo-${language}.bin`,
    version: `hpo-translations-${fact('version')}`,
    date: fact('date'),
    licence: fact('licence'),
    bytes: encodeSignNames({
      language,
      termIds: Uint32Array.from(rows, (row) => Number(field(row, 'id'))),
      labels: rows.map((row) => field(row, 'label')),
    }),
  };
}
