/**
 * Runs each of several works in turn, round after round; milliseconds of every round, by name.
 * Short work is repeated, so that all are about as long and a busy machine interrupts them alike.
 */
export function sideBySide(works, { rounds, warmUps = 5, repeats = {} }) {
  const times = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let round = -warmUps; round < rounds; round++) {
    for (const [name, work] of Object.entries(works)) {
      const count = repeats[name] ?? 1;
      const taken = milliseconds(() => {
        for (let k = 0; k < count; k++) work();
      });
      if (round >= 0) times[name].push(taken / count);
    }
  }
  return times;
}

export function milliseconds(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Nearest rank. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

export function median(values) {
  return quantile(values, 0.5);
}

/** The median of the ratios of each round: what disturbs a round disturbs both of its halves. */
export function medianRatio(numerators, denominators) {
  return median(numerators.map((value, round) => value / denominators[round]));
}

export function heading(text) {
  process.stdout.write(`\n${text}\n`);
}

/** A measured value for the record. */
export function tell(what, measured, remark = '') {
  process.stdout.write(`  ${what.padEnd(52)} ${measured.padStart(12)}  ${remark}\n`);
}

/** A measured value with what it must not exceed; missing it fails the run. */
export function hold(what, value, bound, unit = '×', remark = '') {
  const isKept = value <= bound;
  const shown = unit === '×' ? `${value.toFixed(2)} ×` : `${value.toFixed(3)} ${unit}`;
  const verdict = `at most ${bound}${unit === '×' ? '' : ` ${unit}`}: ${isKept ? 'pass' : 'FAIL'}`;
  tell(what, shown, `${verdict}${remark === '' ? '' : `  (${remark})`}`);
  if (!isKept) process.exitCode = 1;
}

/** A measured ratio with what it must reach; missing it fails the run. */
export function holdLeast(what, value, bound) {
  const isKept = value >= bound;
  tell(what, `${value.toFixed(2)} ×`, `at least ${bound}: ${isKept ? 'pass' : 'FAIL'}`);
  if (!isKept) process.exitCode = 1;
}

export function inMilliseconds(value) {
  return `${value.toFixed(value < 10 ? 3 : 1)} ms`;
}

export function inMegabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

export function grouped(count) {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
