import { LinkType } from '@throughline/engine';
import { Dice } from './dice.ts';
import type { Draft, DraftTask } from './draft.ts';
import { stagesOf } from './stages.ts';

/** P6's scheduling options by chance, and a few activities that span their work package. */
export function addP6(draft: Draft): void {
  const dice = new Dice(draft.settings.seed, 'p6');
  draft.p6 = {
    lagCalendar: dice.oneOf(['predecessor', 'successor', '24-hour', 'project-default']),
    progress: dice.oneOf(['retained-logic', 'retained-logic', 'progress-override']),
    useExpectedFinish: dice.perMille(500),
    totalFloat: dice.oneOf(['start', 'finish', 'smallest', 'smallest']),
    criticalBy: 'total-float',
  };
  if (draft.settings.features.levelOfEffort) addLevelOfEffort(draft, dice);
}

/** The middle of a package is bridged, and held by its first and last task instead. */
function addLevelOfEffort(draft: Draft, dice: Dice): void {
  const spanned = new Map<number, readonly number[]>();
  for (const { packages } of stagesOf(draft.tasks)) {
    for (const { tasks } of packages) {
      if (tasks.length < 5 || !dice.perMille(100)) continue;
      const middle = dice.between(2, tasks.length - 2);
      spanned.set(tasks[middle] as number, tasks);
      const task = draft.tasks[tasks[middle] as number] as DraftTask;
      task.levelOfEffort = true;
      delete task.assignments;
      delete task.units;
    }
  }
  draft.links = draft.links.filter(({ from, to }) => !spanned.has(from) && !spanned.has(to));
  for (const [middle, tasks] of spanned) {
    const at = tasks.indexOf(middle);
    const [first, last] = [tasks[0] as number, tasks.at(-1) as number];
    const [before, after] = [tasks[at - 1] as number, tasks[at + 1] as number];
    if (!draft.links.some(({ from, to }) => from === before && to === after)) {
      draft.links.push({ from: before, to: after, type: LinkType.FinishToStart });
    }
    draft.links.push({ from: first, to: middle, type: LinkType.StartToStart });
    draft.links.push({ from: last, to: middle, type: LinkType.FinishToFinish });
  }
}
