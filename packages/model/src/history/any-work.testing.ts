import { generateRecords } from '@throughline/generator';
import fc from 'fast-check';
import { expect } from 'vitest';
import { type Edit, removalOf } from '../edit/index.ts';
import {
  type Diff,
  diffOf,
  isRefusal,
  type PlanRecord,
  type RecordId,
  Records,
  type Refusal,
  rankBetween,
  recordId,
  type TaskRecord,
} from '../plan/index.ts';
import type { Accepted, Undone } from './request.ts';
import { ANN, accepted, BEN, CAT, Desk, link, stateText, task } from './small-log.testing.ts';

export const PEOPLE = [ANN, BEN, CAT] as const;

/** Three numbers that choose what an action is about, whatever the plan looks like by then. */
type Picks = readonly [number, number, number];

export interface AnyEdit {
  readonly what: (typeof WHATS)[number];
  readonly picks: Picks;
}

/** What somebody does next. */
export type Action = { readonly person: number } & (
  | { readonly does: 'submit'; readonly unseen: number; readonly edits: readonly AnyEdit[] }
  | { readonly does: 'undo' | 'redo' }
  | { readonly does: 'undo-any'; readonly pick: number }
  | { readonly does: 'update'; readonly edits: readonly AnyEdit[] }
  | { readonly does: 'repeat'; readonly pick: number }
);

const WHATS = [
  'rename',
  'duration',
  'notes',
  'progress',
  'deadline',
  'move',
  'add-task',
  'remove-task',
  'add-link',
  'remove-link',
  'lag',
  'calendar',
  'remove-resource',
  'promise',
  'promise-kind',
  'status',
] as const;

const pick = fc.nat({ max: 30 });
const anyEdit: fc.Arbitrary<AnyEdit> = fc.record({
  what: fc.constantFrom(...WHATS),
  picks: fc.tuple(pick, pick, pick),
});
const edits = fc.array(anyEdit, { minLength: 1, maxLength: 3 });
const person = fc.integer({ min: 0, max: 2 });

const anyAction: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      person,
      does: fc.constant('submit' as const),
      unseen: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 6 })),
      edits,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ person, does: fc.constantFrom('undo', 'undo', 'redo', 'redo') }),
  },
  { weight: 1, arbitrary: fc.record({ person, does: fc.constant('undo-any' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ person, does: fc.constant('update' as const), edits }) },
  { weight: 1, arbitrary: fc.record({ person, does: fc.constant('repeat' as const), pick }) },
);

/** A small plan and what three people do to it, one after the other. */
export const anyWork = fc.record({
  seed: fc.integer({ min: 1, max: 40 }),
  actions: fc.array(anyAction, { minLength: 4, maxLength: 24 }),
});

/** The same without looks behind: each a queue of batches made before anybody saw the others'. */
export const anyQueues = fc.record({
  seed: fc.integer({ min: 1, max: 40 }),
  batches: fc.array(fc.record({ person, edits }), { minLength: 2, maxLength: 12 }),
});

/** A log that begins with a generated plan. */
export function deskWithPlan(seed: number): Desk {
  const desk = new Desk();
  const plan = new Records(
    generateRecords({ seed, tasks: 4 + (seed % 7), rules: seed % 2 === 0 ? 'p6' : 'ms-project' }),
  );
  const about = {
    ...desk.about(recordId('dora')),
    via: 'import',
    base: 0,
    editId: 'plan',
  } as const;
  const source = { format: 'generated', name: 'plan' };
  const diff = diffOf(new Records(), plan);
  accepted(desk.history.update({ ...about, source, diff }, desk.salt));
  return desk;
}

/** Does the action; what came of it. */
export function act(desk: Desk, action: Action): Accepted | Undone | Refusal {
  const { history } = desk;
  const author = PEOPLE[action.person % 3] as RecordId;
  switch (action.does) {
    case 'submit': {
      const made = editsOf(history.records, action.edits);
      const base = Math.max(0, history.head - action.unseen);
      return made.length === 0 ? NOTHING : desk.submit(author, made, base);
    }
    case 'undo':
      return desk.undo(author);
    case 'redo':
      return desk.redo(author);
    case 'undo-any':
      return desk.undo(author, 1 + (action.pick % history.head));
    case 'update': {
      const about = { ...desk.about(author), via: 'import', base: history.head } as const;
      const source = { format: 'made-up', name: 'update' };
      const diff = diffAfter(history.records, editsOf(history.records, action.edits));
      return history.update({ ...about, editId: desk.nextId(), source, diff }, desk.salt);
    }
    case 'repeat': {
      const change = history.changes[action.pick % history.head];
      const edit: Edit = { kind: 'project.set', set: { name: 'Never' } };
      const again = [{ editId: change?.editId ?? '', edit }];
      const outcome = history.submit({ ...desk.about(author), base: 0, edits: again }, desk.salt);
      expect(accepted(outcome).repeated).toBe(true);
      expect(accepted(outcome).changes).toContain(change);
      return outcome;
    }
  }
}

/** The edits made up for this plan, each for the plan as it is before all of them. */
export function editsOf(records: Records, made: readonly AnyEdit[]): Edit[] {
  return made.flatMap((one) => editOf(records, one) ?? []);
}

/** The state to the byte before and after, which are the same unless something was accepted. */
export function observed(desk: Desk, action: Action) {
  const { history } = desk;
  const [head, before] = [history.head, stateText(history.records)];
  const outcome = act(desk, action);
  const after = stateText(history.records);
  const added = history.changes.slice(head);
  const isNew = !isRefusal(outcome) && !outcome.repeated;
  expect(added).toEqual(isNew ? outcome.changes : []);
  if (added.length === 0) expect(after).toBe(before);
  return { outcome, before, after, added };
}

const NOTHING: Accepted = { changes: [], repeated: false };

function editOf(records: Records, { what, picks: [a, b, c] }: AnyEdit): Edit | undefined {
  const tasks = sorted(records.all('task'));
  const one = tasks[a % tasks.length];
  const other = tasks[b % tasks.length];
  const promise = sorted(records.all('promise'))[a % 3];
  const old = sorted(records.all('link'))[a % Math.max(1, records.count('link'))];
  const name = `${NAMES[b % NAMES.length]} ${c % 3}`;
  switch (what) {
    case 'add-task': {
      const parent = b % 2 === 0 ? one?.id : undefined;
      const record = task(`new-${a % 4}`, { name, rank: rank(c), ...(parent && { parent }) });
      return { kind: 'task.add', record };
    }
    case 'calendar': {
      const calendars = sorted(records.all('calendar'));
      const id = calendars[a % calendars.length]?.id;
      return id && { kind: 'calendar.change', id, set: { name } };
    }
    case 'remove-resource': {
      const resource = sorted(records.all('resource'))[a % 5]?.id;
      return resource && removal(records, 'resource', resource);
    }
    case 'promise-kind': {
      const amount = { amount: String(b % 3), currency: 'EUR' };
      const isDate = promise?.date !== undefined;
      if (promise === undefined) return undefined;
      return isDate
        ? { kind: 'promise.change', id: promise.id, set: { amount }, clear: ['date'] }
        : { kind: 'promise.change', id: promise.id, set: { date: day(b) }, clear: ['amount'] };
    }
    case 'status':
      return { kind: 'project.set', set: { statusDate: day(a) } };
    case 'remove-link':
      return old && { kind: 'link.remove', ids: [old.id] };
    case 'lag':
      return old && { kind: 'link.change', id: old.id, set: { lag: { minutes: b, unit: 'h' } } };
    default:
      return one && other && taskEditOf(records, what, one, other, [a, b, c], name);
  }
}

function taskEditOf(
  records: Records,
  what: AnyEdit['what'],
  { id: taskId }: TaskRecord,
  other: TaskRecord,
  [a, b, c]: Picks,
  name: string,
): Edit | undefined {
  switch (what) {
    case 'rename':
      return { kind: 'task.rename', taskId, name };
    case 'duration':
      return { kind: 'task.set-duration', taskId, minutes: 60 * (1 + (b % 4)) };
    case 'notes':
      return { kind: 'task.set-fields', taskId, set: { notes: name } };
    case 'progress':
      return { kind: 'task.set-progress', taskId, actualStart: day(b), percentComplete: c % 100 };
    case 'deadline':
      return { kind: 'task.set-deadline', taskId, deadline: day(b) };
    case 'move':
      return { kind: 'task.move', taskId, rank: rank(c), ...(c % 3 > 0 && { parent: other.id }) };
    case 'remove-task':
      return removal(records, 'task', taskId);
    case 'add-link':
      return {
        kind: 'link.add',
        record: { ...link('a', 'b'), id: recordId(`l-${a % 9}`), from: taskId, to: other.id },
      };
    case 'promise': {
      const id = recordId(`promise-${a % 3}`);
      const told = { kind: 'promise', type: 'target', to: name, date: day(b), taskId } as const;
      return { kind: 'promise.add', record: { id, audience: 'shared', ...told } };
    }
    default:
      return undefined;
  }
}

function removal(records: Records, kind: 'task' | 'resource', id: RecordId): Edit | undefined {
  const ids = removalOf(records, kind, [id]);
  return isRefusal(ids) ? undefined : { kind: `${kind}.remove`, ids };
}

/** What the edits that are possible do together, as a file would bring it. */
function diffAfter(records: Records, made: readonly Edit[]): Diff {
  const desk = new Desk();
  const about = { ...desk.about(CAT), via: 'import', base: 0, editId: 'plan' } as const;
  const source = { format: 'generated', name: 'plan' };
  const diff = diffOf(new Records(), records);
  accepted(desk.history.update({ ...about, source, diff }, desk.salt));
  for (const edit of made) desk.submit(CAT, [edit]);
  return diffOf(records, desk.history.records);
}

function sorted<R extends PlanRecord>(records: Iterable<R>): R[] {
  return [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function rank(number: number): string {
  return number % 2 === 0 ? rankBetween(undefined, 'V') : rankBetween('V', undefined);
}

function day(number: number): string {
  return `2026-0${1 + (number % 8)}-15T09:00`;
}

const NAMES = ['Dig', 'Zoë Lund', 'Fill', 'ask zoë lund', 'ZOË  LUND’s hole', 'Zoë', '“Lund”'];
