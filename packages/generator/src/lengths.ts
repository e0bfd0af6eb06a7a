import { Dice } from './dice.ts';
import type { Draft } from './draft.ts';

/** What makes a task's length: elapsed time, the team's assignments, interruptions, delays, estimates. */
export function addLengths({ tasks, teams, settings }: Draft): void {
  const { features, seed } = settings;
  const elapsed = new Dice(seed, 'elapsed');
  const driving = new Dice(seed, 'driving assignments');
  const splits = new Dice(seed, 'splits');
  const delays = new Dice(seed, 'levelling delays');
  const estimates = new Dice(seed, 'estimates');
  for (const task of tasks) {
    if (task.team === undefined) continue;
    const team = teams[task.team];
    if (estimates.perMille(100) && features.estimates) {
      task.estimate = {
        optimistic: task.duration - 15 * Math.floor(task.duration / 60),
        mostLikely: task.duration,
        pessimistic: task.duration + 15 * estimates.between(0, Math.ceil(task.duration / 10)),
      };
    }
    if (elapsed.perMille(15) && features.elapsed) {
      task.elapsed = true;
      task.duration = 1440 * elapsed.between(1, 7);
      task.remaining = task.duration;
      delete task.estimate;
      continue;
    }
    if (splits.perMille(6) && features.splits && task.duration >= 960) {
      task.splits = [{ afterMinutes: 480, gapMinutes: 480 * splits.between(1, 4) }];
    } else if (
      driving.perMille(120) &&
      features.drivingAssignments &&
      task.calendar === undefined
    ) {
      const minutes = task.duration;
      task.units = driving.between(1, team?.people ?? 1);
      task.assignments = [
        {
          calendar: team?.calendar ?? 0,
          minutes,
          remainingMinutes: minutes,
          actualMinutes: 0,
          delay: driving.perMille(30) ? 240 : 0,
        },
      ];
    }
    if (delays.perMille(4) && features.levelingDelays) {
      task.levelingDelay = 1440 * delays.between(1, 5);
    }
  }
}
