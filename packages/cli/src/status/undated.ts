import type { Unschedulable } from '@throughline/model';
import { type PlanFile, sayUnschedulable } from '../plan-file/index.ts';
import { action, type Terminal } from '../terminal/index.ts';
import { STATE } from './verdict-words.ts';

/** The answer about a plan that cannot be scheduled: nobody knows, and why. */
export function* undatedLines(
  plan: PlanFile,
  fault: Unschedulable,
  terminal: Terminal,
): Generator<string> {
  const { why, next } = sayUnschedulable(fault, plan);
  yield* terminal.paragraph([STATE.unknown, ' the plan has no dates. ', why]);
  yield* terminal.paragraph([action('→ '), next], { hanging: 2 });
}
