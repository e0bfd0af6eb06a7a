import type { Edit, EventRecord, LocalDate, StatedCause } from '@throughline/model';
import { idOf, taskId } from '../plan/ids.ts';
import type { PersonKey } from '../plan/people.ts';
import { MINUTES_PER_DAY } from '../plan/records.ts';
import type { Row } from '../plan/row.ts';
import { accept, type Programme, type Said } from '../programme/programme.ts';
import type { News, Silence } from '../programme/week.ts';
import { newRows } from './new-rows.ts';

/** One thing that happened. What changes the plan is done on its day; news is said on the Friday of its week. */
export type Happening =
  | { readonly on: LocalDate; readonly does: (programme: Programme) => void }
  | { readonly on: LocalDate; readonly news: News }
  | { readonly on: LocalDate; readonly silence: Silence }
  | { readonly on: LocalDate; readonly heardOf: string };

type Why = Omit<Said, 'by'>;

/** Somebody makes edits, all at once. */
export function edits(
  on: LocalDate,
  by: PersonKey,
  made: readonly Edit[],
  why: Why = {},
): Happening {
  return { on, does: (programme) => programme.edit({ by, ...why }, made) };
}

/** On Friday it is said that a task ends working days later than was thought; earlier where negative. */
export function late(
  on: LocalDate,
  task: string,
  days: number,
  why: Omit<News, 'task' | 'days'> = {},
): Happening {
  return { on, news: { task, days, ...why } };
}

/** From this week on nobody says more of the task than, where it has begun, that it has. */
export function silent(
  on: LocalDate,
  task: string,
  { begun }: { readonly begun: boolean },
): Happening {
  return { on, silence: { task, begun } };
}

/** From this week on it is reported again. */
export function heardOf(on: LocalDate, task: string): Happening {
  return { on, heardOf: task };
}

/** Something that the ledger is to show as one line. */
export function event(
  on: LocalDate,
  by: PersonKey,
  key: string,
  name: string,
  cause: StatedCause,
  more: Partial<Pick<EventRecord, 'responsible' | 'standing' | 'notes'>> = {},
): Happening {
  const record: EventRecord = {
    id: idOf('event', key),
    kind: 'event',
    audience: 'internal',
    name,
    cause,
    standing: 'unapproved',
    at: `${on}T09:00`,
    ...more,
  };
  return edits(on, by, [{ kind: 'event.add', record }]);
}

/** New rows; `before` names who else waits for one of them, as `new < old`. */
export function adds(
  on: LocalDate,
  by: PersonKey,
  rows: readonly Row[],
  { before = [], ...why }: Why & { readonly before?: readonly string[] } = {},
): Happening {
  return {
    on,
    does: (programme) =>
      programme.edit({ by, ...why }, newRows(programme.history.records, rows, before)),
  };
}

/** Somebody writes down what they know of a task. */
export function notes(on: LocalDate, by: PersonKey, task: string, text: string): Happening {
  return edits(on, by, [{ kind: 'task.set-fields', taskId: taskId(task), set: { notes: text } }]);
}

/** Another length of what has not begun. */
export function takes(
  on: LocalDate,
  by: PersonKey,
  task: string,
  days: number,
  why: Why = {},
): Happening {
  return edits(on, by, [duration(task, days)], why);
}

export function duration(task: string, days: number): Edit {
  return { kind: 'task.set-duration', taskId: taskId(task), minutes: days * MINUTES_PER_DAY };
}

/** A date that somebody nails to a task, whatever its predecessors say. */
export function pins(on: LocalDate, by: PersonKey, task: string, date: LocalDate): Happening {
  return {
    on,
    does: (programme) => {
      programme.edit({ by }, [
        {
          kind: 'task.set-constraint',
          taskId: taskId(task),
          constraint: { type: 'must-start-on', date: `${date}T08:00` },
        },
      ]);
      programme.seqByMark.set(`pin ${task}`, programme.history.head);
    },
  };
}

/** The pin comes out again: an undo of the very change, which stays in the history. */
export function unpins(on: LocalDate, by: PersonKey, task: string): Happening {
  return {
    on,
    does: (programme) => {
      const seq = programme.seqByMark.get(`pin ${task}`);
      if (seq === undefined) throw new Error(`nobody pinned ${task}`);
      const undone = programme.history.undo(
        { ...programme.authorship({ by }), editId: programme.nextEditId(), seq },
        programme.salt,
      );
      accept(undone, `unpin ${task}`);
    },
  };
}

/** Said afterwards of the last edit that somebody made to a task. */
export function explains(
  on: LocalDate,
  by: PersonKey,
  task: string,
  cause: StatedCause,
): Happening {
  return {
    on,
    does: (programme) => programme.explain({ by }, taskId(task), cause),
  };
}
