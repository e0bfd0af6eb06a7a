import { isScheduled, type Network, type NetworkFault, withLinks } from '../network/index.ts';
import { NONE } from '../time/index.ts';
import { rollUpAll } from './roll-up.ts';
import { rulesFor } from './rule-sets.ts';
import { type Passed, type Rules, type ScheduleOptions, ScheduleState } from './state.ts';

/** Both passes over everything. Raises TimeOutOfRange where a date leaves 1900-2199. */
export function fullPass(network: Network, options: ScheduleOptions): Passed | NetworkFault {
  const first = pass(network, options);
  if (network.summaryStartLinks.length === 0) return first;
  const resolved = withLinks(network, network.ownLinks, firstOfSummaries(first), network);
  return 'code' in resolved ? resolved : pass(resolved, options);
}

function pass(network: Network, options: ScheduleOptions): Passed {
  const state = new ScheduleState(network, options);
  const rules = rulesFor(state);
  if (options.scheduleFrom === 'finish') startFromFinish(state, rules);
  forwardAll(state, rules);
  rules.closeForward();
  backwardAll(state, rules);
  rules.closeBackward();
  rollUpAll(state);
  rules.closeRollUp();
  return { network, state, rules };
}

export function forwardAll({ network }: ScheduleState, rules: Rules): void {
  const { order } = network.order;
  for (let place = 0; place < order.length; place++) {
    const activity = order[place] as number;
    if (isScheduled(network.activities, activity)) rules.forward(activity);
  }
}

export function backwardAll({ network }: ScheduleState, rules: Rules): void {
  const { order } = network.order;
  for (let place = order.length - 1; place >= 0; place--) {
    const activity = order[place] as number;
    if (isScheduled(network.activities, activity)) rules.backward(activity);
  }
}

/** MSP-31: from a given finish backward; the project then starts where the first work must. */
function startFromFinish(state: ScheduleState, rules: Rules): void {
  forwardAll(state, rules);
  state.projectFinish = state.options.finish ?? state.options.start;
  backwardAll(state, rules);
  let earliest = state.projectFinish;
  for (const start of state.remainingLateStart) {
    if (start !== NONE && start < earliest) earliest = start;
  }
  state.projectStart = earliest;
}

/** NET-4: for each link that waits for a summary's start, the activity under it that starts first. */
export function firstOfSummaries({
  network,
  state,
}: Pick<Passed, 'network' | 'state'>): Map<number, number> {
  const first = new Map<number, number>();
  for (const link of network.summaryStartLinks) {
    const summary = network.ownLinks[link]?.from as number;
    let earliest: number | undefined;
    for (const activity of network.hierarchy.descendants(summary)) {
      if (!isScheduled(network.activities, activity)) continue;
      const start = state.earlyStart[activity] as number;
      if (earliest === undefined || start < (state.earlyStart[earliest] as number)) {
        earliest = activity;
      }
    }
    if (earliest !== undefined) first.set(link, earliest);
  }
  return first;
}
