/** Columns of the marker tables of `src/reference/tables/ancestry`. */
export const MARKER_COLUMNS = [
  'rsid', 'chromosome', 'position_GRCh37', 'position_GRCh38', 'ref', 'alt', 'mean', 'loading1', 'loading2', 'loading3', 'loading4',
] as const; // prettier-ignore

/** Columns of its tables of reference people: no names, no ids. */
export const PEOPLE_COLUMNS = ['group', 'population', 'v1', 'v2', 'v3', 'v4'] as const;
