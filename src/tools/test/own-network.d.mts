/** Address of this machine in a network of its own that is not the loopback: WebRTC leaves that out. */
export const OWN_ADDRESS: string;
/** Variable that is set where a program runs in a network of its own. */
export const OWN_NETWORK: string;
/** A command that runs a program in a network namespace, where no packet leaves the machine; null where that cannot be. */
export function inOwnNetwork(program: string, args: string[]): [program: string, args: string[]] | null;
