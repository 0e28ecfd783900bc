import { type Component, type LockFile, type Sbom, integrityOf } from './make-sbom.ts';

const LENGTHS = { 'SHA-512': 128, 'SHA-256': 64 } as const;

/**
 * What is wrong with a bill of materials, a line each; none where it is whole: every package of the lock is in it once, with the hash of the
 * lock and a licence, everything that is needed is there, and nothing is there twice.
 */
export function checkSbom(sbom: Sbom, lock: LockFile): string[] {
  const problems: string[] = [];
  const head = [sbom.bomFormat, sbom.specVersion, sbom.metadata.component.name].join(' ');
  if (head !== `CycloneDX 1.6 ${lock.name}`) problems.push(`head is ${head}`);
  const refs = new Map<string, Component>();
  for (const component of sbom.components) {
    const ref = component['bom-ref'];
    if (refs.has(ref)) problems.push(`${ref} is there twice`);
    refs.set(ref, component);
    problems.push(...problemsOf(component));
  }
  for (const [place, { version }] of Object.entries(lock.packages)) {
    if (place === '') continue;
    const found = refs.get(place);
    const hash = Buffer.from((integrityOf(lock.packages, place) ?? '').replace(/^sha512-/, ''), 'base64').toString(
      'hex',
    );
    if (found === undefined) problems.push(`${place} is not there`);
    else if (found.version !== version || found.hashes?.[0]?.content !== hash) problems.push(`${place} is another one`);
  }
  for (const { ref, dependsOn } of sbom.dependencies) {
    const unknown = [ref, ...dependsOn].filter((one) => one !== 'app' && !refs.has(one));
    if (unknown.length > 0) problems.push(`${ref} needs ${unknown.join(', ')}, which is not there`);
  }
  return problems;
}

function problemsOf({ 'bom-ref': ref, version, hashes, licenses, purl, type }: Component): string[] {
  const problems: string[] = [];
  if (version === '') problems.push(`${ref} has no version`);
  if (type === 'library' && purl?.startsWith('pkg:npm/') !== true) problems.push(`${ref} has no address of a package`);
  if (hashes === undefined || hashes.length === 0) problems.push(`${ref} has no hash`);
  for (const { alg, content } of hashes ?? [])
    if (!/^[0-9a-f]+$/.test(content) || content.length !== LENGTHS[alg])
      problems.push(`${ref} has a hash that is none`);
  if (licenses?.some(({ license }) => license.name === '') === true) problems.push(`${ref} has no licence`);
  return problems;
}
