/** What is held until an answer is there. */
const held = new Set<unknown>();

/**
 * Holds things until the work that waits for them has ended. Where only a promise waits, nothing may hold what is to settle it: Comlink
 * closes the channel of a callback whose proxy was collected, and Chromium (156) forgets a file's stream, so that neither ever answers.
 *
 * @param things - proxies, streams or readers that the work waits for
 * @param work - what waits for them
 */
export async function holding<T>(things: readonly unknown[], work: () => Promise<T>): Promise<T> {
  // A list of its own, so that the same thing may be held twice.
  const together = [...things];
  held.add(together);
  try {
    return await work();
  } finally {
    held.delete(together);
  }
}
