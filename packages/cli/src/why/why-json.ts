import {
  type Cause,
  type Lag,
  type LinkType,
  type RecordId,
  type Records,
  type TaskRecord,
  type TaskWhy,
  type WhyStep,
  whyTask,
} from '@throughline/model';
import { isMilestone, type OpenPlan, shownId, uniqueId } from '../plan-file/index.ts';

/** The contract of `why --json`. Floats are working minutes, dates local `YYYY-MM-DDTHH:mm` or null. */
export interface WhyJson {
  readonly task: TaskName & { readonly summary: boolean; readonly milestone: boolean };
  readonly statusDate: string | null;
  readonly schedule: ChainsJson;
  readonly forecast: ChainsJson;
}

interface ChainsJson {
  readonly totalFloat: number;
  readonly freeFloat: number;
  /** The first step is the task's own date; each next one is what the first cause before it names. */
  readonly start: readonly StepJson[];
  readonly finish: readonly StepJson[];
  readonly lateFinish: readonly StepJson[];
}

interface TaskName {
  readonly uid: string;
  readonly id: string;
  readonly name: string;
}

interface StepJson extends TaskName {
  readonly date: WhyStep['date'];
  readonly at: string | null;
  readonly causes: readonly CauseJson[];
}

interface CauseJson extends Partial<TaskName> {
  readonly by: Cause['by'];
  readonly at: string;
  readonly type?: LinkType;
  readonly lag?: Lag | null;
  readonly calendar?: string;
  readonly constraint?: string;
}

export function whyJson(plan: OpenPlan, task: TaskRecord): WhyJson {
  const { records, computed } = plan;
  const chains = (of: 'schedule' | 'forecast'): ChainsJson => {
    const { totalFloat, freeFloat } = computed[of].task(task.id);
    const why = whyTask(computed, of, task.id);
    const steps = (name: keyof TaskWhy) => why[name].map((step) => stepJson(plan, step));
    return {
      totalFloat,
      freeFloat,
      start: steps('start'),
      finish: steps('finish'),
      lateFinish: steps('lateFinish'),
    };
  };
  return {
    task: {
      ...nameOf(task, records),
      summary: records.isSummary(task),
      milestone: isMilestone(task),
    },
    statusDate: records.project.statusDate ?? null,
    schedule: chains('schedule'),
    forecast: chains('forecast'),
  };
}

function stepJson(plan: OpenPlan, { taskId, date, at, causes }: WhyStep): StepJson {
  return {
    ...nameById(plan, taskId),
    date,
    at,
    causes: causes.map((cause) => causeJson(plan, taskId, cause)),
  };
}

function causeJson(plan: OpenPlan, taskId: RecordId, cause: Cause): CauseJson {
  const { records } = plan;
  const { by, at } = cause;
  switch (cause.by) {
    case 'link': {
      const link = records.find('link', cause.linkId);
      const name = nameById(plan, cause.taskId);
      return { by, at, ...name, type: link?.type ?? 'FS', lag: link?.lag ?? null };
    }
    case 'children':
      return { by, at, ...nameById(plan, cause.taskId) };
    case 'calendar':
      return { by, at, calendar: records.find('calendar', cause.calendarId)?.name ?? '' };
    case 'constraint':
    case 'second-constraint': {
      const task = records.find('task', taskId);
      const own = cause.by === 'constraint' ? task?.constraint : task?.secondConstraint;
      return { by, at, ...(own === undefined ? {} : { constraint: own.type }) };
    }
    default:
      return { by, at };
  }
}

function nameById({ records }: OpenPlan, id: RecordId): TaskName {
  const task = records.find('task', id);
  return task === undefined ? { uid: id, id, name: '' } : nameOf(task, records);
}

function nameOf(task: TaskRecord, records: Records): TaskName {
  return { uid: uniqueId(task), id: shownId(task, records), name: task.name };
}
