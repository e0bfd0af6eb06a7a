import { buildNetwork, schedule } from '@throughline/engine';
import { generateNetwork } from '@throughline/generator';

/** The plan that schedules are measured on, and what makes an edit cost a full pass left out of it. */
export const BIG_PLAN = {
  seed: 1,
  tasks: 100_000,
  features: { asLateAsPossible: false, summaryStartLinks: false, levelOfEffort: false },
};

export function bigPlan(changes = {}) {
  return generateNetwork({ ...BIG_PLAN, ...changes });
}

/** What only a bug of the bench would be refused. */
export function accepted(outcome) {
  if ('code' in outcome) throw new Error(JSON.stringify(outcome));
  return outcome;
}

export function networkOf({ input }) {
  return accepted(buildNetwork(input));
}

export function scheduleOf(network, options) {
  return accepted(schedule(network, options));
}
