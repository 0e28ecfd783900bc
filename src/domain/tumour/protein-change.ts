/** A change of a protein by its letters: HGVS, or the short form of laboratories. */
export interface ProteinChange {
  /** One letter an amino acid, `*` for a stop: `V600E`, `E746_A750del`, `W288Cfs*12`, `R213*`. */
  text: string;
  kind: ProteinKind;
  /** First amino acid that changes, and its number; the letter is empty where it was not written. */
  ref: string;
  first: number;
  /** Number of the last amino acid that changes. */
  last: number;
  /** Letters that stand there now; empty where they were not written or there are none. */
  alt: string;
}
export type ProteinKind =
  | 'missense'
  | 'nonsense'
  | 'frameshift'
  | 'deletion'
  | 'insertion'
  | 'duplication'
  | 'delins'
  | 'extension'
  | 'start-lost'
  | 'synonymous';

const THREE: Readonly<Record<string, string>> = {
  ala: 'A', arg: 'R', asn: 'N', asp: 'D', cys: 'C', gln: 'Q', glu: 'E', gly: 'G', his: 'H', ile: 'I', leu: 'L', lys: 'K', met: 'M', phe: 'F', pro: 'P', ser: 'S', thr: 'T', trp: 'W', tyr: 'Y', val: 'V', sec: 'U', ter: '*', stop: '*',
}; // prettier-ignore
const ONE = 'ACDEFGHIKLMNPQRSTVWYU';

/** One letter for an amino acid that is named by one or three; null where it is none. */
export function oneLetter(written: string): string | null {
  const upper = written.toUpperCase();
  return upper.length === 1 && ONE.includes(upper) ? upper : (THREE[written.toLowerCase()] ?? null);
}

/**
 * Whether a change ends in a bare X: a stop in the HGVS of before 2013, an amino acid that is not known since. `fsX12` is not meant: there it counts letters up
 * to a stop.
 */
export function endsInX(written: string): boolean {
  return /^(?:.*:)?(?:p\.)?\(?(?:[A-Z]|[A-Z][a-z]{2})\d+X(?:aa)?\)?$/i.test(written.trim());
}

/**
 * Reads one change of a protein in any of the ways in which it is written: `p.Val600Glu`, `V600E`, `p.(Val600Glu)`, `NP_004324.2:p.V600E`,
 * `R213X`, `R213Ter`, `W288fs`, `W288Cfs*12`, `W288fsTer12`, `E746_A750del`, `E746_T751>I`, `Y772_A775dup`, `M1?`, `E55=`. Null on anything else.
 */
export function readProteinChange(written: string): ProteinChange | null {
  const body = toOneLetter(written.trim().replace(/^(?:[A-Z]{2}_|ENSP)\d+(?:\.\d+)?:/i, '').replace(/^p\./i, '').replace(/^\((.*)\)$/, '$1')); // prettier-ignore
  const found = /^([A-Z*]?)(\d+)(?:_([A-Z*]?)(\d+))?(.*)$/.exec(body);
  if (found === null) return null;
  const [, ref = '', from = '', , to, rest = ''] = found;
  const [first, last] = [Number(from), Number(to ?? from)];
  if (!isResidue(ref) || !isResidue(found[3] ?? '') || first < 1 || last < first || first > 99_999) return null;
  // "19del", "E19del" and "185delAG" are an exon or letters of the transcript for those who write them.
  const isMarked = /(?:^|:)p\./i.test(written.trim());
  if (!isMarked && (ref === '' || /^E\d{1,2}(?:DEL|INS|DUP)/.test(body))) return null;
  const span = to === undefined ? `${ref}${from}` : `${ref}${from}_${found[3] ?? ''}${to}`;
  const made = restOf(rest, ref, first, to === undefined);
  return made === null ? null : { ...made, text: span + made.text, ref, first, last };
}

function restOf(
  rest: string,
  ref: string,
  first: number,
  isOne: boolean,
): Pick<ProteinChange, 'text' | 'kind' | 'alt'> | null {
  if (rest === '=' && isOne) return { text: '=', kind: 'synonymous', alt: ref };
  if (rest === '?' && isOne && ref === 'M' && first === 1) return { text: '?', kind: 'start-lost', alt: '' };
  const shift = /^([A-Z]?)FS(?:[*X](\d+|\?)?)?(\d+)?$/.exec(rest);
  if (shift !== null && isOne) {
    const [, alt = '', starred, bare] = shift;
    const length = starred ?? bare;
    return { text: `${alt}fs${length === undefined ? '' : `*${length}`}`, kind: 'frameshift', alt };
  }
  const both = /^(?:DEL([A-Z]*)INS|>)([A-Z*]+)$/.exec(rest);
  if (both !== null && isAll(both[2] ?? '')) {
    return { text: `delins${both[2] ?? ''}`, kind: 'delins', alt: both[2] ?? '' };
  }
  const ins = /^INS([A-Z*]*)$/.exec(rest);
  if (ins !== null && isAll(ins[1] ?? '')) return { text: `ins${ins[1] ?? ''}`, kind: 'insertion', alt: ins[1] ?? '' };
  // Letters after del and dup repeat what the span says.
  if (/^DEL[A-Z]*$/.test(rest)) return { text: 'del', kind: 'deletion', alt: '' };
  if (/^DUP[A-Z]*$/.test(rest)) return { text: 'dup', kind: 'duplication', alt: '' };
  if (rest.startsWith('EXT') || (ref === '*' && /^[A-Z]/.test(rest))) return { text: rest.toLowerCase(), kind: 'extension', alt: '' }; // prettier-ignore
  if (!isOne || rest.length !== 1 || ref === '') return null;
  if (rest === '*' || rest === 'X') return { text: '*', kind: 'nonsense', alt: '*' };
  if (!ONE.includes(rest)) return null;
  return rest === ref ? { text: '=', kind: 'synonymous', alt: ref } : { text: rest, kind: 'missense', alt: rest };
}

function isResidue(letter: string): boolean {
  return letter === '' || letter === '*' || ONE.includes(letter);
}

function isAll(letters: string): boolean {
  return new RegExp(`^[${ONE}*]*$`).test(letters);
}

/** Three-letter names to letters, all in capitals. Only where every name stands beside a number or another name, so that words stay words. */
function toOneLetter(text: string): string {
  const three = Object.keys(THREE).join('|');
  const joined = text.replace(/\s+/g, '');
  const isLong = new RegExp(`^(?:${three})\\d`, 'i').test(joined);
  if (!isLong)
    return joined
      .toUpperCase()
      .replace(/FSTER/, 'FS*')
      .replace(/(\d)TER$/, '$1*');
  // `ins`, `del` and `dup` would else be read with the letters round them.
  return joined
    .replace(new RegExp(`(^|_|\\d|ins|>|dup|del)((?:${three})+)`, 'gi'), (_, before: string, names: string) => before + lettersOf(names))
    .toUpperCase()
    .replace(/FSTER/, 'FS*'); // prettier-ignore
}

function lettersOf(names: string): string {
  return (names.match(/ter|stop|.{3}/gi) ?? []).map((name) => THREE[name.toLowerCase()] ?? name).join('');
}
