import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computePlan } from '../computed/index.ts';
import { apply, type Edit } from '../edit/index.ts';
import {
  applyDiff,
  EMPTY_DIFF,
  type FieldChange,
  isRefusal,
  LinkType,
  type Records,
  recordId,
} from '../plan/index.ts';
import { crew, link, planOf, task } from './small-plan.testing.ts';

const TASKS = ['a', 'b', 'c', 'd', 'e', 'f'];
const id = fc.constantFrom(...TASKS).map(recordId);
const rank = fc.constantFrom('A', 'B', 'C', 'D');
const parent = fc.option(id, { nil: undefined });

/** Edits of links and of the outline, from which circles come. */
const anyLogicEdit = (types: readonly LinkType[]): fc.Arbitrary<Edit> =>
  fc.oneof(
    fc
      .tuple(id, id, fc.constantFrom(...types))
      .map(([from, to, type]): Edit => ({ kind: 'link.add', record: { ...link(from, to), type } })),
    fc.tuple(id, parent, rank).map(([taskId, under, at]): Edit => {
      const place = under === undefined ? {} : { parent: under };
      return { kind: 'task.move', taskId, rank: at, ...place };
    }),
    id.map((taskId): Edit => ({ kind: 'task.indent', taskId })),
    id.map((taskId): Edit => ({ kind: 'task.outdent', taskId })),
  );

const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 3, arbitrary: anyLogicEdit(LinkType.options) },
  fc
    .tuple(id, fc.integer({ min: 0, max: 2000 }))
    .map(([taskId, minutes]): Edit => ({ kind: 'task.set-duration', taskId, minutes })),
  fc.tuple(id, fc.integer({ min: 0, max: 100 })).map(([taskId, percentComplete]): Edit => {
    const actualStart = '2026-03-02T08:00';
    return { kind: 'task.set-progress', taskId, actualStart, percentComplete };
  }),
  fc.tuple(id, parent, rank).map(([taskId, under, at]): Edit => {
    const place = under === undefined ? {} : { parent: under };
    return { kind: 'task.add', record: task(taskId, { rank: at, ...place }) };
  }),
  fc
    .subarray(TASKS, { minLength: 1 })
    .map((ids): Edit => ({ kind: 'task.remove', ids: ids.map(recordId) })),
);

/** The plan as it would be if nobody had asked whether the edit may be. */
function forced(plan: Records, edit: Edit): Records {
  const after = plan.clone();
  if (edit.kind === 'link.add') {
    after.patch({ ...EMPTY_DIFF, added: { [edit.record.id]: edit.record } });
  } else if (edit.kind === 'task.move') {
    const from = plan.find('task', edit.taskId)?.parent;
    const moved: FieldChange = [from === undefined ? [] : [from], [edit.parent as string]];
    after.patch({ ...EMPTY_DIFF, updated: { [edit.taskId]: { parent: moved } } });
  }
  return after;
}

function fault(records: Records): string | undefined {
  const computed = computePlan(records);
  return 'code' in computed ? computed.code : undefined;
}

/** The plan after an edit that is taken. */
function edited(plan: Records, edit: Edit): Records {
  const diff = apply(edit, plan);
  if (isRefusal(diff)) expect.fail(JSON.stringify(diff));
  const after = plan.clone();
  expect(applyDiff(after, diff)).toBeUndefined();
  return after;
}

describe('edited plans', { timeout: 60_000 }, () => {
  test('no sequence of accepted edits makes a plan that cannot be scheduled', () => {
    const start = planOf(
      {},
      task('a', { rank: 'A' }),
      task('b', { rank: 'B' }),
      task('c', { rank: 'C', parent: recordId('b') }),
      link('a', 'c'),
      ...crew('a', 1, 480),
    );
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 5, maxLength: 40 }), (edits) => {
        let plan = start;
        for (const edit of edits) {
          if (isRefusal(apply(edit, plan))) continue;
          plan = edited(plan, edit);
          expect(fault(plan)).toBeUndefined();
        }
      }),
      { numRuns: 300 },
    );
  });

  // From a summary's start (SS, SF) a link acts on whichever task starts first: all are held to it here.
  test('a circle that is refused is one that could not be scheduled', () => {
    const refusals = new Set<string>();
    fc.assert(
      fc.property(
        fc.array(anyLogicEdit(['FS', 'FF']), { minLength: 20, maxLength: 60 }),
        (edits) => {
          let plan = planOf({}, ...TASKS.map((name) => task(name)));
          for (const edit of edits) {
            const outcome = apply(edit, plan);
            if (!isRefusal(outcome)) {
              plan = edited(plan, edit);
            } else if (outcome.code === 'link-cycle' && edit.kind !== 'task.indent') {
              refusals.add(edit.kind);
              expect(fault(forced(plan, edit))).toBe('links-go-round');
            }
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(refusals).toEqual(new Set(['link.add', 'task.move']));
  });
});
