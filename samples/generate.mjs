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
  const { bytes, losses } = writeMspdi(computed);
  for (const loss of losses) console.warn(`${fileName}: ${JSON.stringify(loss)}`);
  writeFileSync(new URL(fileName, import.meta.url), bytes);
}
