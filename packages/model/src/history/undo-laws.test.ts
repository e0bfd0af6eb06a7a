import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply, type Edit } from '../edit/index.ts';
import {
  checkReferences,
  type Diff,
  diffOf,
  EMPTY_DIFF,
  fieldOf,
  isRefusal,
  type PlanRecord,
  type RecordId,
  type Records,
  type Refusal,
  referencesOf,
  sameJson,
  sameSide,
  schemaByKind,
  squash,
} from '../plan/index.ts';
import { type Action, act, anyWork, deskWithPlan, PEOPLE } from './any-work.testing.ts';
import type { Change } from './change.ts';
import { accepted, type Desk, refusal, stateText } from './small-log.testing.ts';

describe('laws of undo, others working in between', { timeout: 60_000 }, () => {
  test('HIS-11 HIS-12 restores exactly what still stands, and names who holds the rest', () => {
    const count = { restored: 0, held: 0, obstructed: 0 };
    fc.assert(
      fc.property(anyWork, ({ seed, actions }) => {
        const desk = deskWithPlan(seed);
        for (const action of actions) {
          const step = stepOf(desk, action);
          if (step === undefined) {
            act(desk, action);
            continue;
          }
          const did = diffOfStep(desk, step);
          const log = [...desk.history.changes];
          const before = desk.history.at(desk.history.head);
          const { refused, changes } = accepted(act(desk, action)) as Undone;
          const done = changes.map(({ diff }) => diff).reduce(squash, EMPTY_DIFF);
          const after = desk.history.records;
          expect(done).toEqual(diffOf(before, after));
          expect(checkReferences(after)).toEqual([]);
          const work = new Oracle(log, step, did, before, after, count);
          work.assert(done, refused);
        }
      }),
      { seed: 20261125, numRuns: 100 },
    );
    for (const [what, found] of Object.entries(count)) expect(found, what).toBeGreaterThan(20);
  });

  test('HIS-10 an undo that took all back is done again by a redo, and back by another undo', () => {
    let whole = 0;
    fc.assert(
      fc.property(anyWork, ({ seed, actions }) => {
        const desk = deskWithPlan(seed);
        for (const action of actions) {
          if (action.does !== 'submit') continue;
          const author = PEOPLE[action.person % 3] as RecordId;
          const start = stateText(desk.history.records);
          const outcome = act(desk, action);
          if (isRefusal(outcome) || outcome.changes.length === 0) continue;
          const end = stateText(desk.history.records);
          if (start === end) continue;
          whole++;
          for (const [does, state] of [
            [desk.undo, start],
            [desk.redo, end],
            [desk.undo, start],
            [desk.redo, end],
          ] as const) {
            expect(accepted(does.call(desk, author)).refused).toEqual([]);
            expect(stateText(desk.history.records)).toBe(state);
          }
        }
      }),
      { seed: 20261126, numRuns: 40 },
    );
    expect(whole).toBeGreaterThan(50);
  });
});

type Undone = { readonly refused: readonly Refusal[]; readonly changes: readonly Change[] };

/** What an action of undoing is going to take, as the log says; undefined where it is none. */
function stepOf(desk: Desk, action: Action): readonly number[] | undefined {
  const { history } = desk;
  const author = PEOPLE[action.person % 3] as RecordId;
  const seqs =
    action.does === 'undo'
      ? history.undoable(author)
      : action.does === 'redo'
        ? history.redoable(author)
        : action.does === 'undo-any'
          ? groupOf(history.changes, 1 + (action.pick % history.head))
          : [];
  if (seqs.length > 0) return seqs;
  if (action.does === 'undo' || action.does === 'redo') {
    expect(refusal(act(desk, action)).code).toBe(`nothing-to-${action.does}`);
  }
  return undefined;
}

function groupOf(changes: readonly Change[], seq: number): number[] {
  const id = changes[seq - 1]?.group?.id;
  if (id === undefined) return [seq];
  return changes.flatMap((change) => (change.group?.id === id ? [change.seq] : []));
}

/** From the state before the step to that after it. */
function diffOfStep({ history }: Desk, [first = 1]: readonly number[]): Diff {
  return diffOf(history.at(first - 1), history.at(first));
}

/** Looks at every field and record of the step by itself, in the states before and after the undo. */
class Oracle {
  readonly #later: readonly Change[];
  readonly #did: Diff;
  readonly #before: Records;
  readonly #after: Records;
  readonly #count: { restored: number; held: number; obstructed: number };

  constructor(
    changes: readonly Change[],
    step: readonly number[],
    did: Diff,
    before: Records,
    after: Records,
    count: { restored: number; held: number; obstructed: number },
  ) {
    const last = step.at(-1) as number;
    this.#later = changes.slice(last);
    this.#did = did;
    this.#before = before;
    this.#after = after;
    this.#count = count;
  }

  assert(done: Diff, refused: readonly Refusal[]): void {
    const open = [...refused];
    const take = (id: string, field?: string): Refusal | undefined => {
      const place = open.findIndex((one) => one.recordId === id && one.field === field);
      return place < 0 ? undefined : open.splice(place, 1)[0];
    };
    const whole = {
      added: new Set<string>(),
      updated: new Set<string>(),
      removed: new Set<string>(),
    };
    for (const [id, fields] of Object.entries(this.#did.updated)) {
      for (const [field, [from, to]] of Object.entries(fields)) {
        whole.updated.add(`${id} ${field}`);
        this.#assertField(id as RecordId, field, { from, to, refusal: take(id, field) });
      }
    }
    for (const record of Object.values(this.#did.added)) {
      whole.removed.add(record.id);
      const held = open.filter((one) => one.recordId === record.id);
      for (const one of held) open.splice(open.indexOf(one), 1);
      this.#assertGone(record, held);
    }
    for (const record of Object.values(this.#did.removed)) {
      whole.added.add(record.id);
      this.#assertBack(record, take(record.id) ?? open.find((one) => one.recordId === record.id));
      const rest = open.findIndex((one) => one.recordId === record.id);
      if (rest >= 0) open.splice(rest, 1);
    }
    expect(open, 'nothing else is refused').toEqual([]);
    expect(Object.keys(done.added).filter((id) => !whole.added.has(id))).toEqual([]);
    expect(Object.keys(done.removed).filter((id) => !whole.removed.has(id))).toEqual([]);
    const fields = Object.entries(done.updated).flatMap(([id, changes]) =>
      Object.keys(changes).map((field) => `${id} ${field}`),
    );
    expect(fields.filter((field) => !whole.updated.has(field))).toEqual([]);
  }

  #assertField(
    id: RecordId,
    field: string,
    { from, to, refusal }: { from: Side; to: Side; refusal: Refusal | undefined },
  ): void {
    const [before, after] = [this.#before.get(id), this.#after.get(id)];
    if (before === undefined || !sameSide(fieldOf(before, field), to)) {
      this.#assertNamed(refusal, id, field);
      if (before !== undefined && after !== undefined) {
        expect(sameSide(fieldOf(after, field), fieldOf(before, field)), 'is left alone').toBe(true);
      }
      return;
    }
    if (refusal === undefined) {
      this.#count.restored++;
      expect(after && sameSide(fieldOf(after, field), from), 'is restored').toBe(true);
      return;
    }
    this.#count.obstructed++;
    expect(after && sameSide(fieldOf(after, field), to), 'stays').toBe(true);
    if (after !== undefined) expect(this.#mayHave(after, field, from), refusal.code).toBe(false);
  }

  #assertGone(record: PlanRecord, refused: readonly Refusal[]): void {
    const [before, after] = [this.#before.get(record.id), this.#after.get(record.id)];
    if (refused.length === 0) {
      this.#count.restored++;
      expect(sameJson(before, record), 'it was as it was added').toBe(true);
      expect(after, 'it is gone').toBeUndefined();
      return;
    }
    expect(after, 'it stays as it is').toEqual(before);
    if (before === undefined) {
      this.#assertNamed(refused[0], record.id, '');
    } else if (sameJson(before, record)) {
      this.#count.obstructed++;
      expect(record.kind === 'project' || this.#users(record).length > 0).toBe(true);
    } else {
      for (const one of refused) {
        if (one.code !== 'project-missing') this.#assertNamed(one, record.id, one.field ?? '');
      }
    }
  }

  #assertBack(record: PlanRecord, refusal: Refusal | undefined): void {
    if (refusal === undefined) {
      this.#count.restored++;
      expect(this.#before.get(record.id)).toBeUndefined();
      expect(this.#after.get(record.id)).toEqual(record);
      return;
    }
    this.#count.obstructed++;
    const missing = referencesOf(record).some(
      ({ id, expected }) => this.#after.find(expected, id) === undefined,
    );
    const isThere = this.#before.get(record.id) !== undefined;
    expect(isThere || missing || isRefusal(apply(addition(record), this.#after))).toBe(true);
  }

  /** The change that is named is the last one after the step that set it. */
  #assertNamed(refusal: Refusal | undefined, id: RecordId, field: string): void {
    this.#count.held++;
    expect(refusal, `${id} ${field} is refused`).toBeDefined();
    const last = this.#later.findLast(
      ({ diff }) =>
        id in diff.added ||
        id in diff.removed ||
        (field === '' ? id in diff.updated : field in (diff.updated[id] ?? {})),
    );
    const { seq, author } = last ?? {};
    expect(refusal).toMatchObject({
      code: 'changed-since',
      parameters: { id, field, seq, author },
    });
  }

  #users(record: PlanRecord): PlanRecord[] {
    return [...this.#after].filter(
      (one) =>
        referencesOf(one).some(({ id }) => id === record.id) ||
        Object.hasOwn(one.custom ?? {}, record.id),
    );
  }

  /** Whether nothing else stands in the way of this value: its target is there, its rule and kind allow it. */
  #mayHave(record: PlanRecord, field: string, [value]: Side): boolean {
    const changed = { ...record, [field]: value } as PlanRecord;
    if (value === undefined) delete (changed as unknown as Record<string, unknown>)[field];
    const whole = referencesOf(changed).every(
      ({ id, expected }) => this.#after.find(expected, id) !== undefined,
    );
    if (!whole || !schemaByKind[changed.kind].safeParse(changed).success) return false;
    if (changed.kind === 'task' && field === 'parent') {
      const { id: taskId, parent, rank } = changed;
      const move: Edit = { kind: 'task.move', taskId, rank, ...(parent && { parent }) };
      return !isRefusal(apply(move, this.#after));
    }
    return true;
  }
}

type Side = Parameters<typeof sameSide>[0];

function addition(record: PlanRecord): Edit {
  const kind = record.kind === 'baseline' ? 'baseline.take' : `${record.kind}.add`;
  return { kind, record } as unknown as Edit;
}
