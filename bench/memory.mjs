import { generateRecords } from '@throughline/generator';
import { computePlan, Records } from '@throughline/model';
import { accepted, BIG_PLAN, bigPlan, networkOf, scheduleOf } from './big-plan.mjs';
import { grouped, heading, inMegabytes, tell } from './measure.mjs';

heading(`Memory: ${grouped(BIG_PLAN.tasks)} tasks`);
const start = used();
const kept = { plan: bigPlan() };
const input = used();
kept.network = networkOf(kept.plan);
kept.schedule = scheduleOf(kept.network, kept.plan.options);
kept.schedule.setActivity(5, kept.network.activities.inputs[5]);
const scheduled = used();
tell("the engine's input", inMegabytes(input - start));
tell('network, schedule and what edits keep', inMegabytes(scheduled - input));
kept.plan = undefined;
kept.network = undefined;
kept.schedule = undefined;
const before = used();
kept.records = new Records(generateRecords(BIG_PLAN));
const records = used();
kept.computed = accepted(computePlan(kept.records));
const computed = used();
tell('records', inMegabytes(records - before));
tell('schedule and forecast computed from them', inMegabytes(computed - records));
tell('the process at its largest', inMegabytes(process.resourceUsage().maxRSS * 1024));
if (kept.computed.records.size === 0) throw new Error('kept to the end');

/** Objects and arrays that are still in use. */
function used() {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
