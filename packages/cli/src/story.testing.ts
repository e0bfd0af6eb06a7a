import {
  type CalendarRecord,
  type Edit,
  History,
  instant,
  isRefusal,
  type LinkRecord,
  type ProjectRecord,
  recordId,
  type StatedCause,
  type TaskRecord,
} from '@throughline/model';

/** A small programme and the weeks in which it slipped, written as the edits of two people. */

export const PEOPLE = { ann: { name: 'Ann Berg' }, ben: { name: 'Ben Chen' } };

const id = recordId;
const base = { audience: 'internal' } as const;
const DAY: [number, number][] = [
  [480, 720],
  [780, 1020],
];

const calendar: CalendarRecord = {
  ...base,
  id: id('standard'),
  kind: 'calendar',
  name: 'Standard',
  week: { monday: DAY, tuesday: DAY, wednesday: DAY, thursday: DAY, friday: DAY },
  exceptions: {},
  workWeeks: {},
};

const project: ProjectRecord = {
  ...base,
  id: id('project'),
  kind: 'project',
  name: 'Move of the billing service',
  rules: 'ms-project',
  scheduleFrom: 'start',
  start: '2026-03-02T08:00',
  statusDate: '2026-03-02T08:00',
  calendarId: calendar.id,
  minutesPerDay: 480,
  minutesPerWeek: 2400,
  daysPerMonth: 20,
  weekStart: 'monday',
  defaultStartTime: 480,
  defaultEndTime: 1020,
  currency: 'USD',
  criticalFloatLimit: 0,
};

export function task(
  name: string,
  rank: string,
  days: number,
  more: Partial<TaskRecord> = {},
): TaskRecord {
  return {
    ...base,
    id: id(name.toLowerCase().replaceAll(/[^a-z]+/g, '-')),
    kind: 'task',
    name,
    rank,
    type: 'task',
    fixed: 'units',
    duration: { minutes: days * 480, unit: 'd' },
    ...(days === 0 && { milestone: true }),
    ...more,
  };
}

export function link(from: string, to: string): LinkRecord {
  return { ...base, id: id(`${from}-${to}`), kind: 'link', from: id(from), to: id(to), type: 'FS' };
}

interface Said {
  readonly at: string;
  readonly by: keyof typeof PEOPLE;
  readonly cause?: StatedCause;
  readonly event?: string;
}

/** Writes into a history as people would; a refusal is a fault of the test. */
export class Pen {
  private count = 0;

  constructor(readonly history = new History()) {}

  write({ at, by, cause, event }: Said, ...edits: readonly Edit[]): this {
    const outcome = this.history.submit(
      {
        base: this.history.head,
        at: instant(`${at}:00.000Z`),
        author: id(by),
        via: 'web',
        ...(cause !== undefined && { cause }),
        ...(event !== undefined && { event: id(event) }),
        edits: edits.map((edit) => ({ editId: `edit-${++this.count}`, edit })),
      },
      () => String(this.count).padStart(32, '0'),
    );
    if (isRefusal(outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`);
    return this;
  }
}

const ofTask = (name: string) => ({ taskId: id(name) });

/** The plan as it was drawn up, with what was promised. */
export function drawnUp(pen = new Pen()): Pen {
  const begin = { at: '2026-03-02T09:00', by: 'ann' } as const;
  return pen
    .write(begin, { kind: 'project.create', record: project, calendar })
    .write(
      begin,
      ...[
        task('Design', 'A', 5),
        task('Order storage', 'B', 10, { responsible: 'Vendor B' }),
        task('Build', 'C', 10),
        task('Install storage', 'D', 3),
        task('Test', 'E', 5),
        task('Legal sign-off', 'F', 2),
        task('Go live', 'G', 0),
      ].map((record): Edit => ({ kind: 'task.add', record })),
      ...[
        link('design', 'build'),
        link('order-storage', 'install-storage'),
        link('build', 'test'),
        link('install-storage', 'test'),
        link('design', 'legal-sign-off'),
        link('test', 'go-live'),
        link('legal-sign-off', 'go-live'),
      ].map((record): Edit => ({ kind: 'link.add', record })),
    )
    .write(begin, {
      kind: 'promise.add',
      record: {
        ...base,
        id: id('lease'),
        kind: 'promise',
        name: 'Billing moved',
        type: 'contract',
        to: 'Acme',
        taskId: id('go-live'),
        date: '2026-04-03T17:00',
        consequence: 'then $10k a week',
      },
    });
}

/** Two weeks later: storage comes late, the build takes longer, a change is tried and taken back. */
export function slipped(pen = drawnUp()): Pen {
  return pen
    .write(
      { at: '2026-03-06T16:00', by: 'ben' },
      { kind: 'project.set', set: { statusDate: '2026-03-06T17:00' } },
      {
        kind: 'task.set-progress',
        ...ofTask('design'),
        actualStart: '2026-03-02T08:00',
        actualFinish: '2026-03-06T17:00',
      },
      {
        kind: 'task.set-progress',
        ...ofTask('order-storage'),
        actualStart: '2026-03-02T08:00',
        percentComplete: 50,
      },
    )
    .write(
      { at: '2026-03-10T10:00', by: 'ann' },
      {
        kind: 'event.add',
        record: {
          ...base,
          id: id('storage-late'),
          kind: 'event',
          name: 'Vendor B storage late',
          cause: 'supplier',
          responsible: 'Vendor B',
          standing: 'unapproved',
        },
      },
    )
    .write(
      { at: '2026-03-10T10:05', by: 'ann', event: 'storage-late' },
      { kind: 'task.set-progress', ...ofTask('order-storage'), remaining: 15 * 480 },
    )
    .write(
      { at: '2026-03-12T15:30', by: 'ben', cause: 'estimate' },
      { kind: 'task.set-duration', ...ofTask('build'), minutes: 13 * 480 },
    )
    .write(
      { at: '2026-03-13T16:00', by: 'ben' },
      { kind: 'project.set', set: { statusDate: '2026-03-13T17:00' } },
      {
        kind: 'task.set-progress',
        ...ofTask('build'),
        actualStart: '2026-03-09T08:00',
        remaining: 8 * 480,
      },
    );
}
