/** Subfields of one sample by their names in FORMAT. */
export type SampleFields = ReadonlyMap<string, string>;

export function sampleFields(format: string, sample: string): SampleFields {
  const values = sample.split(':');
  return new Map(format.split(':').map((name, at) => [name, values[at] ?? '']));
}

/**
 * Share of reads with one allele, 0 to 1: AF, FA, VAF or FREQ as the caller states it, else from the depths of the alleles (AD), else from the counts of
 * Strelka (AU, CU, GU, TU; TAR and TIR). Null where the sample states none of them.
 *
 * @param at - which of the row's ALT alleles, from 0
 */
export function shareOf(sample: SampleFields, ref: string, alt: string, at: number): number | null {
  const depths = (sample.get('AD') ?? '').split(',').map((one) => (/^\d+$/.test(one) ? Number(one) : NaN));
  const all = depths.reduce((sum, depth) => sum + depth, 0);
  const mine = depths[at + 1];
  // Reads that were counted come first: no stated share may speak against none of them.
  const counted = depths.length > 1 && mine !== undefined && all > 0 ? mine / all : null;
  if (counted === 0) return 0;
  for (const name of ['AF', 'FA', 'VAF', 'FREQ']) {
    const stated = sample.get(name)?.split(',')[at]?.trim() ?? '';
    if (/^[\d.]+(?:e-?\d+)?%?$/i.test(stated) && stated !== '.') return stated.endsWith('%') ? Number(stated.slice(0, -1)) / 100 : Number(stated); // prettier-ignore
  }
  return counted ?? strelkaShare(sample, ref, alt);
}

function strelkaShare(sample: SampleFields, ref: string, alt: string): number | null {
  const tier = (name: string): number => Number(/^(\d+)/.exec(sample.get(name) ?? '')?.[1] ?? NaN);
  const isLetter = ref.length === 1 && alt.length === 1;
  const [without, having] = isLetter
    ? [tier(`${ref.toUpperCase()}U`), tier(`${alt.toUpperCase()}U`)]
    : [tier('TAR'), tier('TIR')];
  return without + having > 0 ? having / (without + having) : null;
}

/** From this part of the tumour's share on, a change is as much in the normal: it was inherited, or is a fault of reading. */
const AS_MUCH = 0.5;

/** Whether a change is not one of the tumour: its share is 0, or the normal holds as much of it. Null shares are not told. */
export function isNotTumours(tumour: number | null, normal: number | null): boolean {
  if (tumour === 0) return true;
  return tumour !== null && normal !== null && normal >= AS_MUCH * tumour;
}
