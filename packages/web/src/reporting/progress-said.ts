/** What somebody says of one task. Days are `2026-11-20`, lengths minutes of the task's duration. */
export type Said =
  | { readonly what: 'unchanged' }
  | { readonly what: 'started'; readonly day: string }
  | { readonly what: 'done'; readonly day: string; readonly startDay?: string }
  | { readonly what: 'remaining'; readonly minutes: number }
  | { readonly what: 'expected'; readonly day: string }
  | { readonly what: 'blocked'; readonly by: string };

/** What a report is made about. Dates are civil texts, by the forecast unless said. */
export interface TaskReported {
  readonly name: string;
  readonly start: string | null;
  readonly finish: string | null;
  /** Of the schedule: when it is planned to be done, whatever was reported since. */
  readonly planned: string | null;
  readonly milestone: boolean;
  readonly started: boolean;
  readonly finished: boolean;
  readonly remaining: number;
  readonly blocked: { readonly by: string; readonly since: string } | null;
}

/** When work begins and ends on a day, `08:00`. */
export interface Workday {
  readonly start: string;
  readonly end: string;
}

/** The fields of a report as `POST /api/v1/report` takes them. */
export interface ReportFields {
  readonly nothingNew?: true;
  readonly actualStart?: string;
  readonly actualFinish?: string;
  readonly remaining?: number;
  readonly expectedFinish?: string;
  readonly blockedBy?: string;
}

/**
 * What is reported by what was said. A task that was never begun and is done has begun, too: on the day that was
 * named, else when it was planned to, but never after it was done.
 */
export function fieldsOf(said: Said, task: TaskReported, { start, end }: Workday): ReportFields {
  switch (said.what) {
    case 'unchanged':
      return { nothingNew: true };
    case 'started':
      return { actualStart: `${said.day}T${start}` };
    case 'done': {
      const actualFinish = `${said.day}T${end}`;
      if (task.started) return { actualFinish };
      if (task.milestone) return { actualStart: actualFinish, actualFinish };
      const startDay = said.startDay ?? beginningOf(task, said.day);
      return { actualStart: `${startDay}T${start}`, actualFinish };
    }
    case 'remaining':
      return { remaining: said.minutes };
    case 'expected':
      return { expectedFinish: `${said.day}T${task.finish?.slice(11) ?? end}` };
    case 'blocked':
      return { blockedBy: said.by.trim() };
  }
}

/** The day on which work that is done on `day` will have begun, unless somebody says another. */
export function beginningOf({ start }: TaskReported, day: string): string {
  const planned = start?.slice(0, 10);
  return planned !== undefined && planned <= day ? planned : day;
}

/** Days to go, one more or one less, to half days below one; never less than a quarter of a day. */
export function stepped(minutes: number, way: 1 | -1, minutesPerDay: number): number {
  const days = minutes / minutesPerDay;
  if (way > 0)
    return days < 1
      ? (days < 0.5 ? 0.5 : 1) * minutesPerDay
      : (Math.floor(days) + 1) * minutesPerDay;
  if (days > 1) return (Math.ceil(days) - 1) * minutesPerDay;
  return (days > 0.5 ? 0.5 : 0.25) * minutesPerDay;
}

/** The day in the time zone of whoever looks, as date fields have it. */
export function dayOfHere(now: Date): string {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 10);
}
