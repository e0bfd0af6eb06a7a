import { Dice } from '@throughline/generator';
import { describe, expect, test } from 'vitest';
import {
  applyDiff,
  EMPTY_DIFF,
  isEmptyDiff,
  isRefusal,
  type RecordId,
  Records,
  recordId,
  squash,
} from '../plan/index.ts';
import { anyEditOf, makeByKind } from './any-edit.testing.ts';
import { anyPlan } from './any-plan.testing.ts';
import { accepted, refused, stateText, the } from './edit-laws.testing.ts';
import { apply, EDIT_KINDS, type Edit, type EditKind, parseEdit } from './index.ts';
import { calendar, planOf, task } from './small-plan.testing.ts';

/** Making these a second time is another edit: what they add is there, what they take is gone. */
const NOT_TWICE =
  /\.(add|create|take|remove|split|indent|outdent|clear-exception|clear-work-week)$/;
/** One value of every type that JSON has, none of which stands in any field. */
const WRONG: readonly unknown[] = [
  null,
  true,
  -1.5,
  1e300,
  '\u0000',
  '',
  [],
  [[]],
  {},
  { a: null },
];
const ROUNDS = 8;
const SLOW = 60_000;

describe('every kind of edit', () => {
  test('has a maker', () => {
    expect(Object.keys(makeByKind).sort()).toEqual([...EDIT_KINDS].sort());
  });

  for (const rules of ['ms-project', 'p6'] as const) {
    test(`keeps the laws on plans of ${rules}, and each is taken sometimes`, {
      timeout: SLOW,
    }, () => {
      const taken = new Set<EditKind>();
      for (let seed = 1; seed <= 3; seed++) {
        const plan = anyPlan(seed, rules);
        const dice = new Dice(seed, 'every edit');
        for (const kind of EDIT_KINDS) {
          const records = kind === 'project.create' ? new Records() : plan;
          for (let round = 0; round < ROUNDS; round++) {
            if (keepsLaws(anyEditOf(kind, records, dice), records)) taken.add(kind);
          }
        }
      }
      const never = EDIT_KINDS.filter((kind) => !taken.has(kind));
      expect(never).toEqual(rules === 'p6' ? ['task.split', 'reschedule.unfinished'] : []);
    });
  }

  test('keeps them one after another, and one diff says what all of them did', {
    timeout: SLOW,
  }, () => {
    const kinds = EDIT_KINDS.filter((kind) => !kind.endsWith('.remove'));
    for (const rules of ['ms-project', 'p6'] as const) {
      const start = anyPlan(7, rules);
      const dice = new Dice(7, rules);
      let plan = start;
      let whole = EMPTY_DIFF;
      let taken = 0;
      for (let step = 0; step < 150; step++) {
        const edit = anyEditOf(dice.oneOf(kinds), plan, dice);
        const outcome = apply(edit, plan);
        if (isRefusal(outcome)) continue;
        taken++;
        plan = accepted(plan, edit);
        whole = squash(whole, outcome);
      }
      expect(taken).toBeGreaterThan(50);
      const atOnce = start.clone();
      expect(applyDiff(atOnce, whole)).toBeUndefined();
      expect(stateText(atOnce)).toBe(stateText(plan));
    }
  });

  test('refuses each field that holds something else, naming it, and never throws', {
    timeout: SLOW,
  }, () => {
    const plan = anyPlan(5, 'ms-project');
    const before = stateText(plan);
    const dice = new Dice(5, 'wrong fields');
    for (const kind of EDIT_KINDS) {
      for (let round = 0; round < 3; round++) {
        const edit = anyEditOf(kind, plan, dice);
        for (const [path, damaged] of damages(edit)) {
          const parsed = parseEdit(damaged);
          const what = JSON.stringify(damaged).slice(0, 200);
          if (isRefusal(parsed)) {
            expect(parsed.code, what).toMatch(/^edit-(invalid|unknown-kind)$/);
            if (path !== 'kind') expect(parsed.field, what).toMatch(RegExp(`^(${path}|$)`));
          } else {
            expect(() => apply(parsed, plan), what).not.toThrow();
          }
        }
      }
    }
    expect(stateText(plan)).toBe(before);
  });

  test('refuses a field that it does not know, and one that is missing', () => {
    const plan = anyPlan(6, 'ms-project');
    for (const kind of EDIT_KINDS) {
      const edit = anyEditOf(kind, plan, new Dice(6, kind));
      expect(parseEdit({ ...edit, suprise: 1 }), kind).toMatchObject({ code: 'edit-invalid' });
      const bare = parseEdit({ kind });
      if (isRefusal(bare)) expect(bare, kind).toMatchObject({ code: 'edit-invalid' });
    }
  });
});

test('ids that are names of Object are ids like any other', () => {
  const id = recordId('constructor');
  const plan = planOf(task('constructor'), calendar('night'));
  const split = { kind: 'task.split', taskId: id, id, afterMinutes: 60, gapMinutes: 60 } as const;
  const after = accepted(plan, split);
  expect(the(accepted(after, { kind: 'task.unsplit', taskId: id, id }), 'task', id)).toEqual(
    task('constructor'),
  );
  for (const edit of [
    { kind: 'task.unsplit', taskId: id, id },
    { kind: 'calendar.clear-exception', calendarId: recordId('night'), id },
    { kind: 'calendar.clear-work-week', calendarId: recordId('night'), id },
  ] as const) {
    expect(refused(plan, edit).code, edit.kind).toBe('entry-missing');
  }
});

/** Asserts every law; whether the edit was taken. */
function keepsLaws(edit: Edit, records: Records): boolean {
  const outcome = apply(edit, records);
  if (isRefusal(outcome)) {
    const { recordId } = refused(records, edit);
    if (recordId !== undefined) expect(known(recordId, edit, records), recordId).toBe(true);
    return false;
  }
  const after = accepted(records, edit);
  if (NOT_TWICE.test(edit.kind)) return true;
  const again = apply(edit, after);
  const said = `${JSON.stringify(edit)} again: ${JSON.stringify(again)}`;
  if (edit.kind === 'task.unsplit' && isRefusal(again)) return true;
  expect(!isRefusal(again) && isEmptyDiff(again), said).toBe(true);
  return true;
}

/** A refusal speaks of a record of the plan, or of one that the edit itself names. */
function known(id: RecordId, edit: Edit, records: Records): boolean {
  return records.get(id) !== undefined || JSON.stringify(edit).includes(JSON.stringify(id));
}

/** The edit with each field, and each field of a record it carries, replaced by each wrong value. */
function* damages(edit: Edit): Generator<[path: string, damaged: unknown]> {
  for (const [field, value] of Object.entries(edit)) {
    for (const wrong of WRONG) yield [field, { ...edit, [field]: wrong }];
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    for (const inner of Object.keys(value)) {
      for (const wrong of WRONG) yield [field, { ...edit, [field]: { ...value, [inner]: wrong } }];
    }
  }
}
