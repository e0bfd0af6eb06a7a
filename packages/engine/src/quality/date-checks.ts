import { LinkType } from '../network/index.ts';
import { type Minute, NONE } from '../time/index.ts';
import { judged, notApplicable, type QualityCheck } from './check.ts';
import type { Examined } from './examined.ts';

/** QLT-9, QLT-13, QLT-14, QLT-21, QLT-22 and QLT-26: constraints, progress and the status date. */
export function dateChecks(examined: Examined): QualityCheck[] {
  const { unfinished, unfinishedMilestones } = examined.population;
  const waiting = [...unfinished, ...unfinishedMilestones].filter(
    (index) => !examined.isStarted(index),
  );
  return [
    judged('hard-constraints', examined.threshold('hard-constraints'), unfinished.length, {
      activities: unfinished.filter((index) => examined.isHard(index)),
    }),
    ...invalidDates(examined),
    judged('pinned-dates', examined.threshold('pinned-dates'), waiting.length, {
      activities: waiting.filter((index) => isPinned(examined, index)),
    }),
    outOfSequence(examined),
    statusDate(examined),
  ];
}

/** DCMA 9: unfinished work before the status date (a), and actual dates after it (b). */
function invalidDates(examined: Examined): QualityCheck[] {
  const { input, population } = examined;
  const { statusDate } = input;
  const past = examined.threshold('forecast-in-the-past');
  const future = examined.threshold('actual-in-the-future');
  if (statusDate === NONE) {
    return [
      notApplicable('forecast-in-the-past', past, 'no-status-date'),
      notApplicable('actual-in-the-future', future, 'no-status-date'),
    ];
  }
  const { start, finish, actualStart, actualFinish } = examined.schedule.state;
  const reported = [...population.tasks, ...population.milestones]
    .filter((index) => examined.isStarted(index))
    .sort((a, b) => a - b);
  return [
    judged('forecast-in-the-past', past, population.unfinished.length, {
      activities: population.unfinished.filter(
        (index) =>
          (finish[index] as Minute) < statusDate ||
          (!examined.isStarted(index) && (start[index] as Minute) < statusDate),
      ),
    }),
    judged('actual-in-the-future', future, reported.length, {
      activities: reported.filter(
        (index) =>
          (actualStart[index] as Minute) > statusDate ||
          (actualFinish[index] as Minute) > statusDate,
      ),
    }),
  ];
}

/** QLT-21: its start is where a constraint or a hand put it, so a predecessor would not move it. */
function isPinned(examined: Examined, index: number): boolean {
  return (
    examined.isManual(index) ||
    examined.schedule.whyStart(index).some(({ by }) => by === 'constraint' || by === 'given')
  );
}

/**
 * QLT-22: work that went ahead of what it should have waited for. Links with a lead allow that in
 * part and are not looked at.
 */
function outOfSequence(examined: Examined): QualityCheck {
  const begun = examined.activeLinks.filter((index) => {
    const { from, to, lag, percent } = examined.link(index);
    const isOpen = !examined.isSummary(from) && !examined.isSummary(to);
    return isOpen && examined.isStarted(to) && (percent ?? lag ?? 0) >= 0;
  });
  const found = begun.filter((index) => isAhead(examined, index));
  return judged('out-of-sequence', examined.threshold('out-of-sequence'), begun.length, {
    count: found.length,
    links: found,
    activities: [...new Set(found.map((index) => examined.link(index).to))].sort((a, b) => a - b),
  });
}

function isAhead(examined: Examined, index: number): boolean {
  const { actualStart, actualFinish } = examined.schedule.state;
  const { from, to, type } = examined.link(index);
  const fromStart = type === LinkType.StartToStart || type === LinkType.StartToFinish;
  const toStart = type === LinkType.StartToStart || type === LinkType.FinishToStart;
  const before = (fromStart ? actualStart : actualFinish)[from] as Minute;
  const after = (toStart ? actualStart : actualFinish)[to] as Minute;
  return after !== NONE && (before === NONE || before > after);
}

/** QLT-26: progress without the date it was reported for. */
function statusDate(examined: Examined): QualityCheck {
  const { tasks, milestones } = examined.population;
  const begun = [...tasks, ...milestones].some((index) => examined.isStarted(index));
  return judged('status-date-missing', examined.threshold('status-date-missing'), begun ? 1 : 0, {
    count: examined.input.statusDateRecorded ? 0 : 1,
  });
}
