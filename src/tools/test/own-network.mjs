import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Address of this machine in a network of its own that is not the loopback: WebRTC leaves that out. */
export const OWN_ADDRESS = '10.9.9.1';
/** Set where a program runs in a network of its own. */
export const OWN_NETWORK = 'SEQUESTER_OWN_NETWORK';

/** Runs in the namespace: brings its two interfaces up and has names looked up at this machine, then becomes the program. */
const ENTER = [
  'ip link set lo up',
  'ip link add own0 type veth peer name own1',
  `ip addr add ${OWN_ADDRESS}/24 dev own0`,
  'ip link set own0 up',
  'ip link set own1 up',
  // WebRTC looks for the address by which it would leave.
  'ip route add default via 10.9.9.2 dev own0',
  'mount --bind "$0" /etc/resolv.conf',
  'exec "$@"',
].join(' && ');

/**
 * A command that runs a program in a network namespace, where no packet leaves the machine and a test can be the name server. Needs Linux and
 * root; null where there is neither.
 * @param {string} program
 * @param {string[]} args
 * @returns {[program: string, args: string[]] | null}
 */
export function inOwnNetwork(program, args) {
  const folder = mkdtempSync(path.join(tmpdir(), 'sequester-network-'));
  const resolver = path.join(folder, 'resolv.conf');
  writeFileSync(resolver, 'nameserver 127.0.0.1\n');
  const enter = ['--net', '--mount', 'sh', '-c', ENTER, resolver];
  const tried = spawnSync('unshare', [...enter, 'true'], { stdio: 'ignore' });
  return tried.status === 0 ? ['unshare', [...enter, 'env', `${OWN_NETWORK}=1`, program, ...args]] : null;
}
