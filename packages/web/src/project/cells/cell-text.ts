import { minuteOf, NONE } from '@throughline/engine';
import {
  PlanNames,
  planCost,
  printDuration,
  projectBaseline,
  type RecordId,
  type Records,
  rowsOf,
  type TaskRecord,
} from '@throughline/model';
import type { CellPlan } from '../cell-plan.ts';
import { sayColumn } from '../column-words.ts';
import {
  AS_SOON_AS_POSSIBLE,
  type ColumnId,
  choicesOf,
  customFieldOf,
  type StandardColumnId,
  standardColumn,
} from '../columns.ts';
import { resourcesText } from './assigned.ts';
import { customTexts } from './custom-text.ts';
import { computedDays, dayOf } from './dates.ts';
import {
  actualDurationText,
  durationsOf,
  durationText,
  remainingText,
  scaleOfTask,
  workText,
} from './lengths.ts';
import { linksText } from './linked.ts';
import { moneyText, numberText, percentText } from './numbers.ts';
import { percents, type Work, works } from './rolled-up.ts';
import { statusAges } from './status-age.ts';

type TextOf = (task: TaskRecord) => string;

/** What a cell shows: of one task. A whole column is made faster by `cellTexts`. */
export function cellText(plan: CellPlan, task: TaskRecord, column: ColumnId): string {
  return cellTexts(plan, column)(task);
}

/** What the cells of a column show, task by task, for as long as the plan stays as it is. */
export function cellTexts(plan: CellPlan, column: ColumnId): TextOf {
  const field = customFieldOf(column);
  return field === undefined ? TEXTS[column as StandardColumnId](plan) : customTexts(plan, field);
}

const TEXTS: { readonly [C in StandardColumnId]: (plan: CellPlan) => TextOf } = {
  row: (plan) => (task) => String(plan.rowOf(task.id)),
  wbs: ({ records }) => rowTexts(records, ({ wbs }) => wbs),
  outline: ({ records }) => rowTexts(records, ({ outlineNumber }) => outlineNumber),
  id: ({ records }) => {
    const names = new PlanNames(records);
    return (task) => names.shownId(task);
  },
  name: () => (task) => task.name,
  type: (plan) => typeTexts(plan),
  mode: () => (task) => sayColumn(task.mode === 'manual' ? 'modeManual' : 'modeAutomatic'),
  priority: () => (task) => String(task.priority ?? 500),
  notes: () => (task) => task.notes ?? '',
  hyperlink: () => (task) => task.hyperlink ?? '',
  contact: () => (task) => task.contact ?? '',

  duration: (plan) => {
    const between = workBetween(plan);
    return (task) =>
      plan.records.isSummary(task) || task.duration === undefined
        ? between(task)
        : durationText(plan, task);
  },
  start: (plan) =>
    computedDays(plan, 'schedule', 'start', (task) => task.actualStart ?? task.manualStart),
  finish: (plan) =>
    computedDays(plan, 'schedule', 'finish', (task) => task.actualFinish ?? task.manualFinish),
  totalFloat: (plan) => floatTexts(plan, 'totalFloat'),
  freeFloat: (plan) => floatTexts(plan, 'freeFloat'),
  critical: ({ computed }) => {
    if (computed === undefined) return () => '';
    const { indexOfTask } = computed.plan.context;
    return ({ id }) => {
      const index = indexOfTask.get(id);
      if (index === undefined) return '';
      return sayColumn(computed.schedule.schedule.critical(index) ? 'yes' : 'no');
    };
  },
  earlyStart: (plan) => computedDays(plan, 'schedule', 'earlyStart'),
  earlyFinish: (plan) => computedDays(plan, 'schedule', 'earlyFinish'),
  lateStart: (plan) => computedDays(plan, 'schedule', 'lateStart'),
  lateFinish: (plan) => computedDays(plan, 'schedule', 'lateFinish'),
  forecastStart: (plan) => computedDays(plan, 'forecast', 'start'),
  forecastFinish: (plan) => computedDays(plan, 'forecast', 'finish'),

  percent: ({ records }) => {
    const percentOf = percents(records);
    return (task) => percentText(percentOf(task));
  },
  remaining: (plan) => ofLeaf(plan, (task) => remainingText(plan, task)),
  actualDuration: (plan) => ofLeaf(plan, (task) => actualDurationText(plan, task)),
  actualStart: () => (task) => dayOf(task.actualStart),
  actualFinish: () => (task) => dayOf(task.actualFinish),
  expectedFinish: () => (task) => dayOf(task.expectedFinish),
  statusAge: (plan) => {
    const ageOf = statusAges(plan);
    return (task) => {
      const days = ageOf(task);
      return days === undefined ? '' : numberText(days);
    };
  },
  blockedBy: () => (task) => task.blocked?.by ?? '',

  predecessors: (plan) => (task) => linksText(plan, task, 'predecessors'),
  successors: (plan) => (task) => linksText(plan, task, 'successors'),

  resources: (plan) => (task) => resourcesText(plan, task),
  responsible: () => (task) => task.responsible ?? '',
  work: (plan) => workTexts(plan, ({ all }) => workText(all)),
  actualWork: (plan) => workTexts(plan, ({ actual }) => workText(actual)),
  remainingWork: (plan) => workTexts(plan, ({ remaining }) => workText(remaining)),
  percentWork: (plan) =>
    workTexts(plan, ({ all, actual }) => percentText(all > 0 ? (100 * actual) / all : 0)),

  constraint: ({ records }) => {
    const labels = labelsOf('constraint', records);
    return ({ constraint }) => labels.get(constraint?.type ?? AS_SOON_AS_POSSIBLE) ?? '';
  },
  constraintDate: () => (task) => dayOf(task.constraint?.date),
  deadline: () => (task) => dayOf(task.deadline),
  calendar:
    ({ records }) =>
    ({ calendarId }) =>
      calendarId === undefined ? '' : (records.find('calendar', calendarId)?.name ?? ''),

  baselineStart: (plan) => {
    const baseline = projectBaseline(plan.records, plan.baselineId);
    return ({ id }) => dayOf(baseline?.tasks[id]?.start);
  },
  baselineFinish: (plan) => {
    const baseline = projectBaseline(plan.records, plan.baselineId);
    return ({ id }) => dayOf(baseline?.tasks[id]?.finish);
  },
  startVariance: (plan) => varianceTexts(plan, 'start'),
  finishVariance: (plan) => varianceTexts(plan, 'finish'),

  optimistic: (plan) => estimateTexts(plan, 'optimistic'),
  mostLikely: (plan) => estimateTexts(plan, 'mostLikely'),
  pessimistic: (plan) => estimateTexts(plan, 'pessimistic'),
  cost: ({ computed }) => {
    if (computed === undefined) return () => '';
    const { byTask, currency } = planCost(computed);
    return ({ id }) => {
      const cost = byTask[id];
      return cost === undefined ? '' : moneyText(Number(cost.all.total), currency);
    };
  },
};

function rowTexts(
  records: Records,
  text: (row: { readonly wbs: string; readonly outlineNumber: string }) => string,
): TextOf {
  let texts: Map<RecordId, string> | undefined;
  let asked = 0;
  return (task) => {
    if (texts === undefined && ++asked <= FEW) {
      const outlineNumber = outlineNumberOf(records, task);
      return text({ outlineNumber, wbs: task.wbs ?? outlineNumber });
    }
    texts ??= new Map(Array.from(rowsOf(records), (row) => [row.task.id, text(row)]));
    return texts.get(task.id) ?? '';
  };
}

/** So many numbers are found one by one; for more, all are counted once. */
const FEW = 8;

/** From its summaries; `rowsOf` counts the whole plan. */
function outlineNumberOf(records: Records, task: TaskRecord): string {
  const numbers: number[] = [];
  const seen = new Set<RecordId>();
  for (let at: TaskRecord | undefined = task; at !== undefined && !seen.has(at.id); ) {
    const { id, parent }: TaskRecord = at;
    seen.add(id);
    numbers.unshift(records.children(parent).findIndex((child) => child.id === id) + 1);
    at = parent === undefined ? undefined : records.find('task', parent);
  }
  return numbers.join('.');
}

/** What a choice's values are called. */
function labelsOf(column: 'type' | 'constraint', { project }: Records): Map<string, string> {
  const choices = choicesOf(standardColumn(column), project.rules);
  return new Map(choices.map(({ value, label }) => [value, label]));
}

function typeTexts({ records }: CellPlan): TextOf {
  const labels = labelsOf('type', records);
  return (task) => {
    if (task.type === 'task' && records.isSummary(task)) return labels.get('summary') ?? '';
    if (task.type === 'task' && task.milestone) return sayColumn('typeMilestone');
    return labels.get(task.type) ?? task.type;
  };
}

function ofLeaf({ records }: CellPlan, text: TextOf): TextOf {
  return (task) => (records.isSummary(task) ? '' : text(task));
}

function workTexts({ records }: CellPlan, text: (work: Work) => string): TextOf {
  const workOf = works(records);
  return (task) => text(workOf(task));
}

/** How long what is computed takes: summaries, and tasks that have nothing but dates. */
function workBetween(plan: CellPlan): TextOf {
  const { computed, records } = plan;
  if (computed === undefined) return () => '';
  const { state } = computed.schedule.schedule;
  const { indexOfTask } = computed.plan.context;
  const projectCalendar = computed.schedule.calendar();
  return (task) => {
    const index = indexOfTask.get(task.id);
    if (index === undefined) return '';
    const [start, finish] = [state.start[index] as number, state.finish[index] as number];
    if (start === NONE || finish === NONE) return '';
    const calendar = records.isSummary(task)
      ? projectCalendar
      : computed.schedule.calendar(task.id);
    return durationsOf(scaleOfTask(plan, task)).short(calendar.work(start, finish));
  };
}

/** What is finished has no float any more. */
function floatTexts(plan: CellPlan, which: 'totalFloat' | 'freeFloat'): TextOf {
  const { computed } = plan;
  if (computed === undefined) return () => '';
  const { schedule } = computed.schedule;
  const { finish, actualFinish } = schedule.state;
  const { indexOfTask } = computed.plan.context;
  return (task) => {
    const index = indexOfTask.get(task.id);
    if (index === undefined || finish[index] === NONE || actualFinish[index] !== NONE) return '';
    return durationsOf(scaleOfTask(plan, task)).short(schedule[which](index));
  };
}

/** MS Project's variance: the scheduled date less that of the baseline, in working time. */
function varianceTexts(plan: CellPlan, which: 'start' | 'finish'): TextOf {
  const { computed } = plan;
  const baseline = projectBaseline(plan.records, plan.baselineId);
  if (computed === undefined || baseline === undefined) return () => '';
  const dates = computed.schedule.schedule.state[which];
  const { indexOfTask } = computed.plan.context;
  return (task) => {
    const planned = baseline.tasks[task.id]?.[which];
    const at = dates[indexOfTask.get(task.id) ?? -1] ?? NONE;
    if (planned === undefined || at === NONE) return '';
    const minutes = computed.schedule.calendar(task.id).work(minuteOf(planned) as number, at);
    return durationsOf(scaleOfTask(plan, task)).signed(minutes);
  };
}

function estimateTexts(plan: CellPlan, which: 'optimistic' | 'mostLikely' | 'pessimistic'): TextOf {
  return (task) => {
    if (task.estimate === undefined) return '';
    const { unit = 'd' } = task.duration ?? {};
    return printDuration({ minutes: task.estimate[which], unit }, scaleOfTask(plan, task));
  };
}
