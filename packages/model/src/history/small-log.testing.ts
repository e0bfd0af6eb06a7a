import { expect } from 'vitest';
import type { Edit } from '../edit/index.ts';
import {
  canonicalJson,
  isRefusal,
  type LinkRecord,
  type PlanRecord,
  type RecordId,
  type Refusal,
  recordId,
  type TaskRecord,
} from '../plan/index.ts';
import { sayRefusal } from '../words/index.ts';
import type { Change } from './change.ts';
import { History } from './history.ts';
import { instant } from './instant.ts';
import type { Accepted, Authorship, Undone } from './request.ts';

export const ANN = recordId('ann');
export const BEN = recordId('ben');
export const CAT = recordId('cat');

const base = (id: string) => ({ id: recordId(id), audience: 'shared' as const });

export const task = (id: string, fields: Partial<TaskRecord> = {}): TaskRecord => ({
  ...base(id),
  kind: 'task',
  name: id,
  rank: 'V',
  type: 'task',
  fixed: 'units',
  duration: { minutes: 480, unit: 'd' },
  ...fields,
});

export const link = (from: string, to: string): LinkRecord => ({
  ...base(`${from}-${to}`),
  kind: 'link',
  from: recordId(from),
  to: recordId(to),
  type: 'FS',
});

export const addTask = (id: string, fields: Partial<TaskRecord> = {}): Edit => ({
  kind: 'task.add',
  record: task(id, fields),
});
export const addLink = (from: string, to: string): Edit => ({
  kind: 'link.add',
  record: link(from, to),
});
export const rename = (id: string, name: string): Edit => ({
  kind: 'task.rename',
  taskId: recordId(id),
  name,
});
export const lengthen = (id: string, minutes: number): Edit => ({
  kind: 'task.set-duration',
  taskId: recordId(id),
  minutes,
});
export const removeTask = (...ids: string[]): Edit => ({
  kind: 'task.remove',
  ids: ids.map(recordId),
});

export const CREATE: Edit = {
  kind: 'project.create',
  record: {
    ...base('project'),
    kind: 'project',
    name: 'Move',
    rules: 'ms-project',
    scheduleFrom: 'start',
    start: '2026-03-02T08:00',
    calendarId: recordId('standard'),
    minutesPerDay: 480,
    minutesPerWeek: 2400,
    daysPerMonth: 20,
    weekStart: 'monday',
    defaultStartTime: 480,
    defaultEndTime: 1020,
    currency: 'EUR',
    criticalFloatLimit: 0,
  },
  calendar: {
    ...base('standard'),
    kind: 'calendar',
    name: 'Standard',
    week: { monday: [[480, 1020]], tuesday: [[480, 1020]] },
    exceptions: {},
    workWeeks: {},
  },
};

/** A log that somebody works on: edits get ids, moments and salts that are the same every time. */
export class Desk {
  readonly history: History;
  #edits = 0;
  #salts = 0;

  readonly #name: string;

  constructor(history = new History(), name = 'edit') {
    this.history = history;
    this.#name = name;
  }

  static withTasks(...ids: string[]): Desk {
    const desk = new Desk();
    desk.does(CAT, CREATE, ...ids.map((id) => addTask(id)));
    return desk;
  }

  salt = (): string => (this.#salts++).toString(16).padStart(32, '0');

  /** What the author says of the next edit. */
  about(author: RecordId): Authorship {
    return { at: minuteOf(this.history.head), author, via: 'web' };
  }

  nextId(): string {
    return `${this.#name}-${this.#edits++}`;
  }

  submit(author: RecordId, edits: readonly Edit[], from = this.history.head): Accepted | Refusal {
    const named = edits.map((edit) => ({ editId: this.nextId(), edit }));
    return this.history.submit({ ...this.about(author), base: from, edits: named }, this.salt);
  }

  /** Edits that are to be accepted, having seen everything. */
  does(author: RecordId, ...edits: Edit[]): readonly Change[] {
    return accepted(this.submit(author, edits)).changes;
  }

  /** Edits that are to be refused. */
  refused(author: RecordId, edits: readonly Edit[], from = this.history.head): Refusal {
    return refusal(this.submit(author, edits, from));
  }

  undo(author: RecordId, seq?: number): Undone | Refusal {
    const request = { ...this.about(author), editId: this.nextId() };
    return this.history.undo({ ...request, ...(seq !== undefined && { seq }) }, this.salt);
  }

  redo(author: RecordId, seq?: number): Undone | Refusal {
    const request = { ...this.about(author), editId: this.nextId() };
    return this.history.redo({ ...request, ...(seq !== undefined && { seq }) }, this.salt);
  }

  task(id: string): TaskRecord {
    const found = this.history.records.find('task', recordId(id));
    if (found === undefined) expect.fail(`no task ${id}`);
    return found;
  }
}

export function accepted<A extends object>(outcome: A | Refusal): A {
  if (isRefusal(outcome)) expect.fail(`refused: ${sayRefusal(outcome)}`);
  return outcome;
}

export function refusal(outcome: object): Refusal {
  if (!isRefusal(outcome)) expect.fail(`accepted: ${JSON.stringify(outcome)}`);
  expect(sayRefusal(outcome, (id) => `Record ${id}`)).toMatch(/^[A-Z"].*\.$/s);
  return outcome;
}

export const minuteOf = (count: number) =>
  instant(new Date(Date.UTC(2026, 2, 2, 8) + count * 60_000).toISOString());

/** The state to the byte, its records by id. */
export function stateText(records: Iterable<PlanRecord>): string {
  return canonicalJson(Object.fromEntries([...records].map((record) => [record.id, record])));
}

export function sameState(history: History): void {
  expect(stateText(History.replay(history.changes).records)).toBe(stateText(history.records));
}
