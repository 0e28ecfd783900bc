import type { Account, AccountPack } from './account.ts';
import type { AppChange, ChangeReason, PackChange } from './reasons.ts';

/** What of the app and its packs is another than before. */
export interface VersionChanges {
  packs: readonly PackChange[];
  app: AppChange | null;
}

const HASH_LENGTH = 12;
/** The list of rare diseases is only named by a report that ranks signs. */
const LIST = 'hpo';

/** Holds the packs of two reports against each other, by name; a pack with the same bytes is the same, whatever it calls itself. */
export function versionChanges(before: Account, after: Account): VersionChanges {
  const [old, now] = [byId(before.app.packs), byId(after.app.packs)];
  const ids = [...new Set([...old.keys(), ...now.keys()])].filter((id) => id !== LIST || (old.has(id) && now.has(id))).sort(); // prettier-ignore
  const packs = ids.flatMap((pack): PackChange[] => {
    const [from, to] = [old.get(pack), now.get(pack)];
    return from !== undefined && to !== undefined && isSame(from, to) ? [] : [{ pack, from: versionOf(from), to: versionOf(to) }]; // prettier-ignore
  });
  const isSameApp = before.app.version === after.app.version && before.app.kernelSha256 === after.app.kernelSha256;
  return { packs, app: isSameApp ? null : { from: appName(before), to: appName(after) } };
}

function byId(packs: readonly AccountPack[]): Map<string, AccountPack> {
  return new Map(packs.map((pack) => [pack.id, pack]));
}

function isSame(from: AccountPack, to: AccountPack): boolean {
  if (from.sha256 !== '' && to.sha256 !== '') return from.sha256 === to.sha256;
  return from.version === to.version && from.date === to.date;
}

function versionOf(pack: AccountPack | undefined): PackChange['from'] {
  return pack === undefined ? null : { version: pack.version, date: pack.date };
}

function appName({ app: { version, kernelSha256 } }: Account): string {
  return `${version} (kernel ${kernelSha256.slice(0, HASH_LENGTH)})`;
}

/**
 * The reason that is left where nothing tells more: those packs that the thing is computed from and that are other ones, and the app if it is
 * another one; with neither there is no reason that the reports show.
 */
export function versionReason({ packs, app }: VersionChanges, concerns: (pack: string) => boolean): ChangeReason {
  const concerned = packs.filter(({ pack }) => concerns(pack));
  if (concerned.length > 0) return { code: 'packs-changed', packs: concerned, ...(app === null ? {} : { app }) };
  return app === null ? { code: 'not-explained' } : { code: 'app-changed', ...app };
}
