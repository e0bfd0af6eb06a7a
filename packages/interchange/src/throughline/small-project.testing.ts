import {
  apply,
  type Branch,
  type BranchMeta,
  type CalendarRecord,
  type Change,
  type Diff,
  type Edit,
  EMPTY_DIFF,
  GENESIS_HASH,
  History,
  type HistoryEdit,
  instant,
  isRefusal,
  type ProjectRecord,
  Records,
  recordId,
  sealed,
  type TaskRecord,
} from '@throughline/model';
import type { ThroughlineFile } from './throughline-file.ts';

const DAY: [number, number][] = [
  [480, 720],
  [780, 1020],
];
const base = (id: string) => ({ id: recordId(id), audience: 'internal' as const });

export const ANNA = recordId('p-1');
export const BEN = recordId('p-2');

export const project: ProjectRecord = {
  ...base('project'),
  kind: 'project',
  name: 'House',
  rules: 'ms-project',
  scheduleFrom: 'start',
  start: '2026-03-02T08:00',
  calendarId: recordId('calendar'),
  minutesPerDay: 480,
  minutesPerWeek: 2400,
  daysPerMonth: 20,
  weekStart: 'monday',
  defaultStartTime: 480,
  defaultEndTime: 1020,
  currency: 'EUR',
  criticalFloatLimit: 0,
};

export const calendar: CalendarRecord = {
  ...base('calendar'),
  kind: 'calendar',
  name: 'Standard',
  week: { monday: DAY, tuesday: DAY, wednesday: DAY, thursday: DAY, friday: DAY },
  exceptions: {},
  workWeeks: {},
};

export function task(id: string, fields: Partial<TaskRecord> = {}): TaskRecord {
  return {
    ...base(id),
    kind: 'task',
    name: `Task ${id}`,
    rank: `a${id.replace(/[^0-9A-Za-z]/g, '')}V`,
    type: 'task',
    fixed: 'units',
    duration: { minutes: 480, unit: 'd' },
    ...fields,
  };
}

/** Writes a log as a server would, a minute between changes; salts and ids are counted. */
export class LogBuilder {
  readonly changes: Change[] = [];

  constructor(
    readonly records = new Records(),
    private readonly base = 0,
    private readonly baseHash: string = GENESIS_HASH,
  ) {}

  add(...edits: readonly Edit[]): this {
    const first = this.base + this.changes.length + 1;
    for (const [index, edit] of edits.entries()) {
      const diff = apply(edit, this.records);
      if (isRefusal(diff)) throw new Error(JSON.stringify(diff));
      this.seal(edit, diff, edits.length < 2 ? undefined : [`g${first}`, index, edits.length]);
    }
    return this;
  }

  /** Writes down whatever is said, fitting or not. */
  seal(
    edit: Edit | HistoryEdit,
    diff: Diff = EMPTY_DIFF,
    group?: readonly [id: string, index: number, count: number],
  ): this {
    const seq = this.base + this.changes.length + 1;
    const [id, index = 0, count = 0] = group ?? [];
    const minute = seq - index;
    const at = instant(
      `2026-03-02T${two(8 + Math.floor(minute / 60))}:${two(minute % 60)}:00.000Z`,
    );
    this.records.patch(diff);
    this.changes.push(
      sealed(
        {
          seq,
          editId: `e${seq}`,
          ...(id === undefined ? {} : { group: { id, index, count } }),
          at,
          author: seq % 2 === 0 ? BEN : ANNA,
          via: 'command-line',
          schema: 1,
          edit,
          diff,
        },
        this.changes.at(-1)?.hash ?? this.baseHash,
        seq.toString(16).padStart(32, '0'),
      ),
    );
    return this;
  }
}

/** Seven changes, two of them one group, and a branch of two from the fourth. */
export function smallProject(): ThroughlineFile & { branches: readonly [Branch] } {
  const log = new LogBuilder()
    .add({ kind: 'project.create', record: project, calendar })
    .add({ kind: 'task.add', record: task('1') })
    .add({ kind: 'task.add', record: task('2') }, { kind: 'task.add', record: task('3') })
    .add({ kind: 'task.rename', taskId: recordId('2'), name: 'Böschung – „2“ \u{1f3d7}' })
    .add({ kind: 'task.set-duration', taskId: recordId('1'), minutes: 960, unit: 'd' })
    .add({ kind: 'task.remove', ids: [recordId('3')] });
  const history = History.replay(log.changes);
  return { project: 'House', people: people(), history, branches: [branchFrom(history, 4)] };
}

/** A project, a task, and a branch that renames it. */
export function tinyProject(): ThroughlineFile {
  const log = new LogBuilder()
    .add({ kind: 'project.create', record: project, calendar })
    .add({ kind: 'task.add', record: task('1') });
  const history = History.replay(log.changes);
  const edits = new LogBuilder(history.at(2), 2, history.headHash);
  edits.add({ kind: 'task.rename', taskId: recordId('1'), name: 'Ü' });
  const branch = { ...branchMeta('b', 2, history.headHash), changes: edits.changes };
  return { people: people(), history, branches: [branch] };
}

export function branchFrom(history: History, from: number, id = 'crew'): Branch {
  const hash = history.changes[from - 1]?.hash ?? GENESIS_HASH;
  const edits = new LogBuilder(history.at(from), from, hash)
    .add({ kind: 'task.set-duration', taskId: recordId('1'), minutes: 240, unit: 'd' })
    .add({ kind: 'task.add', record: task(id, { name: 'Second crew' }) });
  return { ...branchMeta(id, from, hash), changes: edits.changes };
}

function branchMeta(id: string, from: number, baseHash: string): BranchMeta {
  return {
    id: recordId(id),
    name: 'A second crew',
    by: ANNA,
    at: instant('2026-03-03T08:00:00.000Z'),
    base: from,
    baseHash,
    approvals: [],
    outcome: { state: 'open' },
  };
}

export function people() {
  return { [ANNA]: { name: 'Anna Berg' }, [BEN]: { name: 'Ben Özil' } };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
