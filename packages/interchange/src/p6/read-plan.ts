import { Currency, type PlanRecord, rankBetween, type TaskRecord } from '@throughline/model';
import type { LossList } from '../loss-list.ts';
import type { ReadOptions, ReadPlan } from '../read-outcome.ts';
import { assignmentRecords, expenseRecords } from './assignment-records.ts';
import { baselineRecords, baselinesOf } from './baseline-records.ts';
import { CalendarRecords } from './calendar-records.ts';
import { chooseProject, projectCalled } from './choose-project.ts';
import { CustomFields } from './custom-fields.ts';
import { linkRecords } from './link-records.ts';
import { Notes } from './notes.ts';
import { outlineTasks } from './outline-tasks.ts';
import type { P6File, P6Project } from './p6-file.ts';
import { projectRecord } from './project-record.ts';
import { said } from './record-fields.ts';
import { ResourceRecords } from './resource-records.ts';
import { EVERYWHERE } from './unread.ts';
import { Values } from './values.ts';

/** ISO 4217: no currency. */
const NO_CURRENCY = 'XXX';

/**
 * The records of one project of a P6 file. Throws `P6Refused` where the file cannot be read;
 * what else is wrong with it is repaired or left out, and said.
 * @param losses those already met while the file was taken apart
 */
export function readPlan(file: P6File, options: ReadOptions, losses: LossList): ReadPlan {
  const currency = currencyOf(file, losses);
  const values = new Values(losses, file.dialect, currency.code);
  const project = chooseProject(file, options.project, values);
  const { everywhere } = file;
  const calendars = new CalendarRecords(file, project.object, values);
  const calendar = calendars.default(file, project.object);
  const record = projectRecord(project, calendar, currency, options.fileName, values);
  const custom = new CustomFields(everywhere, project.objects, values);
  const notes = new Notes(everywhere, project.objects, project.object.text('WBSObjectId'), values);
  const resources = new ResourceRecords(everywhere, calendars, custom, unfilled(project), values);
  const { tasks, stored, byObjectId, byCode } = outlineTasks(
    project,
    calendars,
    (object, objectId) => ({
      custom: custom.of(object.kind, objectId),
      notes: notes.of(object.kind, objectId),
      responsible: resources.named(object),
    }),
    values,
  );
  const { links, externals } = linkRecords(file, project, byObjectId, values);
  const assignments = assignmentRecords(project.objects, byObjectId, resources, custom, values);
  const expenses = expenseRecords(everywhere, project.objects, byObjectId, values);
  const baselines = baselineRecords(file, project, byCode, values);
  const described = said({
    notes: notes.of('Project'),
    custom: custom.of('project', project.object.text('ObjectId') ?? ''),
  });
  notes.reportLeft();
  custom.reportLeft();
  file.unread.report(project.key, losses);
  file.unread.report(EVERYWHERE, losses);
  const records: PlanRecord[] = [
    { ...record, ...described },
    ...calendars.records,
    ...resources.records,
    ...custom.records,
    ...tasks,
    ...afterTheOthers(externals, tasks),
    ...links,
    ...assignments,
    ...expenses,
    ...baselines,
  ];
  return {
    format: file.dialect.format,
    records,
    stored,
    losses: losses.list(),
    project: { taken: projectCalled(project).id, others: othersOf(file, project) },
  };
}

function currencyOf(file: P6File, losses: LossList): { code: string; digits: number | undefined } {
  const known = file.everywhere.all('Currency');
  const named = file.currency;
  const base =
    known.find((one) => named !== undefined && one.text('Id') === named) ??
    known.find((one) => Number(one.text('ExchangeRate')) === 1) ??
    known[0];
  const digits = Number(base?.text('DecimalPlaces') ?? Number.NaN);
  const code = named ?? base?.text('Id');
  const iso = code !== undefined && Currency.safeParse(code).success;
  if (!iso) losses.add('p6-currency-unknown', code?.slice(0, 40));
  return {
    code: iso ? code : NO_CURRENCY,
    digits: Number.isInteger(digits) && digits >= 0 && digits <= 8 ? digits : undefined,
  };
}

/** Roles that have work while nobody fills them. */
function unfilled({ objects }: P6Project): ReadonlySet<string> {
  const roles = new Set<string>();
  for (const assignment of objects.all('ResourceAssignment')) {
    const role = assignment.text('RoleObjectId');
    if (role !== undefined && assignment.text('ResourceObjectId') === undefined) roles.add(role);
  }
  return roles;
}

/** Tasks of other projects stand below the plan's own, at the top level. */
function afterTheOthers(
  externals: readonly Omit<TaskRecord, 'rank'>[],
  tasks: readonly TaskRecord[],
): TaskRecord[] {
  let rank = tasks.findLast(({ parent }) => parent === undefined)?.rank;
  return externals.map((task) => {
    rank = rankBetween(rank, undefined);
    return { ...task, rank };
  });
}

function othersOf(file: P6File, taken: P6Project): ReadPlan['project']['others'] {
  const baselines = new Set(baselinesOf(file, taken));
  return file.projects
    .filter((one) => one !== taken && one.role !== 'external' && !baselines.has(one))
    .map(projectCalled);
}
