import { remainingMinutes } from '@throughline/model';
import type { Listed } from '../records/index.ts';
import { useListed } from '../records/index.ts';
import type { TaskReported } from '../reporting/index.ts';
import type { Somebody } from './my-tasks.ts';

const MOST_IDS = 150;

export interface Neighbour {
  readonly id: string;
  readonly name: string;
  readonly who: string;
  /** By the forecast. */
  readonly finish: string | null;
  readonly start: string | null;
}

export interface MyTaskLine extends TaskReported {
  readonly id: string;
  readonly critical: boolean;
  readonly waitsFor: readonly Neighbour[];
  readonly waiting: readonly Neighbour[];
}

const UNFINISHED = ['actualFinish:has:no', 'inactive:has:no', 'computed/isSummary:eq:false'];

/** Somebody's unfinished tasks, with what each waits for and who waits for it. */
export function useMyWork(me: Somebody | undefined) {
  const resourceId = me?.key.startsWith('r ') ? me.key.slice(2) : undefined;
  const assigned = useListed(
    'assignment',
    { where: [`resourceId:eq:${resourceId}`], fields: 'taskId' },
    resourceId !== undefined,
  );
  const ids = [...new Set((assigned.data ?? []).map(({ taskId }) => taskId))];
  const named = useListed(
    'task',
    { where: [...UNFINISHED, `responsible:eq:${me?.name}`] },
    me !== undefined,
  );
  const isListed = resourceId !== undefined && ids.length > 0;
  const own = useListed(
    'task',
    { where: [...UNFINISHED, ...(ids.length <= MOST_IDS ? [`id:in:${ids.join(',')}`] : [])] },
    isListed,
  );
  const wanted = new Set(ids);
  const tasks = merged(
    (isListed ? (own.data ?? []) : []).filter(({ id }) => wanted.has(id)),
    me === undefined ? [] : (named.data ?? []),
  );
  const around = useAround(tasks);
  const isReady =
    me !== undefined &&
    named.data !== undefined &&
    (resourceId === undefined || assigned.data !== undefined) &&
    (!isListed || own.data !== undefined);
  return {
    tasks: isReady ? tasks.map((task) => lineOf(task, around)) : undefined,
    error: assigned.error ?? named.error ?? own.error,
  };
}

type Task = Listed<'task'>;

interface Around {
  readonly links: readonly { readonly from: string; readonly to: string }[];
  readonly byId: ReadonlyMap<string, Neighbour>;
}

/** Unfinished tasks that are linked with these, and whose they are. */
function useAround(tasks: readonly Task[]): Around {
  const ids = tasks
    .map(({ id }) => id)
    .slice(0, MOST_IDS)
    .join(',');
  const before = useListed('link', { where: [`to:in:${ids}`], fields: 'from,to' }, ids !== '');
  const after = useListed('link', { where: [`from:in:${ids}`], fields: 'from,to' }, ids !== '');
  const links = [...(before.data ?? []), ...(after.data ?? [])];
  const others = [...new Set(links.flatMap(({ from, to }) => [from, to]))].slice(0, MOST_IDS);
  const neighbours = useListed(
    'task',
    {
      where: ['actualFinish:has:no', 'inactive:has:no', `id:in:${others.join(',')}`],
      fields: 'name,responsible,computed/forecastFinish,computed/forecastStart',
    },
    others.length > 0,
  );
  const assigned = useListed(
    'assignment',
    { where: [`taskId:in:${others.join(',')}`], fields: 'taskId,resourceId' },
    others.length > 0,
  );
  const resources = useListed('resource', { fields: 'name' }, others.length > 0);
  const names = new Map((resources.data ?? []).map(({ id, name }) => [id, name]));
  const byId = new Map(
    (neighbours.data ?? []).map(({ id, name, responsible, computed }) => {
      const who = (assigned.data ?? [])
        .filter(({ taskId }) => taskId === id)
        .flatMap(({ resourceId }) => (resourceId && names.get(resourceId)) ?? []);
      return [
        id as string,
        {
          id,
          name,
          who: who.length > 0 ? who.join(', ') : (responsible ?? ''),
          finish: computed.forecastFinish,
          start: computed.forecastStart,
        },
      ] as const;
    }),
  );
  return { links, byId };
}

function lineOf(task: Task, { links, byId }: Around): MyTaskLine {
  const { id, name, computed, actualStart, blocked } = task;
  const of = (ids: readonly string[]) => [...new Set(ids)].flatMap((one) => byId.get(one) ?? []);
  return {
    id,
    name,
    start: computed.forecastStart,
    finish: computed.forecastFinish,
    planned: computed.finish,
    milestone: task.milestone === true || task.type.endsWith('milestone'),
    started: actualStart !== undefined,
    finished: false,
    remaining: remainingMinutes(task),
    blocked: blocked ?? null,
    critical: computed.longestPath,
    waitsFor: of(links.filter(({ to }) => to === id).map(({ from }) => from)),
    waiting: of(links.filter(({ from }) => from === id).map(({ to }) => to)),
  };
}

function merged(some: readonly Task[], more: readonly Task[]): Task[] {
  const byId = new Map([...some, ...more].map((task) => [task.id, task]));
  return [...byId.values()];
}
