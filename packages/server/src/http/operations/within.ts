import { Fault } from '../fault.ts';

/**
 * What the work comes to, or a fault after so many milliseconds: a database that says nothing at all
 * breaks no connection. The work itself is not ended; what it comes to then, nobody is told.
 */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Fault('unavailable', { retryAfterSeconds: 5 })),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
