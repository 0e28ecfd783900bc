/** What the browser says of the memory of this page and of its workers. */
export interface MemoryLook {
  bytes: number;
  /** Pages of the app that are not this one, as one that was left and is still held. */
  others: number;
}

/** `performance.measureUserAgentSpecificMemory` (WICG performance-measure-memory), where a browser has it. */
interface Measuring {
  measureUserAgentSpecificMemory?: () => Promise<{
    bytes: number;
    breakdown: readonly { bytes: number; attribution: readonly { url: string; scope: string }[] }[];
  }>;
}

/**
 * Has the browser measure: it first collects what nobody holds, so that may take some seconds.
 *
 * @returns null where the browser does not let a page look
 */
export async function lookAtMemory(of: Measuring = performance as Measuring): Promise<MemoryLook | null> {
  try {
    const measured = await of.measureUserAgentSpecificMemory?.();
    if (measured === undefined) return null;
    const pages = measured.breakdown.flatMap(({ bytes, attribution }) =>
      bytes > 0 ? attribution.filter(({ scope }) => scope === 'Window') : [],
    );
    return { bytes: measured.bytes, others: Math.max(0, pages.length - 1) };
  } catch {
    return null;
  }
}
