import { generateRecords } from '@throughline/generator';
import { buildPlanNetwork, computePlan, planNetwork, Records } from '@throughline/model';
import { accepted, BIG_PLAN } from './big-plan.mjs';
import { grouped, heading, inMilliseconds, median, milliseconds, tell } from './measure.mjs';

const ROUNDS = 5;

const list = generateRecords(BIG_PLAN);
heading(`From records to dates: ${grouped(list.length)} records, ${grouped(BIG_PLAN.tasks)} tasks`);

const steps = { 'records held by id': [], 'records to network': [], 'schedule and forecast': [] };
for (let round = 0; round < ROUNDS; round++) {
  let records;
  steps['records held by id'].push(
    milliseconds(() => {
      records = new Records(list);
    }),
  );
  steps['records to network'].push(
    milliseconds(() => accepted(buildPlanNetwork(accepted(planNetwork(records))))),
  );
  steps['schedule and forecast'].push(milliseconds(() => accepted(computePlan(records))));
}
for (const [what, times] of Object.entries(steps)) tell(what, inMilliseconds(median(times)));
