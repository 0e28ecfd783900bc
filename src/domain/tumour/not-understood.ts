/** Why a part of a list was not understood. */
export type NotUnderstoodReason =
  | 'no-gene'
  | 'no-change'
  | 'several'
  | 'unclear'
  /** What stands round it leaves open whether it was found. */
  | 'doubt'
  /** It is said to be inherited, or to be of a relative: no change of the tumour. */
  | 'inherited';

/** What a part of a list is when no change can be taken from it. */
export interface Unread {
  reason: NotUnderstoodReason;
  /** What may have been meant, each to be typed as it stands. */
  suggestions: readonly string[];
}
