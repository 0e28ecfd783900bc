import type { PeerResult } from './peers/peer-result.ts';

/** Modules by the first word of the command; each runs every case of a file or folder. */
const KINDS: Readonly<
  Record<string, () => Promise<{ run(path: string, options: { out?: string }): Promise<PeerResult> }>>
> = {
  ancestry: () => import('./peers/ancestry.ts'),
  dtc: () => import('./peers/dtc.ts'),
  pgx: () => import('./peers/pgx.ts'),
  'pgx-table': () => import('./peers/pgx-table.ts'),
  prs: () => import('./peers/prs.ts'),
  rare: () => import('./peers/rare.ts'),
  'rare-exome': () => import('./peers/rare-exome.ts'),
  reanalysis: () => import('./peers/reanalysis.ts'),
};

/** `npm run peers -- <kind> <file or folder>` (`rare <file> --out <ranks>`): prints failing cases and the totals. Exit status 1 if any failed. */
export async function main(args: string[]): Promise<number> {
  const [kind = '', target = '', option, out] = args;
  const load = KINDS[kind];
  if (
    load === undefined ||
    target === '' ||
    (option !== undefined && (option !== '--out' || out === undefined || kind !== 'rare'))
  ) {
    process.stderr.write(
      `usage: npm run peers -- ${Object.keys(KINDS).join('|')} <file or folder> [--out FILE (rare)]\n`,
    );
    return 2;
  }
  const { passed, failed, skipped, lines } = await (await load()).run(target, out === undefined ? {} : { out });
  for (const line of lines) process.stdout.write(`${line}\n`);
  process.stdout.write(`${String(passed)} passed, ${String(failed)} failed, ${String(skipped)} skipped\n`);
  return failed > 0 ? 1 : 0;
}
