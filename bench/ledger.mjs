import { minuteOf, schedule } from '@throughline/engine';
import { generateRecords } from '@throughline/generator';
import { computePlan, forecastSeries, ledger, Records } from '@throughline/model';
import { accepted, BIG_PLAN } from './big-plan.mjs';
import {
  grouped,
  heading,
  hold,
  inMegabytes,
  inMilliseconds,
  median,
  milliseconds,
  tell,
} from './measure.mjs';
import { Log, longer, yearOfChanges } from './year-of-changes.mjs';

/** A ledger of ten players dates 1,024 plans; it may take as long as that many full passes, and a fifth more. */
const PLAYERS = 10;
const MOST_FULL_PASSES = 1.2;
const ROUNDS = 3;

exactLedger('ms-project', 10_000);
exactLedger('ms-project', 10_000, true);
exactLedger('p6', 10_000);
yearly('ms-project', 1_000);
yearly('ms-project', 2_000);
yearly('p6', 1_000);

function exactLedger(rules, tasks, mixed = false) {
  const start = plain({ rules, tasks });
  const plan = accepted(computePlan(start));
  const log = tenPlayers(start, plan, mixed ? otherKinds(start) : undefined);
  heading(
    `A ledger of ${PLAYERS} players${mixed ? ' of all kinds' : ''} under ${rules}: ${grouped(tasks)} tasks`,
  );
  const { network } = plan.forecast.schedule;
  const options = { ...plan.plan.options, forecastFrom: minuteOf(plan.status.at) };
  const ledgers = [];
  const passes = [];
  let found;
  for (let round = 0; round < ROUNDS; round++) {
    passes.push(
      milliseconds(() => {
        for (let k = 0; k < 64; k++) accepted(schedule(network, options));
      }) / 64,
    );
    ledgers.push(
      milliseconds(() => {
        found = accepted(ledger(log));
      }),
    );
  }
  tell('full pass', inMilliseconds(median(passes)));
  const { evaluations, players, dropped } = found.method;
  tell('ledger', inMilliseconds(median(ledgers)), `${evaluations} plans dated`);
  tell('players, of them dropped', `${players}, ${dropped}`);
  hold('of 1,024 full passes', median(ledgers) / (1024 * median(passes)), MOST_FULL_PASSES);
}

function yearly(rules, tasks) {
  const start = plain({ rules, tasks });
  const log = yearOfChanges(start, { weeks: 50, editsPerWeek: 5 });
  heading(
    `A year of ${log.changes.length} changes in 50 weeks under ${rules}: ${grouped(tasks)} tasks`,
  );
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  let found;
  const taken = milliseconds(() => {
    found = accepted(ledger(log));
  });
  const held = process.memoryUsage().heapUsed - before;
  const { windows, exact, sampled, players, dropped, evaluations } = found.method;
  tell('ledger', inMilliseconds(taken));
  tell('windows, exact and sampled', `${windows}: ${exact}, ${sampled}`);
  tell('players, of them dropped', `${grouped(players)}, ${grouped(dropped)}`);
  tell('plans dated', grouped(evaluations));
  tell('lines', grouped(found.lines.length));
  tell('heap before it is collected', inMegabytes(held));
  const at = (seq) => (seq === 0 ? log.start : undefined);
  const series = milliseconds(() =>
    accepted(forecastSeries({ changes: log.changes, at }, { from: 0 })),
  );
  tell('as a series', inMilliseconds(series));
}

/** Nothing but links holds the finish, so that whoever works on the way to it counts. */
function plain({ rules, tasks }) {
  const features = { ...BIG_PLAN.features, constraints: false, manual: false, splits: false };
  return new Records(generateRecords({ ...BIG_PLAN, rules, tasks, features }));
}

/** Edits of durations on the longest path; with `mixed`, half of them of other kinds. */
function tenPlayers(start, plan, mixed) {
  const log = new Log(start);
  const path = plan.forecast
    .longestPath()
    .map((id) => start.find('task', id))
    .filter((task) => task.duration?.minutes > 0 && task.actualFinish === undefined);
  const every = Math.max(1, Math.floor(path.length / PLAYERS));
  for (let k = 0; k < PLAYERS; k++) {
    const task = path[(k * every) % path.length];
    const author = `person-${k}`;
    const other = mixed && k % 2 === 1 ? mixed[(k - 1) / 2](task, path) : undefined;
    log.put([other ?? longer(log.records.find('task', task.id), 480 * (k + 1))], { author });
  }
  return log;
}

/** A link with a lag, another, a day off, a new task, another link. */
function otherKinds(start) {
  const linkTo = (task, _path) => {
    const [link] = start.referrers(task.id, 'link').filter(({ to }) => to === task.id);
    return link && { ...link, lag: { minutes: 960, unit: 'd' } };
  };
  const dayOff = (task) => {
    const calendar = start.find('calendar', task.calendarId ?? start.project.calendarId);
    const day = start.project.statusDate.slice(0, 4);
    const exceptions = { ...calendar.exceptions };
    for (let month = 1; month <= 12; month++) {
      const date = `${Number(day) + 1}-${String(month).padStart(2, '0')}-12`;
      exceptions[`off-${date}`] = { from: date, to: date, ranges: [] };
    }
    return { ...calendar, exceptions };
  };
  const pinned = (task) => ({
    ...task,
    constraint: { type: 'start-no-earlier-than', date: '2027-06-01T08:00' },
  });
  return [linkTo, dayOff, linkTo, pinned, linkTo];
}
