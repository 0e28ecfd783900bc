/** Shortest idle time of a kiosk, and the longest, in seconds. */
export const IDLE_SECONDS = { least: 30, most: 900 } as const;
