import {
  apply,
  type ComputedPlan,
  computePlan,
  doneMinutes,
  type Edit,
  isRefusal,
  type LocalDate,
  type LocalDateTime,
  type RecordId,
  type Records,
  type StatedCause,
  type TaskRecord,
  type Via,
} from '@throughline/model';
import { taskId } from '../plan/ids.ts';
import { PEOPLE, PERSON_KEYS, type PersonKey } from '../plan/people.ts';
import { MINUTES_PER_DAY } from '../plan/records.ts';
import type { Programme } from './programme.ts';

/** What somebody has to say of a task on Friday that the plan does not know. */
export interface News {
  readonly task: string;
  /** Working days that it ends later than was thought, or earlier. */
  readonly days: number;
  readonly event?: string;
  readonly cause?: StatedCause;
}

/** Tasks that nobody reports on: `begun` where it was said that they have, and no more. */
export interface Silence {
  readonly task: string;
  readonly begun: boolean;
}

/**
 * One weekly update. Whatever runs as the forecast of the week before has it is reported so, by those
 * who answer for it; what does not is in the news. Then the status date moves to Friday evening.
 */
export function weeklyUpdate(
  programme: Programme,
  friday: LocalDate,
  news: readonly News[],
  silent: readonly Silence[],
): void {
  const status: LocalDateTime = `${friday}T17:00`;
  const week = weekAsItWent(programme.history.records, news, silent);
  const silentById = new Map(silent.map(({ task, begun }) => [taskId(task), begun]));
  const newsById = new Map(news.map((one) => [taskId(one.task), one]));
  const routine = new Map<PersonKey, Edit[]>();

  programme.on(friday);
  for (const { task } of programme.history.records.outline()) {
    const begun = silentById.get(task.id);
    if (task.actualFinish !== undefined || programme.history.records.isSummary(task)) continue;
    if (begun === false || (begun && task.actualStart !== undefined)) continue;
    const edits = reportOf(week, task, status, begun === true);
    const owner = ownerOf(task);
    const said = newsById.get(task.id);
    if (said === undefined) routine.set(owner, [...(routine.get(owner) ?? []), ...edits]);
    else {
      const { event, cause } = said;
      if (edits.length === 0) throw new Error(`${friday}: nothing to say of ${said.task} yet`);
      programme.edit(
        {
          by: owner,
          via: viaOf(owner),
          ...(event !== undefined && { event }),
          ...(cause !== undefined && { cause }),
        },
        edits,
      );
    }
  }
  for (const owner of PERSON_KEYS) {
    programme.edit({ by: owner, via: viaOf(owner) }, routine.get(owner) ?? []);
  }
  programme.edit({ by: 'dana' }, [{ kind: 'project.set', set: { statusDate: status } }]);
}

/** The forecast of the week before, had it known what this week brought. */
function weekAsItWent(
  records: Records,
  news: readonly News[],
  silent: readonly Silence[],
): ComputedPlan {
  const known = records.clone();
  const longer = [
    ...news.map(({ task, days }) => ({ task, minutes: days * MINUTES_PER_DAY })),
    ...silent.map(({ task }) => ({ task, minutes: 5 * MINUTES_PER_DAY })),
  ];
  for (const { task: key, minutes } of longer) {
    const task = known.find('task', taskId(key));
    if (task === undefined) throw new Error(`no such task: ${key}`);
    if (task.actualFinish !== undefined) throw new Error(`long done: ${key}`);
    const diff = apply(
      {
        kind: 'task.set-duration',
        taskId: task.id,
        minutes: (task.duration?.minutes ?? 0) + minutes,
      },
      known,
    );
    if (isRefusal(diff)) throw new Error(`${key}: ${JSON.stringify(diff)}`);
    known.patch(diff);
  }
  return dated(known);
}

/** What there is to report of one task on that evening. */
function reportOf(
  week: ComputedPlan,
  task: TaskRecord,
  status: LocalDateTime,
  silent: boolean,
): Edit[] {
  const { start, finish } = week.forecast.task(task.id);
  if (start === null || finish === null || start > status) return [];
  const kind = 'task.set-progress' as const;
  const id = { kind, taskId: task.id };
  const begins = task.actualStart === undefined ? { actualStart: start } : {};
  if (finish <= status) return [{ ...id, ...begins, actualFinish: finish }];
  if (start === status) return [];
  if (silent) return [{ ...id, ...begins }];

  const left = week.forecast.workBetween(status, finish, task.id);
  const length = task.duration?.minutes ?? 0;
  const planned = lengthThen(week, task.id);
  if (planned === length) {
    if (left === length) return task.actualStart === undefined ? [{ ...id, ...begins }] : [];
    return [{ ...id, ...begins, percentComplete: (100 * (length - left)) / length }];
  }
  // What it takes in all is news, and so is how far it has come.
  const done = planned - left;
  if (done < length) {
    const percentComplete = (100 * done) / length;
    return [
      { ...id, ...begins, percentComplete },
      { ...id, remaining: left },
    ];
  }
  // By the old plan it would be over: the longer one has to be known before a share of it is.
  return [
    { ...id, ...begins, remaining: planned - doneMinutes(task) },
    { ...id, percentComplete: (100 * done) / planned },
  ];
}

function lengthThen(week: ComputedPlan, id: RecordId): number {
  return week.records.find('task', id)?.duration?.minutes ?? 0;
}

/** The dates of a plan that must have some. */
export function dated(records: Records): ComputedPlan {
  const computed = computePlan(records);
  if ('code' in computed) throw new Error(`no dates: ${JSON.stringify(computed)}`);
  return computed;
}

/** Corvane's tracker reports by itself, and Markpike's system too; everybody else types. */
function viaOf(owner: PersonKey): Via {
  if (owner === 'tomas') return 'integration';
  return owner === 'ines' ? 'api' : 'web';
}

function ownerOf({ responsible }: TaskRecord): PersonKey {
  return PERSON_KEYS.find((key) => PEOPLE[key].name === responsible) ?? 'dana';
}
