import type { ManifestEntry } from '../../reference/manifest-entry.ts';

/** An entry of `package-lock.json`. */
export interface LockedPackage {
  name?: string;
  version?: string;
  integrity?: string;
  /** It comes inside the archive of the package above it. */
  inBundle?: boolean;
  license?: string;
  dev?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

export interface LockFile {
  name: string;
  version: string;
  packages: Record<string, LockedPackage>;
}

/** A component of CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/), as far as it is used here. */
export interface Component {
  type: 'application' | 'library' | 'data';
  'bom-ref': string;
  name: string;
  version: string;
  purl?: string;
  /** `required`: travels with the app. `excluded`: builds and tests it. */
  scope?: 'required' | 'excluded';
  hashes?: { alg: 'SHA-512' | 'SHA-256'; content: string }[];
  licenses?: { license: { name: string } }[];
}

export interface Sbom {
  $schema: string;
  bomFormat: 'CycloneDX';
  specVersion: '1.6';
  version: 1;
  metadata: { component: Component };
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

const MARK = 'node_modules/';

function nameOf(place: string, { name }: LockedPackage): string {
  return name ?? place.slice(place.lastIndexOf(MARK) + MARK.length);
}

function purlOf(name: string, version: string): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/** The hash of a package; of one that comes inside another's archive, that archive's. */
export function integrityOf(packages: Readonly<Record<string, LockedPackage>>, place: string): string | undefined {
  const one = packages[place];
  if (one?.inBundle !== true) return one?.integrity;
  return packages[place.slice(0, place.lastIndexOf('/node_modules/'))]?.integrity;
}

function hexOf(integrity: string): string {
  return Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');
}

/** The place of the tree at which a package that another names is found. */
function placeOf(lock: LockFile, from: string, name: string): string | null {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf(`/${MARK}`)))) {
    const place = `${at === '' ? '' : `${at}/`}${MARK}${name}`;
    if (place in lock.packages) return place;
    if (at === '') return null;
  }
}

/**
 * The bill of materials of the app: every package of the lock with its hash and licence, what needs what, and every reference pack. It
 * has neither a date nor a number of its own, so that the same sources give the same bytes.
 */
export function makeSbom(lock: LockFile, packs: readonly ManifestEntry[]): Sbom {
  const placed = Object.entries(lock.packages).filter(([place]) => place !== '');
  const refOf = (place: string): string => place;
  const root: Component = { type: 'application', 'bom-ref': 'app', name: lock.name, version: lock.version };
  const libraries = placed.map(([place, one]): Component => {
    const [name, version] = [nameOf(place, one), one.version ?? ''];
    const integrity = integrityOf(lock.packages, place);
    return {
      type: 'library',
      'bom-ref': refOf(place),
      name,
      version,
      purl: purlOf(name, version),
      scope: one.dev === true ? 'excluded' : 'required',
      ...(integrity === undefined ? {} : { hashes: [{ alg: 'SHA-512', content: hexOf(integrity) }] }),
      ...(one.license === undefined ? {} : { licenses: [{ license: { name: one.license } }] }),
    };
  });
  const data = packs.map(({ identity }): Component => ({
    type: 'data',
    'bom-ref': `pack:${identity.id}`,
    name: identity.id,
    version: identity.version,
    scope: 'required',
    hashes: [{ alg: 'SHA-256', content: identity.sha256 }],
    licenses: [{ license: { name: identity.licence } }],
  }));
  const needs = ([place, one]: [string, LockedPackage]): { ref: string; dependsOn: string[] } => {
    const names = Object.keys({ ...one.dependencies, ...one.optionalDependencies, ...one.peerDependencies });
    const places = names.map((name) => placeOf(lock, place, name)).filter((found) => found !== null);
    return { ref: refOf(place), dependsOn: [...new Set(places.map(refOf))].sort() };
  };
  const top = needs(['', lock.packages[''] ?? {}]);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: root },
    components: [...libraries, ...data],
    dependencies: [
      { ref: 'app', dependsOn: [...top.dependsOn, ...data.map((one) => one['bom-ref'])] },
      ...placed.map(needs),
    ],
  };
}
