/** What a context saw when it tried to reach the network. */
export interface NetworkProbe {
  /** The policy of the context refused both attempts of {@link probeNetwork}. */
  refused: boolean;
}

/** A host that cannot exist (RFC 6761): where a probe needs an address of somewhere else. */
export const NOWHERE = 'https://seal-probe.invalid/';

/**
 * An address that is its own answer (RFC 2397). Where `connect-src` lets nothing through the browser refuses it before it looks further; anywhere
 * else it is read, without a network and without a wait. Tried in Chromium, Firefox and WebKit, in pages, workers and workers of text, over
 * http and from disk.
 */
const OWN_ANSWER = 'data:,';

/**
 * Tries whether the context may connect: to an address that needs no network, which only a policy refuses, and to a path of our own origin that
 * no file has. Our own origin on purpose: it is the destination that a careless policy would still let through, and where the service
 * worker is in control it answers without a network too.
 *
 * @param folder - absolute address of the app's folder
 */
export async function probeNetwork(folder: string): Promise<NetworkProbe> {
  const attempts = await Promise.all([OWN_ANSWER, new URL('seal-probe', folder).href].map(isRefused));
  return { refused: attempts.every((refused) => refused) };
}

async function isRefused(address: string): Promise<boolean> {
  try {
    await fetch(address, { cache: 'no-store', credentials: 'omit' });
    return false;
  } catch {
    return true;
  }
}
