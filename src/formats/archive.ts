import { type Failure, fail, ok, type Result } from '../errors/result.ts';
import { sniffEncoding, TextNormaliser } from './decode.ts';
import { detectLayout } from './detect.ts';
import type { InflateEngine } from './inflate.ts';
import { LIMITS } from './limits.ts';
import { refusalOf, signatureOf, sniffPacking } from './magic.ts';
import { peek } from './peek.ts';
import { SourceError } from './source-error.ts';
import { collect, gunzip, unzipEntry } from './unpack.ts';
import { readZipDirectory, type ZipEntry } from './zip.ts';

/** Names that archive tools add and that nobody means: resource forks, thumbnails, hidden files. */
const IGNORED = /(?:^|\/)(?:__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$)|\/$/i;
const LIKELY = /\.(?:txt|csv|tsv|vcf|gz|zip)$/i;

/** What is to be read of a zip: an entry, and where that is a zip itself, what was chosen in it. */
export interface Chosen {
  entry: ZipEntry;
  inner?: string | undefined;
}

interface Choice {
  /** What the person chose: the name of an entry, or of an entry of a zip in it (`genome.zip/genome.txt`). */
  chosen: string | undefined;
  /** Whether a zip in this one may be opened. */
  canNest: boolean;
}

/** The entry of a zip that holds the genotypes: the only one that does, or the one that the person chose. */
export async function chooseEntry(file: Blob, engine: InflateEngine, choice: Choice): Promise<Result<Chosen>> {
  const directory = await readZipDirectory(file);
  if (!directory.ok) return directory;
  const office = officeRefusal(directory.value);
  if (office !== null) return fail(office);
  const { chosen } = choice;
  const entries = directory.value.filter((entry) => !IGNORED.test(entry.name) && entry.unpackedBytes > 0);
  if (entries.length === 0) return fail('input/empty');
  const [only, ...others] = entries;
  // The only entry may be a zip: what was chosen is in that one.
  if (others.length === 0 && only !== undefined && only.name !== chosen) return ok({ entry: only, inner: chosen });
  if (chosen === undefined) return pickGenotypes(file, entries, { engine, choice });
  const entry = entries.find((one) => one.name === chosen) ?? entries.find((one) => chosen.startsWith(`${one.name}/`));
  if (entry === undefined) return fail('input/ambiguous-archive', { choices: entries.map((one) => one.name) });
  return ok({ entry, inner: entry.name === chosen ? undefined : chosen.slice(entry.name.length + 1) });
}

/** Office documents are zip archives too. */
function officeRefusal(entries: readonly ZipEntry[]): 'input/spreadsheet' | 'input/not-genotype-data' | null {
  const names = entries.map((entry) => entry.name);
  if (names.some((name) => name.startsWith('xl/') || name === 'Index/Tables/DataList.iwa')) return 'input/spreadsheet';
  if (names.includes('[Content_Types].xml')) return 'input/not-genotype-data';
  // OpenDocument puts its `mimetype` first; spreadsheets are the ones that people export tables to.
  return names[0] === 'mimetype' && names.includes('content.xml') ? 'input/spreadsheet' : null;
}

/** What an entry is looked into with. */
interface Reading {
  engine: InflateEngine;
  choice: Choice;
}

async function pickGenotypes(file: Blob, entries: readonly ZipEntry[], reading: Reading): Promise<Result<Chosen>> {
  const byLikelihood = [...entries].sort((a, b) => Number(LIKELY.test(b.name)) - Number(LIKELY.test(a.name)));
  const candidates: ZipEntry[] = [];
  /** Names to choose from, where an entry is a zip of several. */
  const inner = new Map<ZipEntry, string[]>();
  let refusal: Result<never> | null = null;
  for (const entry of byLikelihood.slice(0, LIMITS.maxEntries)) {
    const outcome = await entryOutcome(file, entry, reading);
    if (outcome.ok) candidates.push(entry);
    else if (outcome.error.code === 'input/ambiguous-archive') {
      candidates.push(entry);
      inner.set(entry, outcome.error.choices ?? []);
    } else if (outcome.error.code !== 'input/not-genotype-data') refusal ??= outcome;
  }
  const [only] = candidates;
  if (only === undefined) return refusal ?? fail('input/not-genotype-data');
  if (candidates.length === 1 && !inner.has(only)) return ok({ entry: only });
  const preferred = genesForGoodEntry(candidates);
  if (preferred !== null) return ok({ entry: preferred });
  // Listed in the order of the archive.
  const listed = entries.filter((entry) => candidates.includes(entry));
  const names = listed.flatMap((entry) => inner.get(entry) ?? [entry.name]);
  return fail('input/ambiguous-archive', { choices: names, about: { warnings: ['ARCHIVE_AMBIGUOUS'] } });
}

/**
 * Genes for Good packs the same person several times: measured and imputed, as VCF and in 23andMe's layout.
 * The measured (`unphased`, not `imputed`) text is the one to read.
 */
function genesForGoodEntry(candidates: readonly ZipEntry[]): ZipEntry | null {
  const measured = candidates.filter(
    ({ name }) => /23andme/i.test(name) && /unphased/i.test(name) && !/imputed/i.test(name),
  );
  const hasImputedTwin = candidates.some(({ name }) => /imputed/i.test(name));
  return measured.length === 1 && hasImputedTwin ? (measured[0] ?? null) : null;
}

/** Whether an entry's first bytes are genotype data, without unpacking the rest; a zip in a zip is unpacked for that. */
async function entryOutcome(file: Blob, entry: ZipEntry, { engine, choice }: Reading): Promise<Result<true>> {
  try {
    let peeked = await peek(unzipEntry(file, entry, engine));
    const packing = sniffPacking(peeked.head);
    if (packing === 'zip' && choice.canNest) {
      const inside = { chosen: undefined, canNest: false };
      const chosen = await chooseEntry(await collect(peeked.replay()), engine, inside);
      return chosen.ok ? ok(true) : { ok: false, error: nested(entry.name, chosen.error) };
    }
    if (packing === 'gzip' || packing === 'bgzf') {
      const options = { packedBytes: entry.unpackedBytes, isBgzf: packing === 'bgzf', onMembers: () => undefined };
      peeked = await peek(gunzip(peeked.replay(), engine, options));
    }
    await peeked.close();
    const encoding = sniffEncoding(peeked.head);
    const refusal = encoding.encoding === 'utf-8' ? refusalOf(peeked.head) : signatureOf(peeked.head);
    if (refusal !== null) return fail(refusal);
    const layout = detectLayout(new TextNormaliser(encoding).push(peeked.head), peeked.isWhole);
    return layout.ok ? ok(true) : layout;
  } catch (error) {
    if (error instanceof SourceError) return { ok: false, error: error.failure };
    throw error;
  }
}

/** A failure of a zip in a zip, as one of the outer: what there is to choose from is named by both. */
function nested(name: string, failure: Failure): Failure {
  return failure.choices === undefined
    ? failure
    : { ...failure, choices: failure.choices.map((inner) => `${name}/${inner}`) };
}
