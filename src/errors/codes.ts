/**
 * Every expected failure, once. `reportCode` is the word of the exported report (the vocabulary of the peers' cases);
 * titles and remedies are messages `failure_<area>_<reason>_title|remedy` of `src/i18n`.
 */
export const FAILURES = {
  'input/empty': { reportCode: 'EMPTY' },
  'input/not-genotype-data': { reportCode: 'NOT_GENOTYPE_DATA' },
  'input/html-page': { reportCode: 'HTML_PAGE' },
  'input/pdf': { reportCode: 'PDF' },
  'input/spreadsheet': { reportCode: 'SPREADSHEET' },
  'input/truncated-archive': { reportCode: 'TRUNCATED_ARCHIVE' },
  'input/encrypted-archive': { reportCode: 'ENCRYPTED_ARCHIVE' },
  'input/unsupported-archive': { reportCode: 'UNSUPPORTED_ARCHIVE' },
  'input/ambiguous-archive': { reportCode: 'ARCHIVE_AMBIGUOUS' },
  'input/archive-bomb': { reportCode: 'ARCHIVE_BOMB' },
  'input/alignment-file': { reportCode: 'ALIGNMENT_FILE' },
  'input/no-genotypes': { reportCode: 'NO_GENOTYPES' },
  'input/multi-sample': { reportCode: 'MULTI_SAMPLE' },
  'input/too-large': { reportCode: 'TOO_LARGE' },
  'input/unreadable': { reportCode: 'UNREADABLE' },
  'input/build-unknown': { reportCode: 'BUILD_UNKNOWN' },
  'input/several-files': { reportCode: 'SEVERAL_FILES' },
  'input/nothing-open': { reportCode: 'NOTHING_OPEN' },
  'input/builds-differ': { reportCode: 'BUILDS_DIFFER' },
  'input/not-same-person': { reportCode: 'NOT_SAME_PERSON' },
  'input/not-mergeable': { reportCode: 'NOT_MERGEABLE' },
  'reference/pack-missing': { reportCode: 'PACK_MISSING' },
  'reference/pack-unknown': { reportCode: 'PACK_UNKNOWN' },
  'reference/pack-hash-mismatch': { reportCode: 'PACK_HASH_MISMATCH' },
  'reference/pack-schema': { reportCode: 'PACK_SCHEMA' },
  'score/unreadable-file': { reportCode: 'SCORE_UNREADABLE' },
  'score/no-rows': { reportCode: 'SCORE_NO_ROWS' },
  'score/build-unknown': { reportCode: 'SCORE_BUILD_UNKNOWN' },
  'kernel/out-of-memory': { reportCode: 'OUT_OF_MEMORY' },
  'kernel/trap': { reportCode: 'KERNEL_TRAP' },
  'seal/not-sealed': { reportCode: 'NOT_SEALED' },
  'bug/unexpected': { reportCode: 'BUG' },
} as const satisfies Record<`${string}/${string}`, { reportCode: string }>;

export type FailureCode = keyof typeof FAILURES;
