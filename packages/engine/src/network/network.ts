import {
  type CalendarDefinition,
  type CalendarFault,
  compileCalendars,
  END_MINUTE,
  type WorkingCalendar,
} from '../time/index.ts';
import {
  ActivityColumns,
  type ActivityInput,
  ActivityKind,
  Flag,
  type LinkInput,
  LinkType,
} from './activity.ts';
import { type Hierarchy, hierarchyOf } from './hierarchy.ts';
import { LinkColumns } from './link-columns.ts';
import { reorder, type TopologicalOrder, topologicalOrder } from './order.ts';

export interface NetworkInput {
  readonly calendars: readonly CalendarDefinition[];
  readonly activities: readonly ActivityInput[];
  readonly links: readonly LinkInput[];
}

export type NetworkFault =
  | CalendarFault
  | {
      readonly code: 'activity-bad-reference';
      readonly activity: number;
      readonly field: 'calendar' | 'parent';
    }
  | { readonly code: 'activity-bad-number'; readonly activity: number; readonly field: string }
  | { readonly code: 'summary-cycle'; readonly activities: readonly number[] }
  | { readonly code: 'link-bad-end'; readonly link: number }
  | { readonly code: 'link-to-itself'; readonly link: number }
  | { readonly code: 'link-within-summary'; readonly link: number }
  | { readonly code: 'links-too-many'; readonly limit: number }
  | { readonly code: 'link-cycle'; readonly activities: readonly number[] };

/** A link of a summary stands for one per activity under it; past this many the plan is refused. */
const MOST_LINKS = 20_000_000;

/** Activities and links as compact arrays, checked, with an order to schedule them in. */
export interface Network {
  readonly calendars: readonly WorkingCalendar[];
  readonly activities: ActivityColumns;
  /** The plan's own links, those of summaries included. */
  readonly ownLinks: readonly LinkInput[];
  /** What the passes follow. */
  readonly links: LinkColumns;
  readonly order: TopologicalOrder;
  readonly hierarchy: Hierarchy;
  /**
   * Own links (indexes) that wait for the start of a summary. NET-4: they act on the one activity
   * of the summary that starts first, which only a forward pass can tell.
   */
  readonly summaryStartLinks: readonly number[];
  /** The plan's own links (indexes) out of an activity, those of summaries among them. */
  ownLinksFrom(activity: number): readonly number[];
}

/**
 * Whether the passes date an activity: not a summary, not level of effort.
 * NET-2: an inactive one is dated from its predecessors, and nothing else hears of it.
 */
export function isScheduled(activities: ActivityColumns, index: number): boolean {
  const kind = activities.kind[index];
  return (
    kind !== ActivityKind.Summary &&
    kind !== ActivityKind.LevelOfEffort &&
    kind !== ActivityKind.WbsSummary
  );
}

/** Checks and compiles; returns the first fault instead, naming activities and links by index. */
export function buildNetwork(input: NetworkInput): Network | NetworkFault {
  const calendars = compileCalendars(input.calendars);
  if (!Array.isArray(calendars)) return calendars;
  const fault = badActivity(input);
  if (fault !== undefined) return fault;
  const activities = new ActivityColumns([...input.activities]);
  const hierarchy = hierarchyOf(activities);
  if ('code' in hierarchy) return hierarchy;
  return withLinks({ calendars, activities, hierarchy }, input.links, new Map());
}

/** The same network, its activities apart: writing into the one leaves the other as it is. */
export function withOwnActivities(network: Network): Network {
  return { ...network, activities: new ActivityColumns([...network.activities.inputs]) };
}

/**
 * The same network with other links, or with the activity (by index) that each
 * {@link Network.summaryStartLinks} acts on. Keeps the order of `previous` where it can.
 */
export function withLinks(
  network: Pick<Network, 'calendars' | 'activities' | 'hierarchy'>,
  ownLinks: readonly LinkInput[],
  startOfSummary: ReadonlyMap<number, number>,
  previous?: { readonly order: TopologicalOrder; readonly links: LinkColumns },
): Network | NetworkFault {
  const { activities, hierarchy, calendars } = network;
  const fault = badLink(activities.inputs, ownLinks);
  if (fault !== undefined) return fault;
  const from: number[] = [];
  const to: number[] = [];
  const source: number[] = [];
  const summaryStartLinks: number[] = [];
  for (const [index, link] of ownLinks.entries()) {
    // Nearly every link joins two activities, and is followed as it is.
    if (isScheduled(activities, link.from) && isScheduled(activities, link.to)) {
      if (isInactive(activities, link.from)) continue;
      if (from.length === MOST_LINKS) return { code: 'links-too-many', limit: MOST_LINKS };
      from.push(link.from);
      to.push(link.to);
      source.push(index);
      continue;
    }
    const successors = endActivities(network, link.to);
    let predecessors = endActivities(network, link.from).filter(
      (one) => !isInactive(activities, one),
    );
    if (activities.kind[link.from] === ActivityKind.Summary) {
      if (isWithin(activities, link.to, link.from))
        return { code: 'link-within-summary', link: index };
      if (waitsForStart(link)) {
        summaryStartLinks.push(index);
        const first = startOfSummary.get(index);
        predecessors = first === undefined ? [] : [first];
      }
    }
    if (
      activities.kind[link.to] === ActivityKind.Summary &&
      isWithin(activities, link.from, link.to)
    ) {
      return { code: 'link-within-summary', link: index };
    }
    if (from.length + predecessors.length * successors.length > MOST_LINKS) {
      return { code: 'links-too-many', limit: MOST_LINKS };
    }
    for (const predecessor of predecessors) {
      for (const successor of successors) {
        from.push(predecessor);
        to.push(successor);
        source.push(index);
      }
    }
  }
  const links = new LinkColumns(activities.inputs.length, ownLinks, { from, to, source });
  const order =
    previous === undefined
      ? topologicalOrder(activities.inputs.length, links)
      : reorder(previous.order, links, backwardLinks(links, previous.order));
  if ('cycle' in order) return { code: 'link-cycle', activities: order.cycle };
  const ownLinksFrom = indexByStart(ownLinks);
  return {
    calendars,
    activities,
    ownLinks,
    links,
    order,
    hierarchy,
    summaryStartLinks,
    ownLinksFrom,
  };
}

/** Indexed at the first question: the passes themselves never ask. */
function indexByStart(links: readonly LinkInput[]): (activity: number) => readonly number[] {
  let byStart: Map<number, number[]> | undefined;
  return (activity) => {
    if (byStart === undefined) {
      byStart = new Map();
      for (const [index, link] of links.entries()) {
        const known = byStart.get(link.from);
        if (known === undefined) byStart.set(link.from, [index]);
        else known.push(index);
      }
    }
    return byStart.get(activity) ?? [];
  };
}

function waitsForStart(link: LinkInput): boolean {
  return link.type === LinkType.StartToStart || link.type === LinkType.StartToFinish;
}

function backwardLinks(links: LinkColumns, order: TopologicalOrder): number[] {
  const found: number[] = [];
  for (let k = 0; k < links.count; k++) {
    const [from, to] = [links.from[k] as number, links.to[k] as number];
    if ((order.place[from] as number) > (order.place[to] as number)) found.push(k);
  }
  return found;
}

/** NET-3: a link's end on a summary stands for every scheduled activity under it. */
function endActivities(
  { activities, hierarchy }: Pick<Network, 'activities' | 'hierarchy'>,
  end: number,
): readonly number[] {
  if (isScheduled(activities, end)) return [end];
  if (activities.kind[end] !== ActivityKind.Summary) return [];
  return hierarchy
    .descendants(end)
    .filter((index) => isScheduled(activities, index) && !isInactive(activities, index));
}

export function isInactive(activities: ActivityColumns, index: number): boolean {
  return ((activities.flags[index] as number) & Flag.Inactive) !== 0;
}

function isWithin(activities: ActivityColumns, index: number, summary: number): boolean {
  for (let at = index; at >= 0; at = activities.parent[at] as number) {
    if (at === summary) return true;
  }
  return false;
}

function badActivity({ activities, calendars }: NetworkInput): NetworkFault | undefined {
  for (const [index, activity] of activities.entries()) {
    if (calendars[activity.calendar] === undefined) {
      return { code: 'activity-bad-reference', activity: index, field: 'calendar' };
    }
    const parent = activity.parent;
    if (parent !== -1 && (!Number.isInteger(parent) || activities[parent] === undefined)) {
      return { code: 'activity-bad-reference', activity: index, field: 'parent' };
    }
    for (const assignment of activity.assignments ?? []) {
      if (calendars[assignment.calendar] === undefined) {
        return { code: 'activity-bad-reference', activity: index, field: 'calendar' };
      }
    }
    for (const field of ['duration', 'remaining'] as const) {
      const value = activity[field];
      if (!Number.isInteger(value) || value < 0 || value > END_MINUTE) {
        return { code: 'activity-bad-number', activity: index, field };
      }
    }
    for (const field of MOMENTS) {
      const value = activity[field];
      if (value !== undefined && !(Number.isInteger(value) && value >= 0 && value <= END_MINUTE)) {
        return { code: 'activity-bad-number', activity: index, field };
      }
    }
  }
  return undefined;
}

const MOMENTS = [
  'constraintDate',
  'secondConstraintDate',
  'deadline',
  'actualStart',
  'actualFinish',
  'givenStart',
  'givenFinish',
  'resume',
  'suspend',
  'expectedFinish',
  'externalEarlyStart',
  'externalLateFinish',
] as const;

function badLink(
  activities: readonly ActivityInput[],
  links: readonly LinkInput[],
): NetworkFault | undefined {
  for (const [index, link] of links.entries()) {
    if (activities[link.from] === undefined || activities[link.to] === undefined) {
      return { code: 'link-bad-end', link: index };
    }
    if (link.from === link.to) return { code: 'link-to-itself', link: index };
  }
  return undefined;
}
