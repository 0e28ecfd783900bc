/** Languages in which signs can be searched and shown beside English; `pt` in part. */
export const SIGN_LANGUAGES = ['es', 'fr', 'ja', 'pt', 'zh'] as const;
export type SignLanguage = (typeof SIGN_LANGUAGES)[number];

/** Labels of terms in one language. Terms of which it has none keep their English ones. */
export interface SignNames {
  language: SignLanguage;
  /** HPO ids as numbers, ascending. */
  termIds: Uint32Array;
  /** Beside the ids. */
  labels: readonly string[];
}
