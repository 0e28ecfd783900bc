export interface AncestryReport {
  markers: number;
  nearest: Record<string, number>;
  mixture: Record<string, { share: number; se: number }>;
  outside: boolean;
  /** Why nobody is near, or why nothing is inferred: a code that the page puts into words. */
  reason?: string;
  /** Regions of HGDP among the nearest people of that study; left out where it could not be asked. */
  regions?: Record<string, number>;
}
