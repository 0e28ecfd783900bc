/** A record of ClinVar's VCF as its own header describes it; what is left out is left out of INFO. */
export interface ClinvarLine {
  chrom: string;
  pos: number;
  id?: string;
  ref: string;
  alt: string;
  sig?: string | undefined;
  sigIncl?: string;
  review?: string;
  rs?: number;
  gene?: string;
  origin?: string;
  af?: number;
  names?: string;
  mc?: string;
}

const HEADER = (build: string, date: string): string[] => [
  '##fileformat=VCFv4.1',
  `##fileDate=${date}`,
  '##source=ClinVar',
  `##reference=${build}`,
  '##ID=<Description="ClinVar Variation ID">',
  '##INFO=<ID=AF_EXAC,Number=1,Type=Float,Description="allele frequencies from ExAC">',
  '##INFO=<ID=CLNDN,Number=.,Type=String,Description="names of diseases">',
  '##INFO=<ID=CLNREVSTAT,Number=.,Type=String,Description="review status">',
  '##INFO=<ID=CLNSIG,Number=.,Type=String,Description="classification of the single variant">',
  '##INFO=<ID=CLNSIGINCL,Number=.,Type=String,Description="classification of a haplotype or genotype that includes this variant">',
  '##INFO=<ID=GENEINFO,Number=1,Type=String,Description="genes, symbol:id">',
  '##INFO=<ID=MC,Number=.,Type=String,Description="molecular consequence, id|word">',
  '##INFO=<ID=ORIGIN,Number=.,Type=String,Description="allele origin, bits">',
  '##INFO=<ID=RS,Number=.,Type=String,Description="dbSNP ID">',
];

function info({ id, sig, sigIncl, review, rs, gene, origin, af, names, mc }: ClinvarLine): string {
  const fields: [string, string | undefined][] = [
    ['AF_EXAC', af === undefined ? undefined : String(af)],
    ['ALLELEID', id],
    ['CLNDN', names ?? 'A_disease|not_provided'],
    ['CLNREVSTAT', review ?? 'criteria_provided,_single_submitter'],
    ['CLNSIG', sig],
    ['CLNSIGINCL', sigIncl],
    ['CLNVC', 'single_nucleotide_variant'],
    ['GENEINFO', gene === undefined ? undefined : `${gene}:1`],
    ['MC', mc],
    ['ORIGIN', origin ?? '1'],
    ['RS', rs === undefined ? undefined : String(rs)],
  ];
  return fields.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])).join(';');
}

/** The text of a ClinVar file of these records, in their order. Invented: only its shape is ClinVar's. */
export function clinvarText(lines: readonly ClinvarLine[], { build = 'GRCh37', date = '2026-11-22' } = {}): string {
  const rows = lines.map((line, at) =>
    [line.chrom, line.pos, line.id ?? String(1000 + at), line.ref, line.alt, '.', '.', info(line)].join('\t'),
  );
  return [...HEADER(build, date), '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO', ...rows, ''].join('\n');
}
