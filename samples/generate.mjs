/**
 * Writes the sample schedules from the plan in platform-launch.mjs: node samples/generate.mjs
 * Needs a build (npm run build). Their dates and the baseline are computed, not typed.
 */
import { writeFileSync } from 'node:fs';
import { writeMspdi } from '@throughline/interchange';
import { computePlan } from '@throughline/model';
import { planOf } from './plan-records.mjs';
import { project } from './platform-launch.mjs';

for (const [state, { fileName }] of Object.entries(project.states)) {
  if (fileName === undefined) continue;
  const computed = computePlan(planOf(state));
  if ('code' in computed) throw new Error(`${fileName} cannot be scheduled: ${computed.code}`);
  const { bytes, losses } = writeMspdi(computed.records, datesOf(computed));
  for (const loss of losses) console.warn(`${fileName}: ${JSON.stringify(loss)}`);
  writeFileSync(new URL(fileName, import.meta.url), bytes);
}

function datesOf({ records, schedule }) {
  const dates = new Map([[records.project.id, { start: schedule.start, finish: schedule.finish }]]);
  for (const task of records.all('task')) {
    const computed = schedule.task(task.id);
    const { start, finish } = computed;
    const summaryDuration = records.isSummary(task) ? schedule.workBetween(start, finish) : undefined;
    dates.set(task.id, { ...computed, ...(summaryDuration !== undefined && { summaryDuration }) });
  }
  return dates;
}
