import { bigPlan, networkOf, scheduleOf } from './big-plan.mjs';
import { floorNetwork, floorPasses } from './floor.mjs';
import {
  grouped,
  heading,
  hold,
  inMilliseconds,
  median,
  medianRatio,
  milliseconds,
  sideBySide,
  tell,
} from './measure.mjs';

/** A full forward and backward pass with calendars, in multiples of one without. */
const MOST_FLOORS = 12;

for (const rules of ['ms-project', 'p6']) {
  const plan = bigPlan({ rules });
  const network = networkOf(plan);
  const floor = floorNetwork(network.activities.duration, linksOf(network));
  const { length } = network.activities.inputs;
  const size = `${grouped(length)} activities, ${grouped(network.links.count)} links`;
  heading(`A full pass under ${rules}: ${size}, ${network.calendars.length} calendars`);

  const building = Array.from({ length: 5 }, () => milliseconds(() => networkOf(plan)));
  tell('network from its input', inMilliseconds(median(building)));
  const times = sideBySide(
    {
      floor: () => floorPasses(floor),
      pass: () => scheduleOf(network, plan.options),
    },
    { rounds: 41, warmUps: 9, repeats: { floor: MOST_FLOORS } },
  );
  tell('floor: bare passes without calendars', inMilliseconds(median(times.floor)));
  tell('full pass', inMilliseconds(median(times.pass)));
  const floors = medianRatio(times.pass, times.floor);
  // P6 asks more of every link, and is told for comparison.
  if (rules === 'p6') tell('full pass, in floors', `${floors.toFixed(2)} ×`);
  else hold('full pass, in floors', floors, MOST_FLOORS);
}

function linksOf({ links }) {
  return Array.from(links.from, (from, k) => ({
    from,
    to: links.to[k],
    lag: Math.round(links.lag[k]),
  }));
}
