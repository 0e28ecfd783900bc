import { WORKER_URL_POLICY } from './policy/trusted-types.ts';

/** Part of the Trusted Types API that is used here; TypeScript's DOM library does not have it yet. */
interface TrustedTypesHost {
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL: (address: string) => string },
    ): { createScriptURL(address: string): unknown };
  };
}

/**
 * Makes the page's one policy for addresses of workers. It can be made once: nobody can make another that lets more pass.
 *
 * @param isKnown - whether an address is one of the app's own
 * @returns what turns a known address into one that a worker may be started from; throws at any other
 */
export function trustAddresses(isKnown: (address: string) => boolean): (address: string) => string {
  const { trustedTypes } = globalThis as TrustedTypesHost;
  const check = (address: string): string => {
    if (!isKnown(address)) throw new TypeError('not a worker of this app');
    return address;
  };
  const policy = trustedTypes?.createPolicy(WORKER_URL_POLICY, { createScriptURL: check });
  // The browser takes the trusted object where its declared type is still a string.
  return policy === undefined ? check : (address) => policy.createScriptURL(address) as string;
}
