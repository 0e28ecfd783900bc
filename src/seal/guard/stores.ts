import { takeAway } from '../take-away.ts';
import type { KeptReferences } from '../kept-references.ts';
import { callerOf, fix, fixAttribute, readerOf } from './natives.ts';

type Page = Window & typeof globalThis;

/** What other pages of the origin, later visits, and other sites in the same tab could read. The app uses none of it but through what is returned. */
const SHARED: readonly string[] = [
  'caches',
  'localStorage',
  'sessionStorage',
  'cookieStore',
  'BroadcastChannel',
  'SharedWorker',
];

/** Takes stores and the handling of service workers from the page, and gives back what the app itself needs of them. */
export function closeStores(window: Page): KeptReferences {
  const kept = keep(window);
  takeAway(window, SHARED);
  fixAttribute(window.Document.prototype, 'cookie', '');
  emptyName(window);
  closeServiceWorkers(window);
  return kept;
}

function keep(window: Page): KeptReferences {
  const { document, navigator } = window;
  const storage = (name: 'localStorage' | 'sessionStorage') => {
    const reader = readerOf<Storage>(window, name);
    return (): Storage | null => reader(window) ?? null;
  };
  const cookieOf = readerOf<string>(window.Document.prototype, 'cookie');
  const cookieStore = Reflect.get(window, 'cookieStore') as Page['cookieStore'] | undefined;
  const caches = Reflect.get(window, 'caches') as CacheStorage | undefined;
  const createElement = callerOf<HTMLLinkElement>(Reflect.get(window.Document.prototype, 'createElement'));
  const container = (navigator as Partial<Navigator>).serviceWorker;
  const methodOf = (name: string): unknown => (container === undefined ? undefined : Reflect.get(container, name));
  const register = callerOf<Promise<ServiceWorkerRegistration>>(methodOf('register'));
  const registrations = callerOf<Promise<ServiceWorkerRegistration[]>>(methodOf('getRegistrations'));
  const update = callerOf<Promise<unknown>>(
    'ServiceWorkerRegistration' in window
      ? Reflect.get(window.ServiceWorkerRegistration.prototype, 'update')
      : undefined,
  );
  return {
    caches: caches ?? null,
    localStorage: storage('localStorage'),
    sessionStorage: storage('sessionStorage'),
    hasCookies: async () =>
      cookieStore === undefined ? cookieOf(document) !== '' : (await cookieStore.getAll()).length > 0,
    hadName: window.name !== '',
    makeLink: () => createElement(document, 'link'),
    register: (address, options) => register(container, address, options),
    registrations: async () => (container === undefined ? [] : registrations(container)),
    update: (registration) => update(registration),
  };
}

/** The name of a window stays with the tab: the next site in it reads what was put there. */
function emptyName(window: Page): void {
  const set = Reflect.getOwnPropertyDescriptor(window, 'name')?.set;
  const write = callerOf<undefined>(set);
  const empty = (): void => {
    if (set !== undefined) write(window, '');
  };
  empty();
  fixAttribute(window, 'name', '');
  window.addEventListener('pagehide', empty);
}

/** The app registers its own by way of what it kept. Nobody ends that registration or has the browser ask the server beside it. */
function closeServiceWorkers(window: Page): void {
  const take = (holder: string, names: readonly string[]): void => {
    const { prototype } = (Reflect.get(window, holder) ?? {}) as { prototype?: object };
    if (prototype !== undefined) for (const name of names) if (name in prototype) fix(prototype, name, undefined);
  };
  take('ServiceWorkerContainer', ['register']);
  take('ServiceWorkerRegistration', [
    'unregister',
    'update',
    'navigationPreload',
    'pushManager',
    'backgroundFetch',
    'sync',
    'periodicSync',
    'cookies',
    'showNotification',
  ]);
  take('NavigationPreloadManager', ['enable', 'setHeaderValue', 'disable', 'getState']);
}
