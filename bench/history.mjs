import { hash } from 'node:crypto';
import { Dice, generateRecords } from '@throughline/generator';
import {
  canonicalJson,
  diffOf,
  History,
  instant,
  Records,
  recordId,
  verifyLog,
} from '@throughline/model';
import { accepted } from './big-plan.mjs';
import {
  grouped,
  heading,
  hold,
  inMegabytes,
  inMilliseconds,
  median,
  medianRatio,
  milliseconds,
  quantile,
  sideBySide,
  tell,
} from './measure.mjs';

const CHANGES = 100_000;
const TASKS = 10_000;
const MOMENTS = 300;
const REPLAY_OF_PARSE = 5;
const SUBMITS = 2000;
const PEOPLE = ['ann', 'ben', 'cat'].map(recordId);

let salts = 0;
const salt = () => (salts++).toString(16).padStart(32, '0');

heading(`A log of ${grouped(CHANGES)} changes over ${grouped(TASKS)} tasks`);
const lines = logOf(TASKS, CHANGES).changes.map((change) => canonicalJson(change));
tell('its lines', inMegabytes(lines.reduce((sum, line) => sum + line.length, 0)));

const times = sideBySide(
  {
    parse: () => {
      for (const line of lines) JSON.parse(line);
    },
    replay: () => History.replay(read()),
    verified: () => History.replay(verified({ sha256: (text) => hash('sha256', text) })),
    'by its own SHA-256': () => History.replay(verified({})),
  },
  { rounds: 5, warmUps: 1 },
);
tell('JSON.parse of the lines', inMilliseconds(median(times.parse)));
tell('  and replay', inMilliseconds(median(times.replay)), ratio(times.replay));
tell('  and verified, with the SHA-256 of the platform', inMilliseconds(median(times.verified)));
hold('  of parsing', medianRatio(times.verified, times.parse), REPLAY_OF_PARSE);
const own = times['by its own SHA-256'];
tell('  and verified, with the SHA-256 of the model', inMilliseconds(median(own)), ratio(own));

const empty = used();
const history = History.replay(read());
const held = used();
tell('memory of the log and its state', inMegabytes(held - empty));

heading('Any moment of it');
const dice = new Dice(1, 'moments');
const first = milliseconds(() => history.at(history.head - 1));
const moments = Array.from({ length: MOMENTS }, () => dice.between(1, history.head));
const travels = moments.map((seq) => milliseconds(() => history.at(seq)));
const full = median(times.replay) - median(times.parse);
tell('the first time, which passes by every state', inMilliseconds(first));
tell('p50 of random moments', inMilliseconds(median(travels)), share(median(travels)));
tell(
  'p95 of random moments',
  inMilliseconds(quantile(travels, 0.95)),
  share(quantile(travels, 0.95)),
);
tell('replay from nothing', inMilliseconds(full));
tell('memory of states on the way', inMegabytes(used() - held));
const author = PEOPLE[0];
const found = [];
for (let k = 0; k < 100; k++) {
  const task = recordId(`task-of-nobody-${k}`);
  found.push(milliseconds(() => history.recordHistory(task)));
}
tell('the changes of one record, the first time', inMilliseconds(found[0]));

for (const tasks of [10_000, 100_000]) {
  heading(`One edit submitted at ${grouped(tasks)} tasks`);
  const log = logOf(tasks, 0);
  const taken = submits(log, SUBMITS);
  tell('p50', inMilliseconds(median(taken)));
  tell('p95', inMilliseconds(quantile(taken, 0.95)));
  const undone = [];
  for (let k = 0; k < 50; k++) {
    const request = { at: log.changes.at(-1).at, author, via: 'web', editId: `undo-${k}` };
    undone.push(milliseconds(() => accepted(log.undo(request, salt))));
  }
  tell('undone, p50', inMilliseconds(median(undone)));
}

function* read() {
  for (const line of lines) yield JSON.parse(line);
}

/** Verified while it is read: each change is looked at once it is parsed, and then replayed. */
function verified(bounds) {
  const changes = [];
  const report = verifyLog(
    (function* () {
      for (const change of read()) {
        changes.push(change);
        yield change;
      }
    })(),
    bounds,
  );
  if (report.fault !== undefined) throw new Error(JSON.stringify(report.fault));
  return changes;
}

/** A generated plan brought in as an update, and this many edits of it, one change each. */
function logOf(tasks, changes) {
  const history = new History();
  const about = { at: instant('2026-01-05T08:00:00.000Z'), author: PEOPLE[0], via: 'import' };
  const diff = diffOf(new Records(), new Records(generateRecords({ seed: 1, tasks })));
  const source = { format: 'generated', name: 'plan' };
  accepted(history.update({ ...about, base: 0, editId: 'plan', source, diff }, salt));
  submits(history, changes - history.head);
  return history;
}

function submits(history, count) {
  const dice = new Dice(1, 'submits');
  const tasks = [...history.records.all('task')].filter((task) => !history.records.isSummary(task));
  const begun = Date.UTC(2026, 0, 5, 8);
  const times = [];
  for (let k = 0; times.length < count; k++) {
    const { id: taskId } = dice.oneOf(tasks);
    const at = instant(new Date(begun + history.head * 1000).toISOString());
    const edits = [{ editId: `edit-${history.head}-${k}`, edit: editOf(dice, taskId) }];
    const batch = { base: history.head, at, author: dice.oneOf(PEOPLE), via: 'web', edits };
    let outcome;
    const taken = milliseconds(() => {
      outcome = history.submit(batch, salt);
    });
    if (!('code' in outcome)) times.push(taken);
  }
  return times;
}

function editOf(dice, taskId) {
  return dice.weighted([
    [50, { kind: 'task.set-duration', taskId, minutes: 60 * dice.between(1, 200) }],
    [20, { kind: 'task.rename', taskId, name: `Task ${dice.between(1, 999)}` }],
    [15, { kind: 'task.set-fields', taskId, set: { notes: `Note ${dice.between(1, 999)}` } }],
    [15, { kind: 'task.set-deadline', taskId, deadline: `2027-0${dice.between(1, 9)}-15T17:00` }],
  ]);
}

function ratio(times_) {
  return `${medianRatio(times_, times.parse).toFixed(2)} of parsing`;
}

function share(value) {
  return `${(value / full).toFixed(3)} of a replay`;
}

/** Objects and arrays that are still in use. */
function used() {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
