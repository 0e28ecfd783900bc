import { chromosomeName } from '../../domain/tumour/allele-key.ts';
import { GermlineSigns } from '../../domain/tumour/germline-signs.ts';
import type { GenomicAllele } from '../../domain/tumour/profile.ts';
import type { FileAllele, TumourFile } from '../../domain/tumour/tumour-file.ts';
import { fail, ok, type Result } from '../../errors/result.ts';
import { buildOfHeader, isGvcfHeader } from '../vcf-header.ts';
import { parseGt } from '../vcf-record.ts';
import { csqFields, readAnnotation } from './annotation.ts';

/** Callers of tumours, by what they write in a header. */
const CALLERS = /mutect|strelka.*somatic|somatic.*strelka|somaticsniper|varscan.*somatic|lofreq.*somatic|##tumou?r_sample=|##INFO=<ID=(?:SOMATIC|SSC|TLOD|TVAF),|VarDict.*(?:paired|somatic)|##FORMAT=<ID=(?:SSC|AU),/i; // prettier-ignore
/** Names of columns of a tumour and of what it is compared with. */
const TUMOUR_NAME = /^(?:tumou?r|primary|metastasis)$|[-_.](?:tumou?r|T|TP|TM)$|^tumou?r[-_.]/i;
const NORMAL_NAME = /^(?:normal|control|blood|germline)$|[-_.](?:normal|N|NB)$|^normal[-_.]/i;
const FIXED = 9;

/** Reads a VCF of a tumour's variants row by row, counting what would show that it is somebody's inherited genome. */
export class SomaticVcfReader {
  readonly #build: GenomicAllele['build'] | null;
  readonly #csq: readonly string[] | null;
  readonly #signs = new GermlineSigns();
  readonly #alleles: FileAllele[] = [];
  readonly #isGvcf: boolean;
  readonly #tumourAt: number | null;
  readonly #areSeveral: boolean;
  #isMarked: boolean;
  #rows = 0;
  #filtered = 0;
  #excluded = 0;

  /** @param header - the lines that begin with `##`, then the line of columns */
  constructor(header: readonly string[], columnLine: string, build: GenomicAllele['build'] | null) {
    const text = header.join('\n');
    const stated = buildOfHeader(header);
    this.#build = stated === 'NCBI36' ? null : (stated ?? build);
    this.#isGvcf = isGvcfHeader(header);
    this.#csq = csqFields(header);
    const samples = columnLine.split('\t').slice(FIXED).map((name) => name.trim());
    const named = /^##tumou?r_sample=(.+)$/im.exec(text)?.[1]?.trim();
    const at = samples.findIndex((name) => name === named || TUMOUR_NAME.test(name));
    const normal = samples.findIndex((name) => NORMAL_NAME.test(name));
    this.#tumourAt = at >= 0 ? at : samples.length === 2 && normal >= 0 ? 1 - normal : samples.length > 0 ? 0 : null;
    this.#isMarked = CALLERS.test(text) || at >= 0 || (samples.length === 2 && normal >= 0);
    this.#areSeveral = samples.length > 2 || (samples.length === 2 && !this.#isMarked);
  } // prettier-ignore

  push(line: string): void {
    const fields = line.split('\t');
    const [chromosome = '', position = '', id = '', ref = '', alts = '', , filter = '', info = ''] = fields;
    if (!/^\d+$/.test(position)) return;
    this.#rows++;
    if (/(?:^|;)SOMATIC(?:;|$)/.test(info)) this.#isMarked = true;
    const sample = this.#tumourAt === null ? null : subfields(fields[FIXED - 1] ?? '', fields[FIXED + this.#tumourAt] ?? ''); // prettier-ignore
    const genotype = sample === null ? null : parseGt(sample.get('GT') ?? '');
    this.#signs.add(/(?:^|[;,])rs\d+/.test(id), genotype, sample === null ? null : fractionOf(sample));
    if (filter !== '' && filter !== '.' && filter.toUpperCase() !== 'PASS') {
      this.#filtered++;
      return;
    }
    const isThere = genotype === null || genotype.length === 0 || genotype.some((one) => one !== null && one > 0);
    if (!isThere) {
      this.#excluded++;
      return;
    }
    const annotation = readAnnotation(info, this.#csq);
    alts.split(',').forEach((alt, i) => {
      if (!/^[ACGTN]+$/i.test(alt) || !/^[ACGTN]+$/i.test(ref)) return;
      const isCalled = genotype === null || genotype.length === 0 || genotype.includes(i + 1);
      if (isCalled) this.#alleles.push({ allele: { build: this.#build ?? 'GRCh38', chromosome: chromosomeName(chromosome), position: Number(position), ref, alt }, ...annotation }); // prettier-ignore
    });
  }

  finish(): Result<TumourFile> {
    if (this.#isGvcf) return fail('tumour/gvcf');
    const refused = this.#signs.verdict(this.#isMarked);
    if (refused !== null)
      return fail(`tumour/${refused.reason}`, { about: { share: { part: refused.part, of: refused.of } } });
    if (this.#areSeveral) return fail('tumour/several-tumours');
    if (this.#build === null) return fail('tumour/build-unknown');
    return ok({ kind: 'vcf', build: this.#build, rows: this.#rows, filtered: this.#filtered, excluded: this.#excluded, alleles: this.#alleles }); // prettier-ignore
  }
}

function subfields(format: string, sample: string): Map<string, string> {
  const values = sample.split(':');
  return new Map(format.split(':').map((name, at) => [name, values[at] ?? '']));
}

/** Share of reads with the change: AF or FREQ as the caller states it, else from the depths of the alleles. */
function fractionOf(sample: ReadonlyMap<string, string>): number | null {
  const stated = sample.get('AF') ?? sample.get('FA') ?? sample.get('VAF') ?? sample.get('FREQ');
  const [first = ''] = (stated ?? '').split(',');
  if (/^\d/.test(first)) return first.endsWith('%') ? Number(first.slice(0, -1)) / 100 : Number(first);
  const depths = (sample.get('AD') ?? '').split(',').map(Number);
  const all = depths.reduce((sum, depth) => sum + depth, 0);
  return depths.length > 1 && all > 0 ? 1 - (depths[0] ?? 0) / all : null;
}
