import { generateRecords } from '@throughline/generator';
import { EMPTY_DIFF, History, instant, LivePlan, recordId } from '@throughline/model';
import { accepted, BIG_PLAN } from './big-plan.mjs';
import {
  grouped,
  heading,
  hold,
  inMilliseconds,
  median,
  milliseconds,
  quantile,
  tell,
} from './measure.mjs';

/** A person's edit of one duration: applied, logged under the conflict rule, and everything dated again. */
const EDITS = 600;
const P50_OF_COMPUTING = 1 / 100;
const DAY = 480;

const about = { at: instant('2026-11-20T09:00:00.000Z'), author: recordId('me'), via: 'web' };
const salt = () => '0'.repeat(32);

for (const tasks of [10_000, 100_000]) {
  const records = generateRecords({ ...BIG_PLAN, tasks });
  const added = Object.fromEntries(records.map((record) => [record.id, record]));
  const history = new History();
  accepted(
    history.update(
      {
        ...about,
        base: 0,
        editId: 'first',
        source: { format: 'generated', name: 'bench' },
        diff: { ...EMPTY_DIFF, added },
      },
      salt,
    ),
  );
  const open = [...history.records.all('task')].filter(
    (task) => task.actualStart === undefined && !history.records.isSummary(task),
  );
  heading(`One edit, from the edit to every date: ${grouped(tasks)} tasks`);

  const computing = [];
  const live = new LivePlan(history.records);
  const times = { logged: [], dated: [], both: [] };
  for (let k = 0; k < EDITS; k++) {
    // Beside the edits, so that both see the same machine.
    if (k % 120 === 0) {
      computing.push(milliseconds(() => accepted(new LivePlan(history.records).computed)));
    }
    const { id: taskId, duration } = open[(k * 7919) % open.length];
    const edit = { kind: 'task.set-duration', taskId, minutes: duration.minutes + DAY };
    const edits = [{ editId: `edit-${k}`, edit }];
    let outcome;
    const logged = milliseconds(() => {
      outcome = history.submit({ ...about, base: history.head, edits }, salt);
    });
    if (outcome.changes === undefined) continue;
    const dated = milliseconds(() => {
      for (const { diff } of outcome.changes) live.take(diff);
      accepted(live.computed);
    });
    times.logged.push(logged);
    times.dated.push(dated);
    times.both.push(logged + dated);
  }
  const whole = median(computing.slice(1));
  tell('all dates computed afresh', inMilliseconds(whole));
  tell('edits', grouped(times.both.length));
  tell('  applied and logged, p50', inMilliseconds(median(times.logged)));
  tell('  dated, p50', inMilliseconds(median(times.dated)));
  hold(
    '  together, p50',
    median(times.both),
    Math.round(whole * P50_OF_COMPUTING * 1000) / 1000,
    'ms',
    '1/100 of computing afresh',
  );
  tell('  together, p95', inMilliseconds(quantile(times.both, 0.95)));
  tell('  together, longest', inMilliseconds(quantile(times.both, 1)));
}
