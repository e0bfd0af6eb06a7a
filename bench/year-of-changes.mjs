import { minuteOf, minuteText } from '@throughline/engine';
import { Dice } from '@throughline/generator';
import { computePlan, diffOf, GENESIS_HASH, instant, recordId } from '@throughline/model';
import { accepted } from './big-plan.mjs';

const DAY = 480;
const WEEK = 7 * 1440;

/** A log that nothing is asked of but what it did: hashes are left out. */
export class Log {
  changes = [];

  constructor(start) {
    this.start = start;
    this.records = start.clone();
  }

  /** `records`: those that are now others, or new. */
  put(records, { author = 'somebody', at = '2026-01-05', edit, event } = {}) {
    const later = this.records.clone();
    for (const record of records) {
      const before = later.get(record.id);
      const none = { added: {}, updated: {}, removed: {} };
      if (before === undefined) later.patch({ ...none, added: { [record.id]: record } });
      else {
        later.patch({ ...none, removed: { [record.id]: before } });
        later.patch({ ...none, added: { [record.id]: record } });
      }
    }
    const seq = this.changes.length + 1;
    this.changes.push({
      seq,
      editId: `edit-${seq}`,
      at: instant(`${at}T09:00:00.000Z`),
      author: recordId(author),
      via: 'web',
      schema: 1,
      payloadHash: GENESIS_HASH,
      previousHash: GENESIS_HASH,
      hash: GENESIS_HASH,
      edit: edit ?? { kind: 'project.set', set: {} },
      diff: diffOf(this.records, later),
      ...(event === undefined ? {} : { event }),
    });
    this.records = later;
  }
}

/** Week by week: an update that moves the status date and reports, then some edits of open tasks. */
export function yearOfChanges(start, { weeks, editsPerWeek, seed = 1 }) {
  const log = new Log(start);
  const dice = new Dice(seed, 'year of changes');
  for (let week = 1; week <= weeks; week++) {
    const plan = accepted(computePlan(log.records));
    const at = minuteText(minuteOf(plan.status.at) + WEEK).slice(0, 10);
    const source = { format: 'mspdi', name: `week-${week}.xml` };
    log.put(reported(plan, dice), { at, author: 'import', edit: { kind: 'plan.update', source } });
    for (let k = 0; k < editsPerWeek; k++) {
      const task = openTask(plan, log.records, dice);
      const minutes = Math.max(60, task.duration.minutes + 60 * dice.between(-16, 24));
      const more = minutes - task.duration.minutes;
      log.put([longer(task, more)], { at, author: `person-${dice.between(1, 20)}` });
    }
  }
  return log;
}

/** What the forecast had planned until a week later, give or take. */
function reported(plan, dice) {
  const { project } = plan.records;
  const at = minuteOf(plan.status.at) + WEEK;
  const records = [{ ...project, statusDate: minuteText(at) }];
  for (const task of plan.records.all('task')) {
    if (plan.records.isSummary(task) || task.actualFinish !== undefined) continue;
    if (task.mode === 'manual' || task.inactive || task.duration === undefined) continue;
    const { start, finish } = plan.forecast.task(task.id);
    if (start === null || finish === null || minuteOf(start) >= at || dice.perMille(50)) continue;
    const late = 60 * dice.between(0, 3);
    const actualStart = task.actualStart ?? minuteText(Math.min(at, minuteOf(start) + late));
    const { resume: _, stop: __, ...rest } = task;
    const length = task.duration.minutes;
    if (minuteOf(finish) + late <= at) {
      const actualFinish = minuteText(minuteOf(finish) + late);
      records.push({ ...rest, actualStart, actualFinish, actualDuration: length, remaining: 0 });
      continue;
    }
    const calendar = plan.forecast.calendar(task.id);
    const done = Math.min(length, Math.max(0, calendar.work(minuteOf(actualStart), at)));
    const grown = dice.perMille(100) ? DAY : 0;
    const duration = { ...task.duration, minutes: length + grown };
    const remaining = length + grown - done;
    records.push({ ...rest, actualStart, actualDuration: done, duration, remaining });
  }
  return records;
}

export function longer(task, minutes) {
  const duration = { ...task.duration, minutes: task.duration.minutes + minutes };
  const left = task.remaining === undefined ? {} : { remaining: task.remaining + minutes };
  return { ...task, duration, ...left };
}

function openTask(plan, records, dice) {
  const open = [...records.all('task')].filter(
    (task) =>
      task.actualStart === undefined &&
      task.duration !== undefined &&
      task.duration.minutes > 0 &&
      !records.isSummary(task) &&
      plan.forecast.task(task.id).start !== null,
  );
  return dice.oneOf(open);
}
