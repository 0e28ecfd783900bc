import { chromosomeName } from '../../domain/tumour/allele-key.ts';
import { GermlineSigns } from '../../domain/tumour/germline-signs.ts';
import type { GenomicAllele } from '../../domain/tumour/profile.ts';
import type { FileAllele, TumourFile } from '../../domain/tumour/tumour-file.ts';
import { fail, ok, type Result } from '../../errors/result.ts';
import { buildOfHeader, isGvcfHeader } from '../vcf-header.ts';
import { parseGt } from '../vcf-record.ts';
import { isNotTumours, type SampleFields, sampleFields, shareOf } from './allele-share.ts';
import { csqFields, readAnnotation } from './annotation.ts';
import { readSomaticHeader, type SomaticHeader } from './somatic-header.ts';

const FIXED = 9;

/** Reads a VCF of a tumour's variants row by row, counting what would show that it is somebody's inherited genome. */
export class SomaticVcfReader {
  readonly #build: GenomicAllele['build'] | null;
  readonly #csq: readonly string[] | null;
  readonly #signs = new GermlineSigns();
  readonly #alleles: FileAllele[] = [];
  readonly #isGvcf: boolean;
  readonly #head: SomaticHeader;
  #rows = 0;
  #filtered = 0;
  #excluded = 0;

  /** @param header - the lines that begin with `##`, then the line of columns */
  constructor(header: readonly string[], columnLine: string, build: GenomicAllele['build'] | null) {
    const stated = buildOfHeader(header);
    this.#build = stated === 'NCBI36' ? null : (stated ?? build);
    this.#isGvcf = isGvcfHeader(header);
    this.#csq = csqFields(header);
    this.#head = readSomaticHeader(header, columnLine.split('\t').slice(FIXED).map((name) => name.trim()));
  } // prettier-ignore

  push(line: string): void {
    const fields = line.split('\t');
    const [chromosome = '', position = '', id = '', ref = '', altText = '', , filter = '', info = ''] = fields;
    if (!/^\d+$/.test(position)) return;
    this.#rows++;
    const alts = altText.split(',');
    const { tumourAt, normalAt } = this.#head;
    const [tumour, normal] = [this.#sample(fields, tumourAt), this.#sample(fields, normalAt)];
    const carried = alts.map((alt, at) => (alt === '.' || alt === ref ? null : carriedOf(tumour, { ref, alt, at })));
    if (carried.every((one) => !one?.isCarried)) {
      this.#excluded++;
      return;
    }
    const inNormal = alts.map((alt, at) => carriedOf(normal, { ref, alt, at }));
    const shares = carried.flatMap((one) => (one?.isCarried === true ? (one.share ?? []) : []));
    const isOfNormal = (at: number): boolean => {
      const [mine, other] = [carried[at], inNormal[at]];
      return (normal !== null && other?.isCalled === true) || isNotTumours(mine?.share ?? null, normal === null ? null : (other?.share ?? null));
    };
    const counts = tumour === null ? countsOf(info) : null;
    this.#signs.add({
      isNamed: /(?:^|[;,])rs\d+/.test(id),
      isCall: tumour !== null || counts !== null,
      isHomozygous: tumour === null ? counts?.isHomozygous === true : isOnBothCopies(tumour, chromosome),
      fraction: shares.length === 0 ? null : Math.max(...shares),
      isSomatic: carried.some((one, at) => one?.isCarried === true && !isOfNormal(at) && isReadInNormal(inNormal[at], normal)),
    });
    if (filter !== '' && filter !== '.' && filter.toUpperCase() !== 'PASS') {
      this.#filtered++;
      return;
    }
    const taken = alts.flatMap((alt, at) => (carried[at]?.isCarried === true && !isOfNormal(at) ? [{ alt, at }] : []));
    if (taken.length === 0) this.#excluded++;
    for (const { alt, at } of taken) {
      if (!/^[ACGTN]+$/i.test(alt) || !/^[ACGTN]+$/i.test(ref)) continue;
      this.#alleles.push({ allele: { build: this.#build ?? 'GRCh38', chromosome: chromosomeName(chromosome), position: Number(position), ref, alt }, ...readAnnotation(info, this.#csq, { ref, alts, at }) });
    }
  } // prettier-ignore

  finish(): Result<TumourFile> {
    if (this.#isGvcf) return fail('tumour/gvcf');
    const refused = this.#signs.verdict(this.#head.isMarked);
    // Two people are told apart from one tumour that is not proven: the remedy is another.
    if (this.#head.areSeveral && (refused === null || refused.reason === 'unproven'))
      return fail('tumour/several-tumours');
    if (refused !== null)
      return fail(`tumour/${refused.reason}`, { about: { share: { part: refused.part, of: refused.of } } });
    if (this.#build === null) return fail('tumour/build-unknown');
    return ok({ kind: 'vcf', build: this.#build, rows: this.#rows, filtered: this.#filtered, excluded: this.#excluded, isBare: this.#signs.isBare(this.#head.isMarked), alleles: this.#alleles }); // prettier-ignore
  }

  #sample(fields: readonly string[], at: number | null): SampleFields | null {
    return at === null ? null : sampleFields(fields[FIXED - 1] ?? '', fields[FIXED + at] ?? '');
  }
}

interface Carried {
  /** The genotype names the allele; null where there is no genotype. */
  isCalled: boolean | null;
  share: number | null;
  /** Called or, without a genotype, not stated to be absent. */
  isCarried: boolean;
}

/** Whether a sample has one allele of its row; without a sample nothing speaks against it. */
function carriedOf(sample: SampleFields | null, { ref, alt, at }: { ref: string; alt: string; at: number }): Carried {
  if (sample === null) return { isCalled: null, share: null, isCarried: true };
  const genotype = parseGt(sample.get('GT') ?? '');
  const isCalled = genotype.length === 0 ? null : genotype.includes(at + 1);
  const share = shareOf(sample, ref, alt, at);
  return { isCalled, share, isCarried: isCalled !== false && share !== 0 };
}

/** The normal was read here and does not have the change. */
function isReadInNormal(carried: Carried | undefined, normal: SampleFields | null): boolean {
  if (normal === null || carried === undefined) return false;
  const isRead = !parseGt(normal.get('GT') ?? '').includes(null);
  return isRead && (carried.isCalled === false || carried.share !== null);
}

/** Both copies have the same change: `1/1`, or `1` where a person has two copies. */
function isOnBothCopies(sample: SampleFields, chromosome: string): boolean {
  const genotype = parseGt(sample.get('GT') ?? '');
  const [first] = genotype;
  if (first === undefined || first === null || first === 0) return false;
  return genotype.length > 1 ? genotype.every((one) => one === first) : /^\d+$/.test(chromosomeName(chromosome));
}

/** Counts of alleles over people (AC of AN), which only callers of inherited genomes write into a list without columns. */
function countsOf(info: string): { isHomozygous: boolean } | null {
  const of = (name: string): number => Number(new RegExp(`(?:^|;)${name}=(\\d+)`).exec(info)?.[1] ?? NaN);
  const [alleles, all] = [of('AC'), of('AN')];
  return Number.isNaN(alleles) || Number.isNaN(all) ? null : { isHomozygous: all > 0 && alleles === all };
}
