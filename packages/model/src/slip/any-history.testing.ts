import { Dice, type GeneratorOptions } from '@throughline/generator';
import { computePlan } from '../computed/index.ts';
import { Log, type Said } from './any-log.testing.ts';
import { anyPlan, computed, type UpdateChoices, updated } from './any-update.testing.ts';

const STEPS: readonly (readonly [number, UpdateChoices])[] = [
  [6, { durations: 1 }],
  [2, { weeks: 1 }],
  [2, { links: 1 }],
  [2, { constraints: 1 }],
  [2, { added: 1 }],
  [1, { removed: 1 }],
  [1, { holidays: 1 }],
  [1, { people: 1 }],
  [2, { durations: 2, links: 1, added: 1 }],
];

const EVENTS = ['storage', 'payroll', 'firewall'];

/** A made-up history of a small plan: several people, events, requests, imports, and some of it undone. */
export function anyHistory(seed: number, options: Partial<GeneratorOptions> = {}): Log {
  const plan = anyPlan({ seed, tasks: 8 + (seed % 4) * 4, ...options });
  const dice = new Dice(seed, 'history');
  const before = new Log(plan.records);
  for (const name of EVENTS) before.event(name);
  const log = new Log(before.records);
  const undone = new Set<number>();
  const count = dice.between(4, 10);
  for (let step = 0; step < count; step++) {
    const said = anySaid(dice, step);
    const last = log.changes.length;
    if (last > 0 && !undone.has(last) && dice.perMille(120)) {
      undone.add(last).add(last + 1);
      log.undo(said, last);
      if ('code' in computePlan(log.records)) throw new Error('what was there has dates');
      continue;
    }
    const choices = dice.weighted(STEPS);
    const later = updated(computed(log.records), seed * 100 + step, choices);
    if (later === undefined) continue;
    if (choices.weeks !== undefined && dice.perMille(500)) log.import(said, later);
    else log.to(said, later);
  }
  return log;
}

function anySaid(dice: Dice, step: number): Said {
  const by = `person-${dice.between(1, 3)}`;
  const on = `03-${String(2 + step).padStart(2, '0')}`;
  if (dice.perMille(300)) return { by, on, event: dice.oneOf(EVENTS) };
  if (dice.perMille(150)) return { by, on, changeRequest: `request-${dice.between(1, 2)}` };
  return { by, on };
}
