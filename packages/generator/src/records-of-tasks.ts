import { Constraint, minuteText } from '@throughline/engine';
import type { Duration, TaskRecord, Constraint as WrittenConstraint } from '@throughline/model';
import type { Draft, DraftTask } from './draft.ts';
import type { RecordIds } from './record-ids.ts';

export function taskRecord(draft: Draft, index: number, rank: string, ids: RecordIds): TaskRecord {
  const task = draft.tasks[index] as DraftTask;
  const isP6 = draft.settings.rules === 'p6';
  return {
    id: ids.of('task', index),
    kind: 'task',
    audience: 'shared',
    keys: isP6
      ? { 'p6.object-id': String(index + 1), 'p6.code': `A${10_000 + 10 * index}` }
      : { 'ms-project.uid': String(index + 1), 'ms-project.id': String(index + 1) },
    name: task.name,
    wbs: task.wbs,
    ...(task.parent < 0 ? {} : { parent: ids.of('task', task.parent) }),
    rank,
    type: taskType(draft, index),
    fixed: task.assignments === undefined || isP6 ? 'duration' : 'units',
    ...(task.milestone ? { milestone: true } : {}),
    ...(task.inactive ? { inactive: true } : {}),
    ...(task.calendar === undefined ? {} : { calendarId: ids.of('calendar', task.calendar) }),
    ...(task.summary ? {} : { duration: duration(task) }),
    ...estimate(task),
    ...imposed(task),
    ...splitsAndDelay(task, index, ids),
    ...progress(task),
  };
}

function taskType({ tasks, settings }: Draft, index: number): TaskRecord['type'] {
  const task = tasks[index] as DraftTask;
  if (task.summary) return 'summary';
  if (settings.rules !== 'p6') return 'task';
  if (task.levelOfEffort) return 'level-of-effort';
  if (task.assignments !== undefined) return 'resource-dependent';
  if (!task.milestone) return 'task';
  return task === tasks.find((one) => one.milestone) ? 'start-milestone' : 'finish-milestone';
}

function duration(task: DraftTask): Duration {
  return {
    minutes: task.duration,
    unit: task.duration % 240 === 0 ? 'd' : task.duration % 60 === 0 ? 'h' : 'm',
    ...(task.elapsed ? { elapsed: true } : {}),
    ...(task.estimate === undefined ? {} : { estimated: true }),
  };
}

function estimate({ estimate: three }: DraftTask): Pick<TaskRecord, 'estimate'> {
  return three === undefined ? {} : { estimate: three };
}

const CONSTRAINT_TYPE = {
  [Constraint.AsLateAsPossible]: 'as-late-as-possible',
  [Constraint.StartNoEarlierThan]: 'start-no-earlier-than',
  [Constraint.StartNoLaterThan]: 'start-no-later-than',
  [Constraint.FinishNoEarlierThan]: 'finish-no-earlier-than',
  [Constraint.FinishNoLaterThan]: 'finish-no-later-than',
  [Constraint.MustStartOn]: 'must-start-on',
  [Constraint.MustFinishOn]: 'must-finish-on',
  [Constraint.StartOn]: 'start-on',
  [Constraint.FinishOn]: 'finish-on',
} as const;

function written(constraint: DraftTask['constraint']): WrittenConstraint | undefined {
  if (constraint === undefined || constraint.type === Constraint.AsSoonAsPossible) return undefined;
  const type = CONSTRAINT_TYPE[constraint.type];
  return constraint.date === undefined ? { type } : { type, date: minuteText(constraint.date) };
}

function imposed(task: DraftTask): Partial<TaskRecord> {
  const constraint = written(task.constraint);
  const secondConstraint = written(task.secondConstraint);
  return {
    ...(constraint === undefined ? {} : { constraint }),
    ...(secondConstraint === undefined ? {} : { secondConstraint }),
    ...(task.deadline === undefined ? {} : { deadline: minuteText(task.deadline) }),
    ...(task.expectedFinish === undefined
      ? {}
      : { expectedFinish: minuteText(task.expectedFinish) }),
    ...(task.given === undefined
      ? {}
      : {
          mode: 'manual',
          manualStart: minuteText(task.given.start),
          manualFinish: minuteText(task.given.finish),
        }),
  };
}

function splitsAndDelay(task: DraftTask, index: number, ids: RecordIds): Partial<TaskRecord> {
  const { splits, levelingDelay } = task;
  return {
    ...(splits === undefined
      ? {}
      : {
          splits: Object.fromEntries(
            splits.map((split, number) => [ids.of(`split of ${index}`, number), split]),
          ),
        }),
    ...(levelingDelay === undefined
      ? {}
      : { levelingDelay: { minutes: levelingDelay, unit: 'd', elapsed: true } }),
  };
}

const MOMENTS = ['actualStart', 'actualFinish', 'resume', 'suspend'] as const;
const AMOUNTS = ['actualDuration', 'percentComplete'] as const;

function progress(task: DraftTask): Partial<TaskRecord> {
  const said: Record<string, unknown> = {};
  for (const field of MOMENTS) {
    const moment = task[field];
    if (moment !== undefined) said[field] = minuteText(moment);
  }
  for (const field of AMOUNTS) if (task[field] !== undefined) said[field] = task[field];
  if (task.actualStart !== undefined) said.remaining = task.remaining;
  return said;
}
