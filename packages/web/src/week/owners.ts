import type { ReportedChange } from './reports.ts';

/** Unfinished work that the plan has begun by the status date: due to be reported. */
export interface DueTask {
  readonly id: string;
  readonly name: string;
  readonly responsible?: string;
  readonly started: boolean;
}

export interface Assigned {
  readonly taskId: string;
  readonly resourceId?: string;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
}

/** Who has to say how their work stands. */
export interface Owner {
  /** A resource's id, else the name of whoever is responsible; empty where nobody is named. */
  readonly key: string;
  readonly name: string;
  readonly resource: Person | undefined;
  readonly due: readonly (DueTask & { readonly heard: ReportedChange | undefined })[];
  /** How many of `due` were heard of since the status date before. */
  readonly heard: number;
  /** The last that was ever heard, an instant. */
  readonly last: string | undefined;
}

interface Asked {
  readonly due: readonly DueTask[];
  readonly assignments: readonly Assigned[];
  readonly resources: ReadonlyMap<string, Person>;
  readonly heard: ReadonlyMap<string, ReportedChange>;
  /** The last change before this period. */
  readonly from: number;
}

/**
 * Who owes which reports: those who are assigned, else whoever answers for a task. Those who said least come first,
 * then by name; work that nobody has comes last, under no name.
 */
export function ownersOf({ due, assignments, resources, heard, from }: Asked): Owner[] {
  const people = new Map<string, Set<string>>();
  for (const { taskId, resourceId } of assignments) {
    if (resourceId === undefined || !resources.has(resourceId)) continue;
    const known = people.get(taskId);
    if (known === undefined) people.set(taskId, new Set([resourceId]));
    else known.add(resourceId);
  }
  const byOwner = new Map<string, DueTask[]>();
  for (const task of due) {
    const keys = people.get(task.id) ?? new Set([task.responsible ?? '']);
    for (const key of keys) byOwner.set(key, [...(byOwner.get(key) ?? []), task]);
  }
  const owners = [...byOwner].map(([key, tasks]): Owner => {
    const resource = resources.get(key);
    const said = tasks.map((task) => {
      const change = heard.get(task.id);
      return {
        ...task,
        change,
        heard: change !== undefined && change.seq > from ? change : undefined,
      };
    });
    const last = said
      .map(({ change }) => change?.at ?? '')
      .sort()
      .at(-1);
    return {
      key,
      name: resource?.name ?? key,
      resource,
      due: said.map(({ change: _, ...task }) => task),
      heard: said.filter((task) => task.heard !== undefined).length,
      last: last === '' ? undefined : last,
    };
  });
  return owners.sort(
    (a, b) =>
      Number(a.key === '') - Number(b.key === '') ||
      Number(hasReported(a)) - Number(hasReported(b)) ||
      (a.name < b.name ? -1 : 1),
  );
}

/** Whether everything that was due of them was heard of. */
export function hasReported({ due, heard }: Pick<Owner, 'due' | 'heard'>): boolean {
  return heard === due.length;
}
