import {
  changesBetween,
  type Diff,
  type FieldChanges,
  type PlanRecord,
  type RecordId,
} from '../plan/index.ts';
import { type PlanState, touchedIds } from './plan-state.ts';
import { PlanView } from './plan-view.ts';
import { type Reader, seesAll } from './reader.ts';

/**
 * What a diff comes to for the reader: the difference of the two views, found by looking only at what
 * the diff touches and at what depends on that. `after` is `before` with the diff in effect; one of the
 * two may be a `PatchedState`.
 */
export function viewDiff(reader: Reader, diff: Diff, before: PlanState, after: PlanState): Diff {
  if (seesAll(reader)) return diff;
  const views = [new PlanView(reader, before), new PlanView(reader, after)] as const;
  const added: Record<string, PlanRecord> = {};
  const updated: Record<string, FieldChanges> = {};
  const removed: Record<string, PlanRecord> = {};
  for (const id of affected(diff, views)) {
    const [from, to] = [views[0].record(id), views[1].record(id)];
    if (from === undefined) {
      if (to !== undefined) added[id] = to;
    } else if (to === undefined) {
      removed[id] = from;
    } else {
      const changes = changesBetween(from, to);
      if (Object.keys(changes).length > 0) updated[id] = changes;
    }
  }
  return { added, updated, removed };
}

type Views = readonly [before: PlanView, after: PlanView];

function affected(diff: Diff, views: Views): Set<RecordId> {
  const ids = new Set(touchedIds(diff));
  const add = (records: Iterable<PlanRecord>) => {
    for (const { id } of records) ids.add(id);
  };
  let calendars = false;
  for (const id of touchedIds(diff)) {
    const [old, fresh] = views.map(({ state }) => state.get(id));
    const kind = (fresh ?? old)?.kind;
    if (kind === 'calendar' || kind === 'project') calendars = true;
    const cameOrWent = views[0].sees(id) !== views[1].sees(id);
    if (kind === 'task' && (cameOrWent || (!views[1].sees(id) && isElsewhere(old, fresh)))) {
      for (const { state, view } of both(views)) hangingUnder(id, view, state, ids);
    }
    if (!cameOrWent) continue;
    for (const { state } of both(views)) {
      add(state.referrers(id));
      if (kind === 'custom-field') add(withValueOf(id, state));
      if (kind === 'task') add(baselinesOf(id, state));
    }
  }
  if (calendars) add(ofCalendarsThatCameOrWent(views));
  return ids;
}

function isElsewhere(old: PlanRecord | undefined, fresh: PlanRecord | undefined): boolean {
  if (old?.kind !== 'task' || fresh?.kind !== 'task') return true;
  return old.parent !== fresh.parent;
}

/** The tasks that hang at this one, or would if nothing hidden were in between. */
function hangingUnder(id: RecordId, view: PlanView, state: PlanState, ids: Set<RecordId>): void {
  const passed = new Set<RecordId>([id]);
  for (const stack = [id]; stack.length > 0; ) {
    for (const child of state.children(stack.pop() as RecordId)) {
      ids.add(child.id);
      if (view.sees(child.id) || passed.has(child.id)) continue;
      passed.add(child.id);
      stack.push(child.id);
    }
  }
}

function* withValueOf(field: RecordId, state: PlanState): Generator<PlanRecord> {
  for (const record of state) {
    if (record.custom !== undefined && Object.hasOwn(record.custom, field)) yield record;
  }
}

function* baselinesOf(taskId: RecordId, state: PlanState): Generator<PlanRecord> {
  for (const record of state.all('baseline')) if (Object.hasOwn(record.tasks, taskId)) yield record;
}

/** Calendars are seen for what needs them, so that one may come or go that nobody touched. */
function* ofCalendarsThatCameOrWent(views: Views): Generator<PlanRecord> {
  for (const { state } of both(views)) {
    for (const calendar of state.all('calendar')) {
      if (views[0].sees(calendar.id) === views[1].sees(calendar.id)) continue;
      yield calendar;
      for (const one of both(views)) yield* one.state.referrers(calendar.id);
    }
  }
}

function both(views: Views): { readonly view: PlanView; readonly state: PlanState }[] {
  return views.map((view) => ({ view, state: view.state }));
}
