// @ts-check
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Globals that reach a network. Only the packs worker may name `fetch`. */
const NETWORK_GLOBALS = [
  'fetch',
  'fetchLater',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'RTCPeerConnection',
  'Image',
  'Audio',
  'importScripts',
];
/** Globals that outlive the page. Only `src/storage` may name them. */
const STORAGE_GLOBALS = ['indexedDB', 'localStorage', 'sessionStorage', 'caches', 'cookieStore'];

/** @param {string[]} names @param {string} message */
const restrict = (names, message) => names.map((name) => ({ name, message }));
const NETWORK = restrict(NETWORK_GLOBALS, 'Only workers/packs.worker.ts has a network.');
const STORAGE = restrict(STORAGE_GLOBALS, 'Only src/storage may keep anything.');

/** The same ways out, taken through an object. */
const RESTRICTED_PROPERTIES = [
  ...['window', 'self', 'globalThis'].flatMap((object) =>
    [...NETWORK_GLOBALS, ...STORAGE_GLOBALS].map((property) => ({ object, property })),
  ),
  { object: 'navigator', property: 'sendBeacon' },
  { object: 'document', property: 'cookie' },
];

/** Text never becomes code or markup, and no name of a person's file reaches the address bar. */
const RESTRICTED_SYNTAX = [
  { selector: 'MemberExpression[property.name="sendBeacon"]', message: 'Nothing leaves the browser.' },
  { selector: 'AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]', message: 'Text stays text.' },
  { selector: 'CallExpression[callee.property.name="insertAdjacentHTML"]', message: 'Text stays text.' },
  { selector: 'TSEnumDeclaration', message: 'Use a const object: enums are not erasable.' },
];

/** Node scripts have the terminal and the file system; nothing of them runs in a browser. */
const NODE_FILES = ['src/tools/**/*.{ts,mjs}', 'test/**/*.ts', '*.config.{js,ts}', '.dependency-cruiser.js'];

export default defineConfig(
  {
    // The kernel is AssemblyScript: its own compiler checks it. Paraglide writes its own folder.
    ignores: [
      'dist/',
      'dist-single/',
      'node_modules/',
      'assembly/',
      'src/i18n/paraglide*/',
      'test-results/',
      'public/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  svelte.configs.recommended,
  svelte.configs.prettier,
  {
    languageOptions: {
      globals: { ...globals.browser },
      parserOptions: { project: ['./workers/tsconfig.json', './tsconfig.lint.json'], extraFileExtensions: ['.svelte'] },
    },
    rules: {
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'off',
      'no-restricted-globals': ['error', ...NETWORK, ...STORAGE],
      'no-restricted-properties': ['error', ...RESTRICTED_PROPERTIES],
      'no-restricted-syntax': ['error', ...RESTRICTED_SYNTAX],
      'max-params': ['error', { max: 4 }],
      'max-lines': ['error', { max: 320, skipBlankLines: true, skipComments: true }],
      // Counts and positions are printed as they are; everything else needs a word of its own.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-definitions': 'off', // a union of shapes reads better as a type
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Reading columns of known length in hot loops: a check of each index would cost more than the work.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
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
  // The parser does not know the types of callbacks that are written in markup; svelte-check does.
  { files: ['**/*.svelte'], rules: { '@typescript-eslint/no-unsafe-argument': 'off' } },
  { files: ['workers/**/*.ts', 'src/engine/**/*.ts'], languageOptions: { globals: { ...globals.worker } } },
  {
    // The packs worker has the network; the seal probe tries it to show that the others have none.
    files: ['workers/packs.worker.ts', 'src/seal/seal-probe.ts'],
    rules: { 'no-restricted-globals': ['error', ...STORAGE] },
  },
  // The one keeps the built files and fetches nothing else, the second reads what it kept, the third looks for what anything else left behind.
  {
    files: ['workers/airplane.sw.ts', 'src/seal/leftovers.ts'],
    rules: { 'no-restricted-globals': 'off' },
  },
  { files: ['src/storage/**/*.ts'], rules: { 'no-restricted-globals': ['error', ...NETWORK] } },
  {
    files: NODE_FILES,
    languageOptions: { globals: { ...globals.node } },
    rules: { 'no-restricted-globals': 'off', 'no-restricted-properties': 'off' },
  },
  // The tests of the seal try everything that is forbidden.
  { files: ['test/**/*.ts'], rules: { 'no-restricted-syntax': 'off', 'max-params': 'off' } },
  { files: ['**/*.{js,mjs}'], extends: [ts.configs.disableTypeChecked] },
);
