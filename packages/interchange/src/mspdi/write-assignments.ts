import type { AssignmentRecord, RecordId, TaskRecord } from '@throughline/model';
import { contourCode } from './read-assignment.ts';
import { type PlanCalendars, type Stretch, splitStretches } from './splits.ts';
import { timeFormatCode } from './time-units.ts';
import { writtenLength, writtenMoment } from './write-values.ts';
import { placeOf, type WrittenPlan, writtenCost } from './written-plan.ts';

/** MS Project's UID of nobody. */
const NOBODY = -65_535;

/**
 * The assignments. A task's interruptions are written as MS Project does, as the times in which its
 * assignments are worked on: one of nobody stands in where a task has none.
 */
export function writeAssignments(
  plan: WrittenPlan,
  calendars: () => PlanCalendars | undefined,
): void {
  const { xml, records } = plan;
  const stretches = interruptedWork(plan, calendars);
  const assignments = [...records.all('assignment')];
  const assigned = new Set(assignments.map(({ taskId }) => taskId));
  let next = Math.max(0, ...assignments.map(({ id }) => plan.uids.get(id) ?? 0)) + 1;
  xml.element('Assignments', () => {
    for (const assignment of assignments) {
      xml.element('Assignment', () =>
        writeAssignment(assignment, stretches.get(assignment.taskId), plan),
      );
    }
    for (const [taskId, worked] of stretches) {
      if (assigned.has(taskId)) continue;
      xml.element('Assignment', () => {
        const uid = next++;
        xml.leaf('UID', uid);
        xml.leaf('TaskUID', plan.uids.get(taskId));
        xml.leaf('ResourceUID', NOBODY);
        xml.leaf('HasFixedRateUnits', 1);
        xml.leaf('Units', 1);
        xml.leaf('Work', writtenLength(0));
        xml.leaf('WorkContour', contourCode('contoured'));
        writeTimephased(uid, worked, 1, plan);
      });
    }
  });
}

function writeAssignment(
  assignment: AssignmentRecord,
  worked: readonly Stretch[] | undefined,
  plan: WrittenPlan,
): void {
  const { xml, uids, losses } = plan;
  const where = placeOf(plan.records.get(assignment.taskId) ?? assignment);
  const uid = uids.get(assignment.id) as number;
  const { resourceId, rateTable = 'A', actualWork, work } = assignment;
  if (assignment.calendarId !== undefined) losses.add('assignment-calendar', where);
  for (const date of [assignment.start, assignment.finish]) {
    if (date !== undefined) losses.add('assignment-dates', where);
  }
  const remaining = assignment.remainingWork ?? (actualWork === undefined ? work : undefined);
  xml.leaf('UID', uid);
  xml.leaf('TaskUID', uids.get(assignment.taskId));
  xml.leaf('ResourceUID', resourceId === undefined ? NOBODY : uids.get(resourceId));
  xml.leaf('ActualCost', writtenCost(plan, assignment.actualCost, where));
  xml.leaf('ActualWork', writtenLength(actualWork));
  xml.leaf('Cost', writtenCost(plan, assignment.cost, where));
  xml.leaf('CostRateTable', ['A', 'B', 'C', 'D', 'E'].indexOf(rateTable));
  xml.leaf('Delay', (assignment.delay ?? 0) * 10);
  xml.leaf('HasFixedRateUnits', 1);
  xml.leaf('FixedMaterial', 0);
  xml.leaf('LevelingDelay', (assignment.levelingDelay ?? 0) * 10);
  xml.leaf('LevelingDelayFormat', timeFormatCode('d'));
  xml.leaf('Notes', assignment.notes);
  xml.leaf('OvertimeWork', writtenLength(assignment.overtimeWork));
  xml.leaf('RemainingCost', writtenCost(plan, assignment.remainingCost, where));
  xml.leaf('RemainingWork', writtenLength(remaining));
  xml.leaf('Units', assignment.units);
  xml.leaf('Work', writtenLength(work));
  xml.leaf('WorkContour', contourCode(assignment.contour));
  plan.custom.writeValues(assignment, xml);
  if (worked !== undefined) writeTimephased(uid, worked, assignment.units, plan);
}

function writeTimephased(
  uid: number,
  stretches: readonly Stretch[],
  units: number,
  { xml }: WrittenPlan,
): void {
  for (const { start, finish, minutes } of stretches) {
    xml.element('TimephasedData', () => {
      xml.leaf('Type', 1);
      xml.leaf('UID', uid);
      xml.leaf('Start', writtenMoment(start));
      xml.leaf('Finish', writtenMoment(finish));
      xml.leaf('Unit', 2);
      // A stretch worked on is never written as nothing, which would be a gap.
      const work = minutes === 0 ? 0 : Math.max(0.1, minutes * (units || 1));
      xml.leaf('Value', writtenLength(work));
    });
  }
}

/** By task, for those that are interrupted and have dates. */
function interruptedWork(
  { records, dates, losses }: WrittenPlan,
  calendars: () => PlanCalendars | undefined,
): Map<RecordId, readonly Stretch[]> {
  const worked = new Map<RecordId, readonly Stretch[]>();
  for (const task of records.all('task')) {
    if (task.splits === undefined) continue;
    const start = task.actualStart ?? dates.get(task.id)?.start;
    const calendar = calendars()?.find(task.calendarId, onlyResourceCalendar(task, records));
    const stretches = start && calendar && splitStretches(task, start, calendar);
    if (stretches) worked.set(task.id, stretches);
    else losses.add('split-without-dates', placeOf(task));
  }
  return worked;
}

function onlyResourceCalendar(
  task: TaskRecord,
  records: WrittenPlan['records'],
): RecordId | undefined {
  const first = records.referrers(task.id, 'assignment')[0];
  if (first?.resourceId === undefined) return undefined;
  return records.find('resource', first.resourceId)?.calendarId;
}
