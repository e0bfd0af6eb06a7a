/** Working minutes from one moment to a later one, on a task's calendar. */
export type WorkBetween = (from: number, to: number) => Promise<number>;

const HOUR = 60;
/** Within two years there is working time, or the calendar has none worth waiting for. */
const LONGEST_WAIT = 2 * 366 * 1440;

/** The moment itself within working time (its end excluded), else where the next stretch begins. */
export async function nextWorking(work: WorkBetween, at: number): Promise<number> {
  if ((await work(at, at + 1)) > 0) return at;
  let [rest, beyond] = [at + 1, at + HOUR];
  while ((await work(at, beyond)) === 0) {
    if (beyond - at > LONGEST_WAIT) return at;
    [rest, beyond] = [beyond, at + 2 * (beyond - at)];
  }
  // Up to `rest` there is no work, up to `beyond` there is: the stretch begins between them.
  while (beyond - rest > 1) {
    const middle = Math.floor((rest + beyond) / 2);
    if ((await work(at, middle)) > 0) beyond = middle;
    else rest = middle;
  }
  return rest;
}

/** The earliest moment by which this much was worked since `from`. */
export async function afterWork(work: WorkBetween, from: number, minutes: number): Promise<number> {
  if (minutes <= 0) return from;
  let [before, enough] = [from, from + minutes];
  while ((await work(from, enough)) < minutes) {
    if (enough - from > LONGEST_WAIT + 8 * minutes) return enough;
    [before, enough] = [enough, from + 2 * (enough - from)];
  }
  while (enough - before > 1) {
    const middle = Math.floor((before + enough) / 2);
    if ((await work(from, middle)) >= minutes) enough = middle;
    else before = middle;
  }
  return enough;
}
