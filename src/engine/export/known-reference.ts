import { type Chromosome, genomeKey } from '../../domain/genotype/genome.ts';
import type { ExportPacks } from './export-desk.ts';

export type ExportBuild = 'GRCh37' | 'GRCh38';

/** A place of a table, on both builds; 0 where it has none there. */
interface KnownPlace {
  key: Readonly<Record<ExportBuild, number>>;
  /** Reference alleles; null where not known on that build. */
  ref: Readonly<Record<ExportBuild, string | null>>;
  /** Whether reference and alternates are single bases. */
  isSingle: boolean;
  rsid: string;
}

/** What the packs know of the reference sequence of one build, and which places of the other build are its own. */
export interface KnownReference {
  /** Single reference base by genome key. */
  base: ReadonlyMap<number, string>;
  /** Places at which an insertion or deletion is defined: a chip's letters there are no bases. */
  indels: ReadonlySet<number>;
  /** Key on this build by key on the other one, for places whose reference base is known here. */
  fromOther: ReadonlyMap<number, number>;
  /** Keys of places of medicines and findings, in order. */
  asked: readonly { key: number; rsid: string }[];
}

type Packs = Pick<ExportPacks, 'pgx' | 'findings' | 'panels'>;

const LETTERS = '?ACGT';

/**
 * Gathers reference bases. Tables of medicines and findings state them on both builds. Panels of ancestry state them on GRCh37 alone (the first panel
 * and HGDP's; the wide panel does not say which allele is the reference). Where two tables disagree the base counts as not known.
 */
export function knownReference(packs: Packs, build: ExportBuild): KnownReference {
  const other: ExportBuild = build === 'GRCh37' ? 'GRCh38' : 'GRCh37';
  const base = new Map<number, string>();
  const disputed = new Set<number>();
  const indels = new Set<number>();
  const fromOther = new Map<number, number>();
  const asked: { key: number; rsid: string }[] = [];
  const add = ({ key, ref, isSingle, rsid }: KnownPlace, isAsked: boolean): void => {
    const [here, there, letter] = [key[build], key[other], ref[build]];
    if (here === 0 || letter === null) return;
    if (!isSingle) {
      indels.add(here);
      return;
    }
    if ((base.get(here) ?? letter) !== letter) disputed.add(here);
    base.set(here, letter);
    if (there !== 0) fromOther.set(there, here);
    if (isAsked) asked.push({ key: here, rsid });
  };
  for (const place of definedPlaces(packs)) add(place, true);
  for (const place of panelPlaces(packs.panels)) add(place, false);
  for (const key of disputed) base.delete(key);
  return { base, indels, fromOther, asked: asked.filter(({ key }) => base.has(key)).sort((a, b) => a.key - b.key) };
}

function keyOf(chromosome: Chromosome, position: number | null): number {
  return position === null ? 0 : genomeKey(chromosome, position);
}

function* definedPlaces({ pgx, findings }: Packs): Generator<KnownPlace> {
  for (const { chromosome, positions } of pgx?.genes ?? []) {
    if (chromosome === null) continue;
    for (const { position, position37, ref, ref37, alts, rsid, kind } of positions) {
      yield {
        key: { GRCh37: keyOf(chromosome, position37), GRCh38: keyOf(chromosome, position) },
        ref: { GRCh37: ref37 ?? ref, GRCh38: ref },
        isSingle: kind === 'snv' && [ref, ...alts].every((allele) => /^[ACGT]$/.test(allele)),
        rsid,
      };
    }
  }
  for (const { chromosome, position37, position38, ref, alt, rsid } of findings?.variants ?? []) {
    yield {
      key: { GRCh37: keyOf(chromosome, position37), GRCh38: keyOf(chromosome, position38) },
      ref: { GRCh37: ref, GRCh38: ref },
      isSingle: /^[ACGT]$/.test(ref) && /^[ACGT]$/.test(alt),
      rsid,
    };
  }
}

function* panelPlaces(panels: Packs['panels']): Generator<KnownPlace> {
  for (const { GRCh37: at37, GRCh38: at38 } of panels) {
    if (at37 === undefined) continue;
    const keys38 = new Map<number, number>();
    at38?.term.forEach((term, row) => keys38.set(term, at38.keys[row] ?? 0));
    for (let row = 0; row < at37.keys.length; row++) {
      const letter = LETTERS[(at37.alleles[row] ?? 0) & 15] ?? '?';
      if (letter === '?') continue;
      yield {
        key: { GRCh37: at37.keys[row] ?? 0, GRCh38: keys38.get(at37.term[row] ?? 0) ?? 0 },
        ref: { GRCh37: letter, GRCh38: null },
        isSingle: true,
        rsid: '',
      };
    }
  }
}
