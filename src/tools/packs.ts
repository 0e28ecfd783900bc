import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildAncestryPack, buildMoreMarkersPack } from './packs/ancestry.ts';
import { isReference } from '../reference/manifest-entry.ts';
import type { BuiltPack } from './packs/built-pack.ts';
import { buildChangePack } from './packs/changes.ts';
import { buildCivicPack } from './packs/civic.ts';
import { buildDrugPacks } from './packs/drugs.ts';
import { buildFindingPack } from './packs/findings.ts';
import { buildGenePack } from './packs/genes.ts';
import { buildHpoPack } from './packs/hpo.ts';
import { buildInteractionPack } from './packs/interactions.ts';
import { buildLabPack } from './packs/lab.ts';
import { buildLiftPack } from './packs/lift.ts';
import { buildMarkerPack } from './packs/markers.ts';
import { renewCivic } from './tumour/renew.ts';
import { renewHpo } from './hpo/renew.ts';
import { proxies } from './packs/proxies/find-proxies.ts';
import { buildPgxPacks } from './packs/pgx.ts';
import { buildPublishedPack } from './packs/published.ts';
import { buildSignNamePacks } from './packs/sign-names.ts';
import { buildScorePacks } from './packs/scores.ts';
import { buildTrialPack } from './packs/trials.ts';
import { buildSamples } from './samples/build-samples.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Folders of `public/` that hold nothing but what this tool writes. */
const OWN_FOLDERS = ['packs', 'samples'];

/**
 * Compiles the readable tables of `src/reference/tables` to the binaries of `public/` and writes the manifest that names them.
 * The same tables give the same bytes on every machine. `npm run packs -- proxies …` writes none: see {@link proxies}.
 * `npm run packs -- hpo …` first renews the tables of rare diseases, `-- civic …` those of tumours: see {@link renewHpo}, {@link renewCivic}.
 */
export function main([command, ...rest]: string[]): Promise<number> {
  if (command === 'proxies') return Promise.resolve(proxies(rest));
  if (command === 'hpo' && rest.length === 2) process.stdout.write(renewHpo(rest[0] ?? '', rest[1] ?? ''));
  else if (command === 'civic' && rest.length === 1) process.stdout.write(renewCivic(rest[0] ?? ''));
  else if (command !== undefined) {
    process.stderr.write(
      'usage: npm run packs [-- proxies … | hpo <hp.obo> <phenotype.hpoa> | civic <evidence summaries>]\n',
    );
    return Promise.resolve(2);
  }
  const packs = buildAllPacks(ROOT);
  clean(packs);
  for (const pack of packs) {
    const file = path.join(ROOT, 'public', pack.path);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, pack.bytes);
    process.stdout.write(`${pack.path}\t${String(pack.bytes.length)} bytes\n`);
  }
  writeFileSync(path.join(ROOT, 'src/reference/manifest.ts'), printManifest(packs));
  writeFileSync(path.join(ROOT, 'src/reference/pack-ids.ts'), printPackIds(packs));
  return Promise.resolve(0);
}

/** Every pack of the app, in the order of the manifest. */
export function buildAllPacks(root: string): BuiltPack[] {
  return [
    buildMarkerPack(root),
    buildAncestryPack(root),
    buildMoreMarkersPack(root),
    ...buildPgxPacks(root),
    ...buildDrugPacks(root),
    buildInteractionPack(root),
    buildFindingPack(root),
    buildGenePack(root),
    buildLabPack(root),
    buildHpoPack(root),
    ...buildSignNamePacks(root),
    buildPublishedPack(root),
    buildChangePack(root),
    buildCivicPack(root),
    buildTrialPack(root),
    buildLiftPack(root),
    ...buildScorePacks(root),
    ...buildSamples(root),
  ];
}

/** Removes binaries that no table stands behind any more. */
function clean(packs: readonly BuiltPack[]): void {
  const kept = new Set(packs.map((pack) => pack.path));
  for (const folder of OWN_FOLDERS) {
    const full = path.join(ROOT, 'public', folder);
    mkdirSync(full, { recursive: true });
    for (const name of readdirSync(full)) if (!kept.has(`${folder}/${name}`)) rmSync(path.join(full, name));
  }
}

/** Source text of the compiled-in list of packs. */
export function printManifest(packs: readonly BuiltPack[]): string {
  const entries = packs.map((pack) => {
    const { id, kind, version, date, licence, citation, bytes } = pack;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const rest = citation === undefined ? {} : { citation };
    return {
      identity: { id, version, date, licence, sha256 },
      kind,
      file: pack.path,
      sizeBytes: bytes.length,
      ...rest,
    };
  });
  return [
    "import type { ManifestEntry } from './manifest-entry.ts';",
    '',
    '/** Every pack that the app may load. Written by `npm run packs`. */',
    '// prettier-ignore',
    'export const MANIFEST: readonly ManifestEntry[] = [',
    ...entries.map((entry) => `  ${JSON.stringify(entry)},`),
    '];',
    '',
  ].join('\n');
}

/** Source text of the ids alone: what the first view needs of the manifest, whose hashes cannot be packed. */
export function printPackIds(packs: readonly BuiltPack[]): string {
  const list = (wanted: readonly BuiltPack[]): string => wanted.map(({ id }) => `  '${id}',`).join('\n');
  const lazy = packs.filter((pack) => !isReference(pack) && pack.kind !== 'sample');
  return [
    '// Written by `npm run packs`.',
    '',
    '/** Packs that are loaded at the start. */',
    'export const REFERENCE_IDS: readonly string[] = [',
    list(packs.filter(isReference)),
    '];',
    '',
    '/** Packs that are loaded when a room asks for them. */',
    'export const LAZY_IDS: readonly string[] = [',
    list(lazy),
    '];',
    '',
    '/** Files to try the app with. */',
    'export const SAMPLE_IDS: readonly string[] = [',
    list(packs.filter(({ kind }) => kind === 'sample')),
    '];',
    '',
  ].join('\n');
}
