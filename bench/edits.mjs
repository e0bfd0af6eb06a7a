import { NONE } from '@throughline/engine';
import { Dice } from '@throughline/generator';
import { accepted, bigPlan, networkOf, scheduleOf } from './big-plan.mjs';
import {
  grouped,
  heading,
  hold,
  inMilliseconds,
  median,
  milliseconds,
  quantile,
  tell,
} from './measure.mjs';

/** One more day for one task that is not done, against a full pass. */
const P50_OF_FULL = 1 / 50;
const P95_OF_FULL = 1;
const EDITS = 1500;
const ON_THE_PATH = 60;
const DAY = 480;

for (const rules of ['ms-project', 'p6']) {
  const plan = bigPlan({ rules });
  const network = networkOf(plan);
  const schedule = scheduleOf(network, plan.options);
  const { inputs } = network.activities;
  heading(`One duration edit under ${rules}: ${grouped(inputs.length)} activities`);

  const passes = [];
  const inside = [];
  const moving = [];
  const dice = new Dice(1, 'bench edits');
  const path = [...schedule.longestPath()].filter(isOpen);
  const edited = Array.from({ length: EDITS }, pickOpen);
  for (let k = 0; k < ON_THE_PATH && path.length > 0; k++) edited.push(dice.oneOf(path));
  for (const [k, activity] of edited.entries()) {
    // Beside the edits, so that both see the same machine.
    if (k % 40 === 0) passes.push(milliseconds(() => scheduleOf(network, plan.options)));
    const before = inputs[activity];
    const { duration, remaining, assignments } = before;
    const longer = {
      ...before,
      duration: duration + DAY,
      remaining: remaining + DAY,
      ...(assignments && { assignments: assignments.map(dayLonger) }),
    };
    measure(activity, longer);
    measure(activity, before);
  }

  const full = median(passes.slice(2));
  tell('full pass', inMilliseconds(full));
  tell('edits that leave the finish', grouped(inside.length));
  hold('  p50', median(inside), round(full * P50_OF_FULL), 'ms', '1/50 of a full pass');
  hold('  p95', quantile(inside, 0.95), round(full * P95_OF_FULL), 'ms', 'one full pass');
  tell('  longest', inMilliseconds(quantile(inside, 1)));
  tell('edits that move the finish', grouped(moving.length));
  if (moving.length > 0) {
    tell(
      '  p50',
      inMilliseconds(median(moving)),
      `${(median(moving) / full).toFixed(2)} of a full pass`,
    );
    tell('  p95', inMilliseconds(quantile(moving, 0.95)));
  }

  function measure(activity, input) {
    const finish = schedule.state.projectFinish;
    const taken = milliseconds(() => {
      accepted({ moved: schedule.setActivity(activity, input) });
    });
    (schedule.state.projectFinish === finish ? inside : moving).push(taken);
  }

  function pickOpen() {
    for (;;) {
      const activity = dice.between(0, inputs.length - 1);
      if (isOpen(activity)) return activity;
    }
  }

  function isOpen(activity) {
    const { duration, actualFinish } = inputs[activity];
    return duration > 0 && actualFinish === undefined && schedule.state.start[activity] !== NONE;
  }
}

function dayLonger(assignment) {
  const { minutes, remainingMinutes } = assignment;
  return { ...assignment, minutes: minutes + DAY, remainingMinutes: remainingMinutes + DAY };
}

function round(value) {
  return Math.round(value * 1000) / 1000;
}
