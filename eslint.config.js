// @ts-check
// The components' linter. Modules have oxlint's (.oxlintrc.json), which does not read Svelte's markup.
import { readFileSync } from 'node:fs';
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';

/** What modules and components alike may not write is said once, for both linters. */
const shared = JSON.parse(readFileSync(new URL('.oxlintrc.json', import.meta.url), 'utf8')).rules;

export default defineConfig(
  { files: ['**/*.svelte'] },
  { ignores: ['**/*.{js,mjs,ts}', 'dist/', 'dist-single/', 'node_modules/', 'test-results/', '.svelte-check/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ts.configs.strict,
  ts.configs.stylistic,
  svelte.configs.recommended,
  svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.browser }, parserOptions: { parser: ts.parser } },
    rules: {
      ...Object.fromEntries(
        ['no-restricted-globals', 'no-restricted-properties', 'max-params', 'max-lines'].map((name) => [
          name,
          shared[name],
        ]),
      ),
      'no-restricted-syntax': shared['house/no-restricted-syntax'],
      'no-console': 'error',
      'no-eval': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-definitions': 'off', // a union of shapes reads better as a type
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Reading columns of known length in hot loops: a check of each index would cost more than the work.
      '@typescript-eslint/no-non-null-assertion': 'off',
      'svelte/no-at-html-tags': 'error',
      'svelte/no-inline-styles': ['error', { allowTransitions: true }],
      'svelte/no-target-blank': 'error',
      'svelte/button-has-type': 'error',
      'svelte/require-each-key': 'error',
      // Results are frozen and replaced as a whole (`$state.raw`): a Set in them never changes.
      'svelte/prefer-svelte-reactivity': 'off',
      // A hash route is no SvelteKit path.
      'svelte/no-navigation-without-resolve': 'off',
      // `let { … } = $props()` is how Svelte declares its inputs.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { excludedRunes: ['$props'] }],
    },
  },
);
