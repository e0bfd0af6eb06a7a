/** A baseline as `/baselines` tells it. */
export interface BaselineLine {
  readonly id: string;
  readonly name: string;
  /** MS Project's 0 to 10. */
  readonly number: number | null;
  readonly approvedAt: string | null;
  readonly approvedBy: string | null;
  /** The change after which it was taken; null where a file brought it. */
  readonly seq: number | null;
  readonly finish: string | null;
  readonly tasks: number;
  /** Whether variances are measured against it, and the forecast's: working minutes, later is more. */
  readonly compared: boolean;
  readonly variance: number | null;
}

const NUMBERS = Array.from({ length: 11 }, (_, number) => number);

/** The numbers that no baseline has. */
export function freeNumbers(baselines: readonly Pick<BaselineLine, 'number'>[]): number[] {
  const taken = new Set(baselines.map(({ number }) => number));
  return NUMBERS.filter((number) => !taken.has(number));
}

/** The number that is offered first: after the highest, else the first that is free; 0 is left to MS Project's own. */
export function nextNumber(baselines: readonly Pick<BaselineLine, 'number'>[]): number | undefined {
  const free = freeNumbers(baselines);
  const highest = Math.max(0, ...baselines.flatMap(({ number }) => number ?? []));
  return free.find((number) => number > highest) ?? free.find((number) => number > 0) ?? free[0];
}
