/** What a peers' run found. */
export interface PeerResult {
  passed: number;
  failed: number;
  skipped: number;
  /** One line for each failing or skipped case. */
  lines: string[];
}
