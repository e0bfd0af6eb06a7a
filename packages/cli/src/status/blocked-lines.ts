import { minuteOf } from '@throughline/engine';
import type { TaskRecord } from '@throughline/model';
import { type OpenPlan, shownId } from '../plan-file/index.ts';
import {
  type Column,
  Durations,
  dayOfYear,
  quiet,
  shortened,
  type Terminal,
  table,
} from '../terminal/index.ts';

const MOST = 4;
const WIDEST_NAME = 44;

/** A task that cannot go on, by whom, since when and for how many working minutes. */
export interface Blocked {
  readonly task: TaskRecord;
  readonly by: string;
  readonly since: string;
  readonly minutes: number;
}

/** Unfinished work that somebody holds up, the longest first. */
export function blockedWork({ records, computed }: OpenPlan): Blocked[] {
  const calendar = computed.forecast.calendar();
  const now = minuteOf(computed.status.at) as number;
  const found: Blocked[] = [];
  for (const task of records.all('task')) {
    if (task.blocked === undefined || task.actualFinish !== undefined) continue;
    const { by, since } = task.blocked;
    const from = minuteOf(since) as number;
    found.push({ task, by, since, minutes: from < now ? calendar.work(from, now) : 0 });
  }
  return found.sort((a, b) => b.minutes - a.minutes);
}

export function* blockedLines(plan: OpenPlan, all: boolean, terminal: Terminal): Generator<string> {
  const blocked = blockedWork(plan);
  if (blocked.length === 0) return;
  const { records } = plan;
  const durations = new Durations(records.project.minutesPerDay);
  yield '';
  yield* terminal.heading('Blocked');
  const columns: Column<Blocked>[] = [
    { title: '', cell: ({ task }) => quiet(shownId(task, records)) },
    { title: '', cell: ({ task }) => shortened(task.name, WIDEST_NAME), shrinksTo: 16 },
    {
      title: '',
      cell: ({ by, since, minutes }) =>
        `waits on ${by} since ${dayOfYear(since)}, ${durations.short(minutes)}`,
      shrinksTo: 20,
    },
  ];
  yield* table(all ? blocked : blocked.slice(0, MOST), columns, terminal);
  const hidden = blocked.length - MOST;
  if (!all && hidden > 0) yield terminal.line(quiet(`and ${hidden} more; --all lists them`));
}
