// @ts-check
// The layers of the project: nothing may import upwards. Run by `npm test`.

/** What each layer may import, besides itself. Floors from below: domain, errors, formats and reference, engine, rpc, state, ui. */
const LAYERS = {
  '^src/domain/': [],
  '^src/bytes/': ['@noble/hashes'],
  '^src/seal/policy/': [],
  '^src/errors/': ['^src/i18n/', '^src/domain/'],
  '^src/formats/': ['^src/domain/', '^src/errors/', 'fflate', 'yaml', 'age-encryption'],
  '^src/reference/': ['^src/domain/', '^src/errors/', 'valibot', 'fflate'],
  '^src/storage/': ['^src/bytes/', '^src/domain/', '^src/errors/', 'idb', 'hash-wasm', 'valibot'],
  '^src/seal/': ['^src/bytes/', '^src/errors/', '^src/storage/buckets'],
  '^src/engine/': ['^assembly/[a-z-]*layout', '^src/(bytes|formats|reference|domain|errors)/'],
  '^src/rpc/': [
    '^src/(bytes|engine/part|engine/vault-api|formats/layout|reference|seal|storage|domain|errors)',
    '^workers/[a-z]+\\.worker',
    'comlink',
    'fflate',
  ],
  '^workers/safe': ['^src/(storage|bytes|seal|domain|rpc|errors)/', 'comlink'],
  '^workers/(?!safe)': [
    '^src/(engine|bytes|formats|reference|seal|domain|rpc|errors)/',
    '^src/virtual',
    'virtual:',
    'comlink',
  ],
};

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      // A part that is loaded when it is shown may ask for its host: by then both are there.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
    },
    ...Object.entries(LAYERS).map(([layer, allowed]) => ({
      name: `layer ${layer}`,
      severity: /** @type {const} */ ('error'),
      from: { path: layer },
      to: { pathNot: [layer, ...allowed] },
    })),
    {
      name: 'state-knows-no-view',
      severity: 'error',
      from: { path: '^src/state/' },
      to: { path: '^(src/(ui|tools|formats|engine)/|workers/|test/)' },
    },
    {
      name: 'ui-knows-no-worker',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { path: '^(src/(tools|formats|engine|storage)/|workers/|test/)' },
    },
    {
      // A room is a folder of `ui` for one thing that a person does. What two rooms need is common, words, or an inner view.
      name: 'a-room-imports-no-room',
      severity: 'error',
      from: { path: '^src/ui/(?!(?:common|words|shell)/)([^/]+)/' },
      to: { path: '^src/ui/(?!(?:common|words)/)[^/]+/', pathNot: '^src/ui/$1/' },
    },
    {
      name: 'what-rooms-share-knows-no-room',
      severity: 'error',
      from: { path: '^src/ui/(common|words|shell)/' },
      to: { path: '^src/ui/[^/]+/', pathNot: '^src/ui/(common|words|$1)/' },
    },
    {
      name: 'words-know-no-picture',
      severity: 'error',
      from: { path: '^src/ui/words/' },
      to: { path: '(^src/ui/(?!words/)|\\.svelte$)' },
    },
    {
      name: 'the-kernel-stands-alone',
      severity: 'error',
      from: { path: '^assembly/' },
      to: { pathNot: '^assembly/' },
    },
    {
      name: 'product-knows-no-tool-or-test',
      severity: 'error',
      from: { path: '^(src|workers)/', pathNot: '^src/tools/' },
      to: { path: '^(src/tools|test)/' },
    },
    {
      name: 'no-dev-package-in-the-product',
      severity: 'error',
      from: { path: '^(src|workers)/', pathNot: '^src/tools/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'core'], pathNot: '^svelte|@types' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|src/i18n/paraglide' },
    exclude: { path: '\\.css$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.svelte', '.mjs'] },
  },
};
