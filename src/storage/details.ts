import * as v from 'valibot';
import { withoutUnseen, writeUnseenWithin } from '../domain/report/unseen-text.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { decodeJson, encodeJson, type Bytes } from './bytes.ts';
import { paddedJson } from './padding.ts';

/** Version of what is said of a person. */
export const DETAILS_VERSION = 4;

const MAX_NAME_LENGTH = 200;

/** One file of a person, as its chunks hold it. */
const SourceSchema = v.object({
  packing: v.picklist(['gzip', 'none']),
  /** Bytes of the file as it was read. */
  sizeBytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Bytes of it as it was packed; its chunks hold zeros behind them. Null where an app before the padding saved. */
  packedBytes: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** Chunks that hold it, one after the other. */
  chunks: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Sample of a VCF or entry of an archive that was chosen. */
  chosen: v.object({ sample: v.exactOptional(v.string()), entry: v.exactOptional(v.string()) }),
});

/** Fields that the page knows, without what cannot be seen. */
const plainRecord = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((fields) => writeUnseenWithin(fields) as Record<string, unknown>),
);

/** A name without what cannot be seen; one that is nothing else still has a place in the list. */
function plainNameOf(name: string): string {
  return withoutUnseen(name).trim() || '?';
}

const DetailsSchema = v.object({
  version: v.literal(DETAILS_VERSION),
  /** As it was typed. An exported person is a file like any other, and may hold anything. */
  name: v.pipe(v.string(), v.maxLength(MAX_NAME_LENGTH), v.transform(plainNameOf)),
  /** ISO 8601, of the last time that the person was saved. */
  savedAt: v.string(),
  /** Id of a synthetic person. */
  sampleId: v.nullable(v.string()),
  /** Two where two files were joined. */
  sources: v.pipe(v.array(SourceSchema), v.minLength(1), v.maxLength(8)),
  /** How the files are interpreted; the page knows the fields. */
  settings: plainRecord,
  /** What the person said beside the files: medicines, circumstances. The page knows the fields; empty where nothing is known. */
  said: plainRecord,
  /** `id sha256` of each reference pack that the person was last seen with. */
  packs: v.array(v.string()),
  /** What the app said by these packs, and on which day (ISO 8601): a report with fewer fields; the page knows them. Null where an older app saved. */
  told: v.nullable(v.object({ at: v.string(), report: plainRecord })),
});

/** What is kept of a person besides the files. It is sealed as a whole. */
export type PersonDetails = v.InferOutput<typeof DetailsSchema>;
export type StoredSource = PersonDetails['sources'][number];

/** Steps from each earlier version to the next. */
const MIGRATIONS: Readonly<Record<number, (old: Record<string, unknown>) => unknown>> = {
  // Version 0 knew one file, without a choice in it, and no packs.
  0: ({ source, ...rest }) => ({
    ...rest,
    version: 1,
    sampleId: null,
    sources: [{ ...(source as object), chosen: {} }],
    packs: [],
  }),
  // Version 1 kept nothing of what somebody said.
  1: (old) => ({ ...old, version: 2, said: {} }),
  // Version 2 kept nothing of what the app had said.
  2: (old) => ({ ...old, version: 3, told: null }),
  // Version 3 kept files in chunks that were as long as they.
  3: ({ sources, ...rest }) => ({ ...rest, version: 4, sources: withPackedBytes(sources) }),
};

function withPackedBytes(sources: unknown): unknown {
  return Array.isArray(sources)
    ? sources.map((source: unknown) => ({ ...(source as object), packedBytes: null }))
    : sources;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads details of any version up to ours. */
export function decodeDetails(bytes: Uint8Array): Result<PersonDetails> {
  let value = decodeJson(bytes);
  if (isRecord(value) && typeof value.version === 'number' && value.version > DETAILS_VERSION) {
    return fail('storage/later-version');
  }
  while (isRecord(value) && typeof value.version === 'number' && value.version < DETAILS_VERSION) {
    const step = MIGRATIONS[value.version];
    if (step === undefined) break;
    value = step(value);
  }
  const parsed = v.safeParse(DetailsSchema, value);
  return parsed.success ? ok(parsed.output) : fail('storage/corrupted');
}

/** Chunks of all files together. */
export function chunkCount({ sources }: PersonDetails): number {
  return sources.reduce((sum, source) => sum + source.chunks, 0);
}

/** Details as bytes, in a length that many people share. */
export function encodeDetails(details: PersonDetails): Bytes {
  return paddedJson(encodeJson(details));
}
