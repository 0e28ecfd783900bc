import { fail, ok, type Result } from '../errors/result.ts';
import { sniffEncoding, TextNormaliser } from './decode.ts';
import { detectLayout } from './detect.ts';
import type { InflateEngine } from './inflate.ts';
import { LIMITS } from './limits.ts';
import { refusalOf, sniffPacking } from './magic.ts';
import { peek } from './peek.ts';
import { SourceError } from './source-error.ts';
import { gunzip, unzipEntry } from './unpack.ts';
import { readZipDirectory, type ZipEntry } from './zip.ts';

/** Names that archive tools add and that nobody means: resource forks, thumbnails, hidden files. */
const IGNORED = /(?:^|\/)(?:__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$)|\/$/i;
const LIKELY = /\.(?:txt|csv|tsv|vcf|gz|zip)$/i;

/** The entry of a zip that holds the genotypes: the only one that does, or the one that the person chose. */
export async function chooseEntry(file: Blob, engine: InflateEngine, chosen?: string): Promise<Result<ZipEntry>> {
  const directory = await readZipDirectory(file);
  if (!directory.ok) return directory;
  const office = officeRefusal(directory.value);
  if (office !== null) return fail(office);
  const entries = directory.value.filter((entry) => !IGNORED.test(entry.name) && entry.unpackedBytes > 0);
  if (entries.length === 0) return fail('input/empty');
  if (chosen !== undefined) {
    const entry = entries.find((one) => one.name === chosen);
    return entry === undefined
      ? fail('input/ambiguous-archive', { choices: entries.map((one) => one.name) })
      : ok(entry);
  }
  const [only] = entries;
  return entries.length === 1 && only !== undefined ? ok(only) : pickGenotypes(file, entries, engine);
}

/** Office documents are zip archives too. */
function officeRefusal(entries: readonly ZipEntry[]): 'input/spreadsheet' | 'input/not-genotype-data' | null {
  const names = entries.map((entry) => entry.name);
  if (names.some((name) => name.startsWith('xl/') || name === 'Index/Tables/DataList.iwa')) return 'input/spreadsheet';
  if (names.includes('[Content_Types].xml')) return 'input/not-genotype-data';
  // OpenDocument puts its `mimetype` first; spreadsheets are the ones that people export tables to.
  return names[0] === 'mimetype' && names.includes('content.xml') ? 'input/spreadsheet' : null;
}

async function pickGenotypes(
  file: Blob,
  entries: readonly ZipEntry[],
  engine: InflateEngine,
): Promise<Result<ZipEntry>> {
  const byLikelihood = [...entries].sort((a, b) => Number(LIKELY.test(b.name)) - Number(LIKELY.test(a.name)));
  const candidates: ZipEntry[] = [];
  let refusal: Result<never> | null = null;
  for (const entry of byLikelihood.slice(0, LIMITS.maxEntries)) {
    const outcome = await entryOutcome(file, entry, engine);
    if (outcome.ok) candidates.push(entry);
    else if (outcome.error.code !== 'input/not-genotype-data') refusal ??= outcome;
  }
  const [only] = candidates;
  if (only === undefined) return refusal ?? fail('input/not-genotype-data');
  if (candidates.length === 1) return ok(only);
  const preferred = genesForGoodEntry(candidates);
  if (preferred !== null) return ok(preferred);
  // Listed in the order of the archive.
  const names = entries.filter((entry) => candidates.includes(entry)).map((entry) => entry.name);
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

/** Whether an entry's first bytes are genotype data, without unpacking the rest. */
async function entryOutcome(file: Blob, entry: ZipEntry, engine: InflateEngine): Promise<Result<true>> {
  try {
    let peeked = await peek(unzipEntry(file, entry, engine));
    const packing = sniffPacking(peeked.head);
    if (packing === 'gzip' || packing === 'bgzf') {
      const options = { packedBytes: entry.unpackedBytes, isBgzf: packing === 'bgzf', onMembers: () => undefined };
      peeked = await peek(gunzip(peeked.replay(), engine, options));
    }
    await peeked.close();
    const encoding = sniffEncoding(peeked.head);
    const refusal = encoding.encoding === 'utf-8' ? refusalOf(peeked.head) : null;
    if (refusal !== null) return fail(refusal);
    const layout = detectLayout(new TextNormaliser(encoding).push(peeked.head), peeked.isWhole);
    return layout.ok ? ok(true) : layout;
  } catch (error) {
    if (error instanceof SourceError) return { ok: false, error: error.failure };
    throw error;
  }
}
