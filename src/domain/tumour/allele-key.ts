/** A change at a place without the letters that stay: what VCF, MAF and CIViC write in their own ways becomes the same. */
export function alleleKey(chromosome: string, position: number, ref: string, alt: string): string {
  let [from, to, at] = [letters(ref), letters(alt), position];
  while (from !== '' && to !== '' && from.at(-1) === to.at(-1)) [from, to] = [from.slice(0, -1), to.slice(0, -1)];
  while (from !== '' && to !== '' && to.startsWith(from.charAt(0)))
    [from, to, at] = [from.slice(1), to.slice(1), at + 1];
  return `${chromosome}:${String(at)}:${from}>${to}`;
}

/** The same of an insertion that is written by the letters on both sides of it (MAF, CIViC): it stands behind the first. */
export function insertionKey(chromosome: string, before: number, inserted: string): string {
  return `${chromosome}:${String(before + 1)}:>${letters(inserted)}`;
}

/** `chr7` and `7`, `M` and `MT`. */
export function chromosomeName(written: string): string {
  const bare = written.trim().replace(/^chr/i, '').toUpperCase();
  return bare === 'M' ? 'MT' : bare === '23' ? 'X' : bare === '24' ? 'Y' : bare;
}

function letters(written: string): string {
  return written === '-' || written === '.' ? '' : written.toUpperCase();
}
