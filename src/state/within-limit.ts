/**
 * What a question comes to, or something else where it fails or takes too long: a worker that never started never answers.
 *
 * @param limitMs - how long it may take
 */
export async function withinLimit<T>(question: Promise<T>, limitMs: number, otherwise: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => {
      resolve(otherwise);
    }, limitMs);
  });
  try {
    return await Promise.race([question, late]);
  } catch {
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
}
