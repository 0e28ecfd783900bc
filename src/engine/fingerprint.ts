import { sha256Of } from '../bytes/sha256.ts';
import type { AnalysisOptions } from '../domain/analysis/options.ts';
import { type InputFile, type InputSettings, PIECES, type ReportInput, WHOLE_BYTES } from '../domain/report/input.ts';
import type { Genome } from './genome.ts';

/** Bytes of a piece of a larger file; the first and the last piece are among them. */
const PIECE_BYTES = 16 * 1024;

/** What a file's bytes come to. */
export type BytesPrint = Pick<InputFile, 'sizeBytes' | 'sha256' | 'covers'>;

/** Begins to read the file a second time, beside the analysis: the digest runs on a thread of the browser's own. Null where it cannot be read. */
export function printOf(file: Blob): Promise<BytesPrint | null> {
  const covers = file.size <= WHOLE_BYTES ? 'all' : 'pieces';
  const bytes = covers === 'all' ? file.arrayBuffer() : piecesOf(file).arrayBuffer();
  return bytes.then(async (read) => ({ sizeBytes: file.size, sha256: await sha256Of(read), covers }) as const).catch(() => null); // prettier-ignore
}

function piecesOf(file: Blob): Blob {
  const step = (file.size - PIECE_BYTES) / (PIECES - 1);
  const starts = Array.from({ length: PIECES }, (_, piece) => Math.floor(piece * step));
  return new Blob(starts.map((at) => file.slice(at, at + PIECE_BYTES)));
}

/** The fingerprint of a file with what was chosen in it: another sample of the same file is another input. Names are only in the digest. */
export async function inputOf(
  print: BytesPrint | null,
  { layout }: Pick<Genome, 'layout'>,
  { sample, entry }: { sample?: string | undefined; entry?: string | undefined },
): Promise<InputFile[]> {
  if (print === null) return [];
  const people = layout.kind === 'vcf' ? layout.samples : (layout.people ?? []);
  const chosen = people.length > 1 ? (sample ?? '') : '';
  if (chosen === '' && entry === undefined) return [print];
  const text = [print.sha256, chosen, entry ?? ''].join('\n');
  return [{ ...print, sha256: await sha256Of(new TextEncoder().encode(text)) }];
}

/** What of a request is a setting. */
interface SettingsOf {
  options: AnalysisOptions;
  frequencies?: unknown;
  scores?: unknown;
}

/** What a report is made from; undefined where the bytes of a file are not known. */
export function reportInput({ inputs }: Pick<Genome, 'inputs'>, request: SettingsOf): ReportInput | undefined {
  return inputs.length === 0 ? undefined : { files: [...inputs], settings: settingsOf(request) };
}

function settingsOf({ options, frequencies, scores }: SettingsOf): InputSettings {
  const { ambiguous, indels, missing, maleX, combinations, cyp2d6Research, ancestry, reference } = options;
  const shares = Object.entries(reference?.shares ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ambiguous,
    indels,
    missing,
    maleX,
    combinations,
    cyp2d6Research: cyp2d6Research ?? false,
    ancestry: ancestry ?? 'infer',
    reference: reference?.from !== 'chosen' ? null : shares.map(([group, share]) => `${group}=${String(share)}`).join(),
    frequencies: frequencies !== undefined,
    namedScores: scores !== undefined,
  };
}
