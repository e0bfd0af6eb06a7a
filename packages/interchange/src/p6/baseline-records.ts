import type { BaselineRecord, BaselineTask, Money, RecordId, TaskRecord } from '@throughline/model';
import { AUDIENCE_OF_IMPORTS } from '../read-outcome.ts';
import type { P6File, P6Project } from './p6-file.ts';
import type { P6Object } from './p6-object.ts';
import { nameOf, p6Id, said } from './record-fields.ts';
import { added, toTenth, type Values } from './values.ts';

type Activity = P6Object<'Activity'>;

/**
 * The file's baseline projects of this project, as frozen values by task. P6 copies a project to make a
 * baseline, so that its activities have ids of their own: the activity codes are what both share.
 * Number 0 is the project's current baseline; the others count on in the order of the file.
 */
export function baselineRecords(
  file: P6File,
  project: P6Project,
  byCode: ReadonlyMap<string, TaskRecord>,
  values: Values,
): BaselineRecord[] {
  const current = project.object.text('CurrentBaselineProjectObjectId');
  let next = 1;
  return baselinesOf(file, project).map((baseline) => {
    const objectId = baseline.object.text('ObjectId') ?? '';
    const number = objectId === current ? 0 : next++;
    values.losses.add('p6-baseline-details', () => `line ${baseline.object.line}`);
    const name = baseline.object.text('Name') ?? baseline.object.text('Id') ?? objectId;
    return {
      id: p6Id('baseline', objectId),
      kind: 'baseline',
      audience: AUDIENCE_OF_IMPORTS,
      ...(objectId !== '' && { keys: { 'p6.object-id': objectId } }),
      name: nameOf(name, values.losses, () => `line ${baseline.object.line}`),
      ...(number <= 10 && { number }),
      tasks: baselineTasks(baseline, byCode, values),
    };
  });
}

export function baselinesOf(file: P6File, project: P6Project): P6Project[] {
  const id = project.object.text('ObjectId');
  const current = project.object.text('CurrentBaselineProjectObjectId');
  return file.projects.filter(
    ({ role, object }) =>
      role === 'baseline' &&
      id !== undefined &&
      (object.text('OriginalProjectObjectId') === id ||
        (current !== undefined && object.text('ObjectId') === current)),
  );
}

function baselineTasks(
  baseline: P6Project,
  byCode: ReadonlyMap<string, TaskRecord>,
  values: Values,
): Record<RecordId, BaselineTask> {
  const costs = costsByActivity(baseline, values);
  const tasks: [RecordId, BaselineTask][] = [];
  for (const activity of baseline.objects.all('Activity')) {
    const objectId = activity.text('ObjectId') ?? '';
    const task = byCode.get(activity.text('Id') ?? '');
    // A task that the plan no longer has keeps its place in the baseline, under an id of its own.
    const id = task?.id ?? p6Id('task', objectId);
    tasks.push([id, approvedValues(activity, costs.get(objectId), values)]);
  }
  return Object.fromEntries(tasks);
}

function approvedValues(activity: Activity, cost: Money | undefined, values: Values): BaselineTask {
  const date = (...fields: Parameters<Activity['text']>[0][]) => {
    const field = fields.find((one) => activity.text(one) !== undefined);
    return field === undefined ? undefined : values.date(activity, field);
  };
  const planned = values.duration(activity, 'PlannedDuration');
  const minutes = values.duration(activity, 'AtCompletionDuration') ?? planned;
  const work = toTenth(
    (
      [
        'ActualLaborUnits',
        'RemainingLaborUnits',
        'ActualNonLaborUnits',
        'RemainingNonLaborUnits',
      ] as const
    ).reduce((sum, field) => sum + (values.work(activity, field) ?? 0), 0),
  );
  const total = values.sum(activity, [
    'AtCompletionLaborCost',
    'AtCompletionNonLaborCost',
    'AtCompletionMaterialCost',
    'AtCompletionExpenseCost',
  ]);
  const known = total ?? cost;
  return said({
    start: date(
      'ActualStartDate',
      'StartDate',
      'EarlyStartDate',
      'RemainingEarlyStartDate',
      'PlannedStartDate',
    ),
    finish: date(
      'ActualFinishDate',
      'FinishDate',
      'EarlyFinishDate',
      'RemainingEarlyFinishDate',
      'PlannedFinishDate',
    ),
    duration: minutes === undefined ? undefined : { minutes, unit: 'd' as const },
    work: work > 0 ? work : undefined,
    cost: known === undefined || known.amount === '0' ? undefined : known,
  });
}

/** An XER has costs on assignments and expenses alone. */
function costsByActivity({ objects }: P6Project, values: Values): Map<string, Money> {
  const costs = new Map<string, Money>();
  const add = (activity: string | undefined, cost: Money | undefined) => {
    if (activity === undefined || cost === undefined) return;
    const known = costs.get(activity);
    const amount = known === undefined ? cost.amount : added(known.amount, cost.amount);
    costs.set(activity, { ...cost, amount });
  };
  for (const one of objects.all('ResourceAssignment')) {
    const cost = values.sum(one, ['ActualRegularCost', 'ActualOvertimeCost', 'RemainingCost']);
    add(one.text('ActivityObjectId'), cost);
  }
  for (const one of objects.all('ActivityExpense')) {
    add(one.text('ActivityObjectId'), values.sum(one, ['ActualCost', 'RemainingCost']));
  }
  return costs;
}
