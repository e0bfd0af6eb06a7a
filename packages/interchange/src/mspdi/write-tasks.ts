import type {
  BaselineTask,
  Constraint,
  Duration,
  LinkRecord,
  TaskRecord,
} from '@throughline/model';
import { percentFormatCode, timeFormatCode } from './time-units.ts';
import type { TaskCosts } from './write-costs.ts';
import { writtenLength, writtenMoment } from './write-values.ts';
import { countUnit, placeOf, type WrittenPlan, writtenCost } from './written-plan.ts';

/** What of other records is written inside a task. */
export interface TaskParts {
  readonly row: number;
  /** From 1 for the top. */
  readonly level: number;
  readonly outlineNumber: string;
  readonly isSummary: boolean;
  readonly links: readonly LinkRecord[];
  readonly fixedCost: TaskCosts | undefined;
  readonly baselines: readonly { readonly number: number; readonly values: BaselineTask }[];
}

/** A task, its elements in the schema's order. */
export function writeTask(task: TaskRecord, parts: TaskParts, plan: WrittenPlan): void {
  const { xml, uids, dates } = plan;
  const { isSummary } = parts;
  const computed = dates.get(task.id) ?? {};
  const manual = task.mode === 'manual';
  const duration = isSummary && !manual ? undefined : task.duration;
  // Its dates would be taken for given ones.
  const scheduled = manual && task.manualStart === undefined ? {} : computed;
  countUnwritten(task, plan);
  const where = placeOf(task);

  xml.leaf('UID', uids.get(task.id));
  xml.leaf('ID', parts.row);
  xml.leaf('Name', task.name);
  xml.flag('Active', !task.inactive);
  xml.flag('Manual', manual);
  xml.leaf('Type', { units: 0, duration: 1, work: 2 }[task.fixed]);
  xml.leaf('IsNull', 0);
  xml.leaf('Contact', task.contact);
  xml.leaf('WBS', task.wbs ?? parts.outlineNumber);
  xml.leaf('OutlineNumber', parts.outlineNumber);
  xml.leaf('OutlineLevel', parts.level);
  xml.leaf('Priority', task.priority ?? 500);
  xml.leaf('Start', writtenMoment(task.external?.start ?? scheduled.start));
  xml.leaf('Finish', writtenMoment(task.external?.finish ?? scheduled.finish));
  xml.leaf('Duration', writtenLength(duration?.minutes ?? computed.summaryDuration));
  if (manual) writeManual(task, plan);
  xml.leaf('DurationFormat', durationFormat(duration));
  xml.leaf('Work', writtenLength(task.work));
  xml.leaf('Stop', writtenMoment(task.stop));
  xml.leaf('Resume', writtenMoment(task.resume));
  xml.leaf('ResumeValid', 0);
  xml.flag('EffortDriven', task.effortDriven);
  xml.flag('Recurring', task.recurring);
  xml.flag('Estimated', duration?.estimated);
  xml.flag('Milestone', task.milestone ?? task.type.endsWith('-milestone'));
  xml.flag('Summary', isSummary);
  if (computed.critical !== undefined) xml.flag('Critical', computed.critical);
  xml.flag('ExternalTask', task.external !== undefined);
  xml.leaf('ExternalTaskProject', task.external?.project);
  xml.leaf('EarlyStart', writtenMoment(computed.earlyStart));
  xml.leaf('EarlyFinish', writtenMoment(computed.earlyFinish));
  xml.leaf('LateStart', writtenMoment(computed.lateStart));
  xml.leaf('LateFinish', writtenMoment(computed.lateFinish));
  xml.leaf('FreeSlack', inTenths(computed.freeFloat));
  xml.leaf('TotalSlack', inTenths(computed.totalFloat));
  xml.leaf('StartSlack', inTenths(computed.startFloat));
  xml.leaf('FinishSlack', inTenths(computed.finishFloat));
  xml.leaf('FixedCost', parts.fixedCost?.amount ?? 0);
  xml.leaf(
    'FixedCostAccrual',
    { start: 1, prorated: 2, end: 3 }[parts.fixedCost?.accrual ?? 'end'],
  );
  xml.leaf('PercentComplete', wholePercent(task.percentComplete, task, plan));
  xml.leaf('PercentWorkComplete', wholePercent(task.percentWorkComplete, task, plan));
  xml.leaf('ActualStart', writtenMoment(task.actualStart));
  xml.leaf('ActualFinish', writtenMoment(task.actualFinish));
  xml.leaf('ActualDuration', writtenLength(task.actualDuration));
  xml.leaf('ActualWork', writtenLength(task.actualWork));
  xml.leaf('RemainingDuration', writtenLength(remaining(task, duration)));
  xml.leaf('RemainingWork', writtenLength(task.remainingWork));
  xml.leaf('ConstraintType', constraintCode(task.constraint));
  xml.leaf('CalendarUID', task.calendarId === undefined ? -1 : uids.get(task.calendarId));
  xml.leaf('ConstraintDate', writtenMoment(task.constraint?.date));
  xml.leaf('Deadline', writtenMoment(task.deadline));
  xml.leaf('LevelAssignments', 1);
  xml.leaf('LevelingCanSplit', 1);
  xml.leaf('LevelingDelay', (task.levelingDelay?.minutes ?? 0) * 10);
  xml.leaf('LevelingDelayFormat', delayFormat(task.levelingDelay));
  writeHyperlink(task.hyperlink, plan);
  xml.flag('IgnoreResourceCalendar', task.ignoreResourceCalendars);
  xml.leaf('Notes', task.notes);
  xml.leaf('PhysicalPercentComplete', wholePercent(task.physicalPercentComplete, task, plan));
  xml.leaf('EarnedValueMethod', 0);
  for (const link of parts.links) writeLink(link, plan, where);
  plan.custom.writeValues(task, xml);
  for (const { number, values } of parts.baselines) writeBaseline(number, values, plan, where);
  plan.custom.writeCodes(task, xml);
}

function writeManual(
  { manualStart, manualFinish, duration }: TaskRecord,
  { xml }: WrittenPlan,
): void {
  xml.leaf('ManualStart', writtenMoment(manualStart));
  xml.leaf('ManualFinish', writtenMoment(manualFinish));
  xml.leaf('ManualDuration', writtenLength(duration?.minutes));
}

function durationFormat(duration: Duration | undefined): number {
  return duration === undefined ? 21 : timeFormatCode(duration.unit, duration);
}

function delayFormat(delay: Duration | undefined): number {
  return timeFormatCode(delay?.unit ?? 'd', { elapsed: true });
}

/** Of a task that has not begun, all of its duration is left; of another, only what it says. */
function remaining(task: TaskRecord, duration: Duration | undefined): number | undefined {
  const begun = task.actualStart !== undefined || task.actualDuration !== undefined;
  return task.remaining ?? (begun ? undefined : duration?.minutes);
}

const CONSTRAINT_CODES: Readonly<Record<Constraint['type'], number>> = {
  'as-late-as-possible': 1,
  'must-start-on': 2,
  'start-on': 2,
  'must-finish-on': 3,
  'finish-on': 3,
  'start-no-earlier-than': 4,
  'start-no-later-than': 5,
  'finish-no-earlier-than': 6,
  'finish-no-later-than': 7,
};

function constraintCode(constraint: Constraint | undefined): number {
  return constraint === undefined ? 0 : CONSTRAINT_CODES[constraint.type];
}

/** Tenths of a minute; slack is the one amount that may be negative. */
function inTenths(minutes: number | undefined): number | undefined {
  return minutes === undefined ? undefined : Math.round(minutes * 10);
}

function wholePercent(
  percent: number | undefined,
  task: TaskRecord,
  { losses }: WrittenPlan,
): number {
  const whole = Math.round(percent ?? 0);
  if (percent !== undefined && percent !== whole) losses.add('percent-rounded', placeOf(task));
  return whole;
}

/** An address and a place within it are two elements. */
function writeHyperlink(hyperlink: string | undefined, { xml }: WrittenPlan): void {
  if (hyperlink === undefined) return;
  const mark = hyperlink.indexOf('#');
  const within = mark < 0 ? '' : hyperlink.slice(mark + 1);
  const address = within === '' ? hyperlink : hyperlink.slice(0, mark);
  xml.leaf('Hyperlink', address);
  xml.leaf('HyperlinkAddress', address);
  xml.leaf('HyperlinkSubAddress', within);
}

const LINK_CODES = { FF: 0, FS: 1, SF: 2, SS: 3 } as const;

function writeLink({ from, type, lag }: LinkRecord, plan: WrittenPlan, where: () => string): void {
  const { xml, uids, losses } = plan;
  if (lag !== undefined && 'unit' in lag) countUnit(losses, lag.unit, where);
  xml.element('PredecessorLink', () => {
    xml.leaf('PredecessorUID', uids.get(from));
    xml.leaf('Type', LINK_CODES[type]);
    xml.leaf('CrossProject', 0);
    if (lag === undefined || !('percent' in lag)) {
      xml.leaf('LinkLag', (lag?.minutes ?? 0) * 10);
      xml.leaf('LagFormat', timeFormatCode(lag?.unit ?? 'd', lag));
      return;
    }
    const percent = Math.round(lag.percent);
    if (percent !== lag.percent) losses.add('percent-rounded', where);
    xml.leaf('LinkLag', percent);
    xml.leaf('LagFormat', percentFormatCode(lag.elapsed === true));
  });
}

function writeBaseline(
  number: number,
  { start, finish, duration, work, cost }: BaselineTask,
  plan: WrittenPlan,
  where: () => string,
): void {
  const { xml } = plan;
  if (duration !== undefined) countUnit(plan.losses, duration.unit, where);
  xml.element('Baseline', () => {
    xml.leaf('Number', number);
    xml.leaf('Start', writtenMoment(start));
    xml.leaf('Finish', writtenMoment(finish));
    xml.leaf('Duration', writtenLength(duration?.minutes));
    if (duration !== undefined) xml.leaf('DurationFormat', durationFormat(duration));
    xml.leaf('Work', writtenLength(work));
    xml.leaf('Cost', writtenCost(plan, cost, where));
  });
}

/** What of a task MS Project has no place for. */
function countUnwritten(task: TaskRecord, { losses }: WrittenPlan): void {
  const where = placeOf(task);
  const { constraint } = task;
  if (constraint?.type === 'start-on' || constraint?.type === 'finish-on') {
    losses.add('soft-constraint', where);
  }
  if (task.secondConstraint !== undefined) losses.add('second-constraint', where);
  if (!['task', 'summary', 'start-milestone', 'finish-milestone'].includes(task.type)) {
    losses.add('task-type', where, { type: task.type });
  }
  if (task.expectedFinish !== undefined) losses.add('expected-finish', where);
  if (task.externalEarlyStart !== undefined) losses.add('external-dates', where);
  if (task.externalLateFinish !== undefined) losses.add('external-dates', where);
  if (task.suspend !== undefined) losses.add('suspend-date', where);
  if (task.estimate !== undefined) losses.add('three-point-estimate', where);
  if (task.percentCompleteType !== undefined) losses.add('percent-complete-type', where);
  if (task.responsible !== undefined) losses.add('responsible', where);
  if (task.blocked !== undefined) losses.add('blocked', where);
  if (task.duration !== undefined) countUnit(losses, task.duration.unit, where);
}
