/** What the page draws of reference people and of the open genome's place among them. It leaves the page with nothing: the place identifies descent. */
export interface AncestryMap {
  components: number;
  groups: readonly string[];
  /** Group of each person: an index into `groups`. */
  groupOf: Uint8Array;
  /** `components` values a person. */
  people: Float32Array;
  /** The open genome's place, and the covariance of its error row by row. */
  place: readonly number[];
  covariance: readonly number[];
  markers: number;
}
