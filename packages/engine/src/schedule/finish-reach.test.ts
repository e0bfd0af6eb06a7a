import { generateNetwork, RandomEdits } from '@throughline/generator';
import { expect, test } from 'vitest';
import { ActivityColumns } from '../network/activity.ts';
import {
  type ActivityInput,
  ActivityKind,
  buildNetwork,
  type LinkInput,
  type Network,
  type NetworkInput,
  withLinks,
} from '../network/index.ts';
import { NONE } from '../time/index.ts';
import { type FinishReach, finishReach } from './finish-reach.ts';
import { scheduled } from './fresh-schedule.testing.ts';
import { schedule } from './schedule.ts';
import type { ScheduleOptions } from './state.ts';

/** Something that is one way or the other in every variant. */
type Choice =
  | { readonly kind: 'input'; readonly activity: number; readonly input: ActivityInput }
  | { readonly kind: 'link'; readonly link: number }
  | { readonly kind: 'passing'; readonly activity: number }
  | { readonly kind: 'status' };

test('FIN-2 what is said not to reach the finish moves it in no variant at all', {
  timeout: 120_000,
}, () => {
  let without = 0;
  let all = 0;
  for (let seed = 1; seed <= 150; seed++) {
    const found = checkPlan(seed, [12, 25, 50][seed % 3] as number);
    without += found.without;
    all += found.all;
  }
  // Otherwise the law would hold of nothing.
  expect(without).toBeGreaterThan(all / 6);
});

function checkPlan(seed: number, tasks: number): { without: number; all: number } {
  const { input, options } = generateNetwork({
    seed,
    tasks,
    features: { asLateAsPossible: false, summaryStartLinks: false },
  });
  const later = { ...options, forecastFrom: options.start + 40 * 1440 };
  const sooner = { ...options, forecastFrom: options.start + 20 * 1440 };
  const choices = choicesOf(input, sooner, seed);
  const reach = finishReach({
    network: buildNetwork(input) as Network,
    earliest: sooner,
    latest: later,
    inputs: inputsOf(input, choices),
    optionalLinks: new Set(choices.flatMap((one) => (one.kind === 'link' ? [one.link] : []))),
    passing: new Set(choices.flatMap((one) => (one.kind === 'passing' ? [one.activity] : []))),
  });
  if (reach === undefined) return { without: 0, all: 0 };
  const reaches = choices.map((choice) => reachesFinish(choice, reach, input));
  const finishes = Array.from({ length: 1 << choices.length }, (_, bits) => {
    const isIn = (k: number) => (bits & (1 << k)) !== 0;
    return finishOf(
      input,
      choices.filter((_, k) => isIn(k)),
      sooner,
      later,
    );
  });
  for (const [k, choice] of choices.entries()) {
    if (reaches[k]) continue;
    for (const [bits, finish] of finishes.entries()) {
      expect(finishes[bits | (1 << k)], `seed ${seed}: ${JSON.stringify(choice)}`).toBe(
        (bits & (1 << k)) === 0 ? finish : finishes[bits],
      );
    }
  }
  return { without: reaches.filter((one) => !one).length, all: choices.length };
}

function reachesFinish(choice: Choice, reach: FinishReach, { links }: NetworkInput): boolean {
  switch (choice.kind) {
    case 'input':
      return reach.ofActivity(choice.activity);
    case 'link':
      return reach.ofLink(choice.link);
    case 'passing':
      return (
        reach.ofActivity(choice.activity) ||
        links.some(
          ({ from, to }, k) =>
            (from === choice.activity || to === choice.activity) && reach.ofLink(k),
        )
      );
    case 'status':
      return reach.ofStatus;
  }
}

function choicesOf(input: NetworkInput, options: ScheduleOptions, seed: number): Choice[] {
  const plan = scheduled(input, options);
  const edits = new RandomEdits(seed, { links: false, shape: false });
  const choices: Choice[] = [{ kind: 'status' }];
  const taken = new Set<number>();
  while (choices.length < 5) {
    const edit = edits.next(plan);
    if (edit.kind !== 'activity' || taken.has(edit.activity)) continue;
    taken.add(edit.activity);
    choices.push({ kind: 'input', activity: edit.activity, input: edit.input });
  }
  const step = Math.max(1, Math.floor(input.links.length / 3));
  for (let link = seed % step; link < input.links.length && choices.length < 7; link += step) {
    choices.push({ kind: 'link', link });
  }
  const passing = input.activities.findIndex(
    (one, k) => k > seed % 9 && one.kind === ActivityKind.Task && !taken.has(k) && !one.inactive,
  );
  if (passing !== -1) choices.push({ kind: 'passing', activity: passing });
  return choices;
}

function inputsOf(input: NetworkInput, choices: readonly Choice[]): Map<number, ActivityInput[]> {
  const inputs = new Map<number, ActivityInput[]>();
  for (const choice of choices) {
    if (choice.kind !== 'input') continue;
    const own = input.activities[choice.activity] as ActivityInput;
    inputs.set(choice.activity, [own, choice.input]);
  }
  return inputs;
}

let compiled: { of: NetworkInput; network: Network } | undefined;

/** From nothing but for the calendars. Undefined where a date leaves 1900-2199. */
function finishOf(
  input: NetworkInput,
  taken: readonly Choice[],
  sooner: ScheduleOptions,
  later: ScheduleOptions,
): number | undefined {
  if (compiled?.of !== input) compiled = { of: input, network: buildNetwork(input) as Network };
  const activities = [...input.activities];
  const gone = new Set<LinkInput>();
  for (const choice of taken) {
    if (choice.kind === 'input') activities[choice.activity] = choice.input;
    if (choice.kind === 'link') gone.add(input.links[choice.link] as LinkInput);
    if (choice.kind === 'passing') {
      const one = activities[choice.activity] as ActivityInput;
      activities[choice.activity] = { ...one, inactive: true };
    }
  }
  const network = withLinks(
    { ...compiled.network, activities: new ActivityColumns(activities) },
    input.links.filter((link) => !gone.has(link)),
    new Map(),
  );
  if ('code' in network) throw new Error(network.code);
  const options = taken.some(({ kind }) => kind === 'status') ? later : sooner;
  const found = schedule(network, options);
  if ('code' in found) return undefined;
  return activities.reduce(
    (latest, one, k) => (one.inactive ? latest : Math.max(latest, found.state.finish[k] as number)),
    NONE,
  );
}
