import { endsWith, readerOf, slice } from './natives.ts';

const Address = URL;
const read = (name: string): ((url: URL) => string) => {
  const reader = readerOf<string>(Address.prototype, name);
  return (url) => reader(url) ?? '';
};
const protocolOf = read('protocol');
const hostOf = read('host');
const pathOf = read('pathname');
const searchOf = read('search');
const INDEX = 'index.html';

/** Null where an address is none. */
function parse(address: string, base: string): URL | null {
  try {
    return new Address(address, base);
  } catch {
    return null;
  }
}

function pageOf(url: URL): string {
  const path = pathOf(url);
  return `${protocolOf(url)}//${hostOf(url)}${endsWith(path, INDEX) ? slice(path, 0, -INDEX.length) : path}`;
}

/**
 * Whether an address is the app's own page. Its query is none, or the one that the page was opened with: another would tell the server something.
 *
 * @param here - address of the page when it was opened
 */
export function staysHere(address: string, here: string): boolean {
  const to = parse(address, here);
  const from = parse(here, here);
  if (to === null || from === null) return false;
  const search = searchOf(to);
  return pageOf(to) === pageOf(from) && (search === '' || search === searchOf(from));
}

/** Whether an address is something that the page itself made: good to be saved, not to go to. */
export function isMadeHere(address: string, here: string): boolean {
  const to = parse(address, here);
  return to !== null && protocolOf(to) === 'blob:';
}
