import path from 'node:path';
import type { Rolldown } from 'vite';

/** What the bundler knows of a module. */
type ModuleOf = (id: string) => Pick<Rolldown.ModuleInfo, 'importedIds' | 'code'> | null;

/** A message where it is used: `m.name`. */
const MESSAGE_USED = /\bm\.(\w+)/g;

/**
 * Modules that the page needs before it shows anything: what its entry imports, and what that imports in turn. Of the messages, whose one index imports
 * all, those that these modules name.
 */
function firstModules(entry: string, messages: string, moduleOf: ModuleOf): Set<string> {
  const found = new Set([entry]);
  const named = new Set<string>();
  // A set that grows while it is walked is walked to its new end.
  for (const id of found) {
    const { importedIds = [], code = null } = moduleOf(id) ?? {};
    for (const imported of importedIds) if (!imported.startsWith(messages)) found.add(imported);
    for (const [, name] of (code ?? '').matchAll(MESSAGE_USED)) named.add(path.join(messages, `${String(name)}.js`));
  }
  return new Set([...found, ...named]);
}

/** Rooms of `src/ui` that come in one file: who opens one of them is likely to open the next. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  results: [
    'file',
    'overview',
    'medicines',
    'drugs',
    'mental-health',
    'scores',
    'ancestry',
    'coverage',
    'report',
    'open',
  ],
  people: ['people', 'changes', 'compare', 'browser', 'findings'],
  diseases: ['symptoms', 'tumour'],
  lab: ['lab'],
  app: ['privacy', 'methods', 'kiosk', 'selftest', 'search', 'shell', 'common'],
};
const FILE_OF_ROOM = new Map(Object.entries(ROOMS).flatMap(([file, rooms]) => rooms.map((room) => [room, file])));

/**
 * Groups the modules of the page into few files: one that every visit needs first, one with what two rooms or more share, and one for several rooms. Left
 * to itself the bundler writes a file for each set of views that share something, 160 in all, and each costs a browser that keeps the build a request, an
 * entry, a look at its checksum, and at every visit a link that holds it.
 *
 * @param root - absolute path of the project
 */
export function inFewChunks(root: string): NonNullable<Rolldown.OutputOptions['codeSplitting']> {
  const entry = path.join(root, 'index.html');
  const messages = path.join(root, 'src/i18n/paraglide/messages');
  const ui = path.join(root, 'src/ui');
  let first: Set<string> | null = null;
  return {
    groups: [
      {
        debugName: 'first',
        name: (id, context) => {
          first ??= firstModules(entry, messages, (wanted) => context.getModuleInfo(wanted));
          return first.has(id) ? 'first' : null;
        },
        priority: 2,
      },
      { name: 'shared', minShareCount: 2, priority: 1 },
      { debugName: 'rooms', name: (id) => FILE_OF_ROOM.get(path.relative(ui, id).split(path.sep)[0] ?? '') ?? null },
    ],
  };
}
