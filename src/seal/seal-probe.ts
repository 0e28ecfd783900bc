/** What a context saw when it tried to reach the network. */
export interface NetworkProbe {
  /** The attempt ended in an error. It also does when the network is simply off. */
  refused: boolean;
  /** The browser itself said that the policy forbade it (`securitypolicyviolation`, CSP Level 3, section 5). */
  byPolicy: boolean;
}

/** A host that cannot exist (RFC 6761): where a probe needs an address of somewhere else. */
export const NOWHERE = 'https://seal-probe.invalid/';

/** A moment for the browser to deliver the violation event, which is queued apart from the rejection. */
const EVENT_GRACE_MS = 50;

/**
 * Tries to fetch a path of our own origin that no file has. Our own origin on purpose: it is the destination that a
 * careless policy would still let through, and a context that cannot reach it can reach no other.
 *
 * @param scope - the global object of the context (`window`, a worker's `self`): where violation events arrive
 * @param folder - absolute address of the app's folder
 */
export async function probeNetwork(scope: EventTarget, folder: string): Promise<NetworkProbe> {
  const address = new URL('seal-probe', folder).href;
  const seen = { byPolicy: false };
  const onViolation = (event: Event): void => {
    if ('effectiveDirective' in event && event.effectiveDirective === 'connect-src') seen.byPolicy = true;
  };
  scope.addEventListener('securitypolicyviolation', onViolation);
  try {
    await fetch(address, { method: 'HEAD', cache: 'no-store', credentials: 'omit' });
    return { refused: false, byPolicy: false };
  } catch {
    if (!seen.byPolicy) await new Promise((resolve) => setTimeout(resolve, EVENT_GRACE_MS));
    return { refused: true, byPolicy: seen.byPolicy };
  } finally {
    scope.removeEventListener('securitypolicyviolation', onViolation);
  }
}
