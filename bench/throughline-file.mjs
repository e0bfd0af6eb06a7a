import { hash } from 'node:crypto';
import { Dice, generateRecords } from '@throughline/generator';
import { readThroughline, writeThroughline } from '@throughline/interchange';
import { diffOf, History, instant, Records, recordId } from '@throughline/model';
import { accepted } from './big-plan.mjs';
import {
  grouped,
  heading,
  hold,
  inMegabytes,
  inMilliseconds,
  median,
  medianRatio,
  sideBySide,
  tell,
} from './measure.mjs';

const CHANGES = 100_000;
const TASKS = 10_000;
/** Every record and edit is parsed by its schema on the way, every line compared with its canonical text. */
const READ_OF_PARSE = 15;
const AUTHOR = recordId('ann');

const sha256 = (data) => hash('sha256', data);
let salts = 0;
const salt = () => (salts++).toString(16).padStart(32, '0');

heading(`A project's own file of ${grouped(CHANGES)} changes over ${grouped(TASKS)} tasks`);
const project = { people: { [AUTHOR]: { name: 'Ann' } }, history: longLog(), branches: [] };
const bytes = writeThroughline(project, sha256);
tell('the file', inMegabytes(bytes.length));
const lines = new TextDecoder().decode(bytes).split('\n').slice(0, -1);

const times = sideBySide(
  {
    parse: () => {
      for (const line of lines) JSON.parse(line);
    },
    read: () => read({ sha256 }),
    'by its own SHA-256': () => read({}),
    write: () => writeThroughline(project, sha256),
  },
  { rounds: 3, warmUps: 1 },
);
tell('JSON.parse of its lines', inMilliseconds(median(times.parse)));
tell('read: verified, checked and replayed', inMilliseconds(median(times.read)));
hold('  of parsing', medianRatio(times.read, times.parse), READ_OF_PARSE);
const own = times['by its own SHA-256'];
tell('  with the SHA-256 of the model', inMilliseconds(median(own)), ofParsing(own));
tell('written', inMilliseconds(median(times.write)), ofParsing(times.write));

function read(options) {
  const file = readThroughline(bytes, options);
  if ('refused' in file) throw new Error(JSON.stringify(file));
  if (file.history.headHash !== project.history.headHash) throw new Error('another log');
}

function ofParsing(taken) {
  return `${medianRatio(taken, times.parse).toFixed(2)} of parsing`;
}

/** A generated plan brought in from a file, and edits of it, one change each. */
function longLog() {
  const history = new History();
  const begun = Date.UTC(2026, 0, 5, 8);
  const about = { at: instant(new Date(begun).toISOString()), author: AUTHOR, via: 'import' };
  const diff = diffOf(new Records(), new Records(generateRecords({ seed: 1, tasks: TASKS })));
  const source = { format: 'generated', name: 'plan' };
  accepted(history.update({ ...about, base: 0, editId: 'plan', source, diff }, salt));
  const dice = new Dice(1, 'edits');
  const tasks = [...history.records.all('task')].filter((task) => !history.records.isSummary(task));
  for (let k = 0; history.head < CHANGES; k++) {
    const edits = [{ editId: `edit-${k}`, edit: editOf(dice, dice.oneOf(tasks).id) }];
    const at = instant(new Date(begun + history.head * 1000).toISOString());
    history.submit({ base: history.head, at, author: AUTHOR, via: 'web', edits }, salt);
  }
  return history;
}

function editOf(dice, taskId) {
  return dice.weighted([
    [50, { kind: 'task.set-duration', taskId, minutes: 60 * dice.between(1, 200) }],
    [20, { kind: 'task.rename', taskId, name: `Task ${dice.between(1, 999)}` }],
    [15, { kind: 'task.set-fields', taskId, set: { notes: `Note ${dice.between(1, 999)}` } }],
    [15, { kind: 'task.set-deadline', taskId, deadline: `2027-0${dice.between(1, 9)}-15T17:00` }],
  ]);
}
