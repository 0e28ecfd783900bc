/** Callers that call nothing but what a tumour has, by the lines in which a program names itself. */
const CALLER_LINES: readonly RegExp[] = [
  /^##source=["']?(?:mutect\d?|strelka[ _-]*somatic|somatic[ _-]*strelka|somaticsniper|lofreq somatic|varscan\d?[ _-]*somatic|vardict(?:java)?[ _-]*(?:paired|somatic))\b/i,
  /^##MuTect(?:Version)?=/i,
  /^##GATKCommandLine(?:\.Mu[Tt]ect\d?)?=<ID=Mu[Tt]ect\d?\b/,
  /^##content=strelka somatic\b/i,
  /^##tumou?r_sample=\S/i,
];

/** Names of columns of a tumour and of what it is compared with. They say which column is which, never that a file is a tumour's. */
const TUMOUR_NAME = /^(?:tumou?r|primary|metastasis)$|[-_.](?:tumou?r|T|TP|TM)$|^tumou?r[-_.]/i;
const NORMAL_NAME = /^(?:normal|control|blood|germline)$|[-_.](?:normal|N|NB)$|^normal[-_.]/i;

/** What the head of a tumour's VCF says. */
export interface SomaticHeader {
  /** The caller's own line says that it calls tumours. */
  isMarked: boolean;
  /** Columns among the samples; null where there is none. */
  tumourAt: number | null;
  normalAt: number | null;
  areSeveral: boolean;
}

/**
 * Reads which program wrote a VCF and which of its columns is the tumour's. Paths and definitions of fields in the header are no marks.
 *
 * @param samples - names of the sample columns
 */
export function readSomaticHeader(header: readonly string[], samples: readonly string[]): SomaticHeader {
  const isMarked = header.some((line) => CALLER_LINES.some((one) => one.test(line)));
  const named = (what: RegExp): string | undefined => header.flatMap((line) => what.exec(line)?.[1] ?? [])[0]?.trim();
  const [tumour, beside] = [named(/^##tumou?r_sample=(.+)$/i), named(/^##normal_sample=(.+)$/i)];
  const byName = samples.findIndex((name) => name === tumour);
  const at = byName >= 0 ? byName : samples.findIndex((name) => TUMOUR_NAME.test(name));
  const normal = samples.findIndex((name, i) => i !== at && (name === beside || NORMAL_NAME.test(name)));
  if (samples.length !== 2) return { isMarked, tumourAt: samples.length === 0 ? null : Math.max(0, at), normalAt: null, areSeveral: samples.length > 2 }; // prettier-ignore
  const tumourAt = at >= 0 ? at : normal >= 0 ? 1 - normal : 0;
  // Of two columns one has to be said to be the tumour's or the normal's: else they are two people.
  return { isMarked, tumourAt, normalAt: 1 - tumourAt, areSeveral: at < 0 && normal < 0 };
}
