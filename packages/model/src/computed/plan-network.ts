import {
  buildNetwork,
  type LinkInput,
  LinkType,
  type Network,
  type NetworkInput,
  type ScheduleOptions,
} from '@throughline/engine';
import type { LinkRecord, ProjectRecord, RecordId, Records, Unschedulable } from '../plan/index.ts';
import { activityOf, moment, type PlanContext } from './activities.ts';
import { CalendarDefinitions } from './calendars.ts';
import { type IndexedIds, unschedulable } from './unschedulable.ts';

/** A plan's network, and which record each of the engine's indexes stands for. */
export interface PlanNetwork extends IndexedIds {
  readonly context: PlanContext;
  readonly input: NetworkInput;
  readonly options: ScheduleOptions;
}

/**
 * Records to the engine's terms: tasks in outline order become activities, links the order of their tasks.
 * A plan whose records refer to what is not there is returned as unschedulable.
 */
export function planNetwork(records: Records): PlanNetwork | Unschedulable {
  const project = records.project;
  const calendars = new CalendarDefinitions(records.all('calendar'));
  const projectCalendar = calendars.index(project.calendarId);
  if (projectCalendar === undefined) {
    return { code: 'reference-to-nothing', recordId: project.id, field: 'calendarId' };
  }
  const tasks = [...records.outline()].map(({ task }) => task);
  const indexOfTask = new Map(tasks.map((task, index) => [task.id, index]));
  const context = { records, project, calendars, projectCalendar, indexOfTask };
  const activities = tasks.map((task) => activityOf(context, task));

  const linked = planLinks(records, indexOfTask);
  if ('code' in linked) return linked;
  return {
    context,
    input: { calendars: calendars.definitions, activities, links: linked.links },
    options: scheduleOptions(project, projectCalendar),
    taskIds: tasks.map((task) => task.id),
    linkIds: linked.linkIds,
    calendarIds: calendars.ids,
  };
}

/** The links of a plan, each with the id of its record. */
interface PlanLinks {
  readonly links: readonly LinkInput[];
  readonly linkIds: readonly RecordId[];
}

/**
 * In the order of the tasks they lead to, then of those they come from, ties by id: an answer must not
 * depend on the order in which records came, which no log keeps.
 */
export function planLinks(
  records: Records,
  indexOfTask: ReadonlyMap<RecordId, number>,
): PlanLinks | Unschedulable {
  const found: { readonly id: RecordId; readonly link: LinkInput }[] = [];
  for (const link of records.all('link')) {
    const [from, to] = [indexOfTask.get(link.from), indexOfTask.get(link.to)];
    if (from === undefined || to === undefined) {
      const field = from === undefined ? 'from' : 'to';
      return { code: 'reference-to-nothing', recordId: link.id, field };
    }
    found.push({ id: link.id, link: linkInput(link, from, to) });
  }
  found.sort(
    (a, b) => a.link.to - b.link.to || a.link.from - b.link.from || (a.id < b.id ? -1 : 1),
  );
  return { links: found.map(({ link }) => link), linkIds: found.map(({ id }) => id) };
}

/** Compiles and checks; the fault names records instead of indexes. */
export function buildPlanNetwork(plan: PlanNetwork): Network | Unschedulable {
  const network = buildNetwork(plan.input);
  return 'code' in network ? unschedulable(network, plan) : network;
}

/** `from` and `to`: the indexes of its tasks. */
export function linkInput(link: LinkRecord, from: number, to: number): LinkInput {
  return { from, to, type: LINK_TYPE[link.type], ...lagOf(link) };
}

const LINK_TYPE = {
  FS: LinkType.FinishToStart,
  SS: LinkType.StartToStart,
  FF: LinkType.FinishToFinish,
  SF: LinkType.StartToFinish,
} as const;

export function lagOf({ lag }: LinkRecord): Pick<LinkInput, 'lag' | 'elapsed' | 'percent'> {
  if (lag === undefined) return {};
  const elapsed = lag.elapsed ? { elapsed: true } : {};
  return 'percent' in lag ? { percent: lag.percent, ...elapsed } : { lag: lag.minutes, ...elapsed };
}

/** `projectCalendar`: the index of the project's calendar. */
export function scheduleOptions(project: ProjectRecord, projectCalendar: number): ScheduleOptions {
  const { p6 } = project;
  return {
    rules: project.rules,
    start: moment(project.start),
    scheduleFrom: project.scheduleFrom,
    ...(project.finish === undefined ? {} : { finish: moment(project.finish) }),
    projectCalendar,
    ...(project.statusDate === undefined ? {} : { statusDate: moment(project.statusDate) }),
    criticalFloatLimit: project.criticalFloatLimit,
    ...(p6 === undefined
      ? {}
      : {
          p6: {
            lagCalendar: p6.lagCalendar,
            progress: p6.progress,
            useExpectedFinish: p6.useExpectedFinish,
            totalFloat: p6.totalFloat,
            criticalBy: p6.criticalBy,
            ...(p6.makeOpenEndedCritical ? { makeOpenEndedCritical: true } : {}),
            ...(p6.mustFinishBy === undefined ? {} : { mustFinishBy: moment(p6.mustFinishBy) }),
          },
        }),
  };
}
