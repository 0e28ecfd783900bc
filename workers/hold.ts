/** What is held until an answer is there. */
const held = new Set<unknown>();

/**
 * Holds callbacks that live in another thread until the work that calls them has ended. Comlink closes the channel of a callback once its
 * proxy has been collected, although a call is under way: nothing but the promise of that call is held then, and it never settles.
 *
 * @param callbacks - proxies that the work was given
 * @param work - what may call them
 */
export async function holding<T>(callbacks: readonly unknown[], work: () => Promise<T>): Promise<T> {
  // A set of its own, so that the same callback may be held twice.
  const together = [...callbacks];
  held.add(together);
  try {
    return await work();
  } finally {
    held.delete(together);
  }
}
