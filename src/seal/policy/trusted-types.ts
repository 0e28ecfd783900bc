/** Policy that turns the two known worker addresses into trusted script URLs; the only one that the app creates. */
export const WORKER_URL_POLICY = 'sequester-worker-url';

/** Names that `trusted-types` lets be created: Svelte's template policy and our own. */
export const TRUSTED_TYPES_POLICIES: readonly string[] = ['svelte-trusted-html', WORKER_URL_POLICY];
