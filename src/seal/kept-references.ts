/** What the app itself may still use of what `closeStores` (`guard/stores.ts`) took from the page. */
export interface KeptReferences {
  caches: CacheStorage | null;
  localStorage: () => Storage | null;
  sessionStorage: () => Storage | null;
  /** Whether the browser keeps a cookie that the page can see. */
  hasCookies: () => Promise<boolean>;
  /** `window.name` was set when the page began: by what was in this tab before. It is empty now. */
  hadName: boolean;
  /** A `link` by which the app itself has its scripts checked; the page makes none any more. */
  makeLink: () => HTMLLinkElement;
  register: (address: string, options: RegistrationOptions) => Promise<ServiceWorkerRegistration>;
  registrations: () => Promise<readonly ServiceWorkerRegistration[]>;
  update: (registration: ServiceWorkerRegistration) => Promise<unknown>;
}

let references: KeptReferences | null = null;

/** Set once, before anything else runs. */
export function keepReferences(kept: KeptReferences): void {
  references ??= kept;
}

/** Null outside of the page. */
export function keptReferences(): KeptReferences | null {
  return references;
}
