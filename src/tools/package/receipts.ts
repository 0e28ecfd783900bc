import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from './write-whole.ts';

/** What became of one sample. It is written last, so that a sample with a receipt of status `ok` is finished. */
export interface Receipt {
  id: string;
  status: 'ok' | 'broken';
  /** The failure's code (`input/empty`), or null. */
  code: string | null;
  /** What the code means, for people. */
  title: string | null;
  /** Of the file, the settings, the app and its packs: another print means that it has to be done again. */
  print: string;
  /** SHA-256 of the report's file. */
  reportSha256: string | null;
  /** Milliseconds from opening the file to the written report. */
  milliseconds: number;
  /** Lines of the tables, with the id in front already. */
  scores: string[];
  genes: string[];
}

/** What a result depends on: the bytes of the file by size and time of change, which sample, and everything that was set. */
export function printOf(file: string, sample: string | null, settings: string): string {
  const { size, mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { size: -1, mtimeMs: -1 };
  return sha256(JSON.stringify([size, mtimeMs, sample, settings]));
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

export const reportFile = (out: string, id: string): string => path.join(out, 'reports', `${id}.json`);
const receiptFile = (out: string, id: string): string => path.join(out, 'receipts', `${id}.json`);

export function writeReceipt(out: string, receipt: Receipt): void {
  writeWhole(receiptFile(out, receipt.id), JSON.stringify(receipt));
}

/** The receipt of a sample; null where there is none, or it cannot be read. */
export function readReceipt(out: string, id: string): Receipt | null {
  try {
    return JSON.parse(readFileSync(receiptFile(out, id), 'utf8')) as Receipt;
  } catch {
    return null;
  }
}

/** Whether a sample is finished: done with these settings from this file, and its report is the one that was written then. */
export function isFinished(out: string, id: string, print: string): boolean {
  const receipt = readReceipt(out, id);
  if (receipt?.status !== 'ok' || receipt.print !== print) return false;
  try {
    return sha256(readFileSync(reportFile(out, id))) === receipt.reportSha256;
  } catch {
    return false;
  }
}
