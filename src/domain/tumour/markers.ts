import type { Markers, ReceptorStatus } from './profile.ts';

/** Reads what a laboratory says of a tumour as a whole ("MSI-H", "dMMR", "TMB 12", "HER2 negative", "triple negative"); null for anything else. */
export function readMarkers(written: string): Partial<Markers> | null {
  const text = written.trim().toUpperCase().replace(/[‐‑‒–—−]/g, '-').replace(/\s+/g, ' ').replace(/[.;,:]+$/, '').replace(/^(MSI|MICROSATELLITE INSTABILITY)(?: STATUS)? ?: ?/, '$1 ');
  if (/^(?:MSI-?H|MSI[- ]HIGH|MICROSATELLITE INSTABILITY(?:[- ]HIGH)?|MICROSATELLITE[- ]UNSTABLE|MSI ?\+)$/.test(text)) return { microsatellites: 'MSI-H' };
  if (/^(?:MSI-?L|MSI[- ]LOW)$/.test(text)) return { microsatellites: 'MSI-L' };
  if (/^(?:MSS|MSI[- ]STABLE|MICROSATELLITE[- ]STABLE)$/.test(text)) return { microsatellites: 'MSS' };
  if (/^(?:DMMR|MMR-?D|MMR[- ]DEFICIENT|(?:MISMATCH REPAIR|MMR)[- ]DEFICIENCY|MISMATCH REPAIR[- ]DEFICIENT|DEFICIENT (?:MMR|MISMATCH REPAIR))$/.test(text)) return { mismatchRepair: 'deficient' };
  if (/^(?:PMMR|MMR-?P|MMR[- ]PROFICIENT|MISMATCH REPAIR[- ]PROFICIENT|PROFICIENT (?:MMR|MISMATCH REPAIR))$/.test(text)) return { mismatchRepair: 'proficient' };
  const burden = /^(?:TMB|TUMOU?R MUTATIONAL BURDEN)\s*[:=]?\s*(\d+(?:[.,]\d+)?)(?: ?(?:MUT(?:ATION)?S? ?(?:\/|PER) ?(?:MB|MEGABASE)|\/MB))?$/.exec(text);
  // "1,200" may be a thousand and two hundred, or one and a fifth.
  if (burden !== null && /,\d{3}$/.test(burden[1] ?? '')) return null;
  if (burden !== null) return { mutationalBurden: Number((burden[1] ?? '').replace(',', '.')) };
  if (/^(?:TRIPLE[- ](?:RECEPTOR[- ])?NEGATIVE|TNBC)$/.test(text)) return { er: 'negative', pr: 'negative', her2: 'negative' };
  return readReceptor(text) ?? readSignature(text);
} // prettier-ignore

const RECEPTORS: readonly (readonly [RegExp, 'er' | 'pr' | 'her2' | 'pdl1'])[] = [
  [/^(?:ER|OESTROGEN RECEPTOR|ESTROGEN RECEPTOR)$/, 'er'],
  [/^(?:PR|PGR|PROGESTERONE RECEPTOR)$/, 'pr'],
  [/^HER-?2(?: ?\/ ?NEU)?$/, 'her2'],
  [/^PD-?L1$/, 'pdl1'],
];

function readReceptor(text: string): Partial<Markers> | null {
  const found = /^(.+?)\s*[- ]?(POSITIVE|POS|NEGATIVE|NEG|\+|-)$/.exec(text);
  if (found === null) return null;
  const receptor = RECEPTORS.find(([pattern]) => pattern.test((found[1] ?? '').trim()))?.[1];
  const status: ReceptorStatus = /^(?:P|\+)/.test(found[2] ?? '') ? 'positive' : 'negative';
  return receptor === undefined ? null : { [receptor]: status };
}

const SIGNATURES = { APOBEC: 'apobec', POLE: 'pole', TEMOZOLOMIDE: 'temozolomide', TOBACCO: 'tobacco', UV: 'uv', UVA: 'uv' } as const; // prettier-ignore

function readSignature(text: string): Partial<Markers> | null {
  const found = /^(NO )?(APOBEC|POLE|TEMOZOLOMIDE|TOBACCO|UVA?)[- ]SIGNATURE(?: (ABSENT|PRESENT))?$/.exec(text);
  if (found === null) return null;
  const name = SIGNATURES[(found[2] ?? 'UV') as keyof typeof SIGNATURES];
  return { signatures: { [name]: found[1] !== undefined || found[3] === 'ABSENT' ? 'absent' : 'present' } };
}
