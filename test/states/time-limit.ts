/** What there is instead of an outcome that is late. */
export const LATE = Symbol('late');

/** Waits for work, but no longer than this. What is late goes on by itself, as a function does that nobody waits for. */
export async function withinTime<T>(ms: number, work: Promise<T>): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout;
  const late = new Promise<typeof LATE>(resolve => {
    timer = setTimeout(() => resolve(LATE), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer!);
  }
}
