import { type Edit, History, recordId } from '@throughline/model';
import fc from 'fast-check';
import {
  ANNA,
  BEN,
  branchFrom,
  calendar,
  LogBuilder,
  project,
  task,
} from './small-project.testing.ts';
import type { ThroughlineFile } from './throughline-file.ts';

/** Names that mislead a program or a reader, beside all others. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    '\u202egnp.exe',
    '\u001b[2J',
    'a\u0000b',
    '"},{',
    '\ufeffé',
  ),
);
/** Ids that look like numbers stand elsewhere in an object than in its text. */
const anyId = fc.constantFrom('10', '9', 'a', 'b', 'constructor', 'toString', '01');

const anyStep = fc.record({
  what: fc.constantFrom('name', 'duration', 'remove', 'three'),
  id: anyId,
  text: anyText,
  days: fc.integer({ min: 0, max: 9 }),
});
type Step = typeof anyStep extends fc.Arbitrary<infer S> ? S : never;

/** What the step does to these tasks; nothing where it cannot. */
function editsOf({ what, id, text, days }: Step, tasks: ReadonlySet<string>): Edit[] {
  const taskId = recordId(id);
  if (what === 'three') {
    return ['x', 'y', 'z']
      .map((end) => `${id}-${end}`)
      .filter((one) => !tasks.has(one))
      .map((one): Edit => ({ kind: 'task.add', record: { ...task(one), notes: text } }));
  }
  if (!tasks.has(id)) return [{ kind: 'task.add', record: task(id, { name: text }) }];
  if (what === 'name') return [{ kind: 'task.rename', taskId, name: text }];
  if (what === 'remove') return [{ kind: 'task.remove', ids: [taskId] }];
  return [{ kind: 'task.set-duration', taskId, minutes: days * 480, unit: 'd' }];
}

/** Projects with groups, removals and branches, and names as hostile as they come. */
export function anyProject(): fc.Arbitrary<ThroughlineFile> {
  return fc
    .record({
      steps: fc.array(anyStep, { maxLength: 14 }),
      name: fc.string({ unit: 'grapheme', maxLength: 20 }),
      base: fc.nat(20),
      branches: fc.nat(2),
    })
    .map(({ steps, name, base, branches }) => {
      const log = new LogBuilder()
        .add({ kind: 'project.create', record: project, calendar })
        .add({ kind: 'task.add', record: task('1') });
      for (const step of steps) {
        log.add(...editsOf(step, new Set([...log.records.all('task')].map(({ id }) => id))));
      }
      const history = History.replay(log.changes);
      const bases = history.changes
        .filter(({ group }) => group === undefined || group.index === group.count - 1)
        .map(({ seq }) => seq)
        .filter((seq) => seq > 1);
      const from = bases[base % bases.length] ?? 2;
      return {
        project: name,
        people: { [ANNA]: { name: 'Anna' }, [BEN]: { name: '__proto__' } },
        history,
        branches: Array.from({ length: branches }, (_, i) => branchFrom(history, from, `b${i}`)),
      };
    });
}
