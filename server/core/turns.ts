// So many at once, the others in the order in which they came: for work of which more at once would only make all of it wait.
import { AppError } from './errors.ts';

/** A gate that lets so many through at once; of those that wait `most` at the most, the next is told to come again. */
export function turns(atOnce: number, most = Number.POSITIVE_INFINITY): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= atOnce) {
      if (waiting.length >= most) throw new AppError('RATE_LIMITED', 'BUSY', { retryAfter: 2 });
      await new Promise<void>((resolve) => { waiting.push(resolve); });
    } else running += 1;
    try {
      return await work();
    } finally {
      // Who leaves hands the place on: nobody slips in between.
      const next = waiting.shift();
      if (next) next(); else running -= 1;
    }
  };
}
