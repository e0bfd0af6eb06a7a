/**
 * The floor: one forward and one backward pass of the critical path method over bare typed arrays.
 * Finish-to-start with a lag in minutes, no calendars, no constraints, no progress. Nothing that dates a plan
 * can be much faster than this, so the engine is measured in multiples of it.
 */

/** Links grouped by successor and found from their predecessor, and an order in which to pass. */
export function floorNetwork(durations, links) {
  const count = durations.length;
  const incomingAt = new Int32Array(count + 1);
  const outgoingAt = new Int32Array(count + 1);
  for (const { from, to } of links) {
    incomingAt[to + 1]++;
    outgoingAt[from + 1]++;
  }
  for (let one = 0; one < count; one++) {
    incomingAt[one + 1] += incomingAt[one];
    outgoingAt[one + 1] += outgoingAt[one];
  }
  const predecessor = new Int32Array(links.length);
  const lagIn = new Int32Array(links.length);
  const successor = new Int32Array(links.length);
  const lagOut = new Int32Array(links.length);
  const nextIn = incomingAt.slice();
  const nextOut = outgoingAt.slice();
  for (const { from, to, lag } of links) {
    predecessor[nextIn[to]] = from;
    lagIn[nextIn[to]++] = lag;
    successor[nextOut[from]] = to;
    lagOut[nextOut[from]++] = lag;
  }
  const arrays = { durations, incomingAt, outgoingAt, predecessor, lagIn, successor, lagOut };
  return { ...arrays, order: topologicalOrder(arrays), ...dateColumns(count) };
}

/** Both passes; returns the latest finish. */
export function floorPasses(network) {
  const { durations, order, earlyStart, earlyFinish, lateStart, lateFinish } = network;
  const { incomingAt, outgoingAt, predecessor, lagIn, successor, lagOut } = network;
  let end = 0;
  for (let place = 0; place < order.length; place++) {
    const activity = order[place];
    let start = 0;
    for (let k = incomingAt[activity]; k < incomingAt[activity + 1]; k++) {
      const asked = earlyFinish[predecessor[k]] + lagIn[k];
      if (asked > start) start = asked;
    }
    const finish = start + durations[activity];
    earlyStart[activity] = start;
    earlyFinish[activity] = finish;
    if (finish > end) end = finish;
  }
  for (let place = order.length - 1; place >= 0; place--) {
    const activity = order[place];
    let finish = end;
    for (let k = outgoingAt[activity]; k < outgoingAt[activity + 1]; k++) {
      const allowed = lateStart[successor[k]] - lagOut[k];
      if (allowed < finish) finish = allowed;
    }
    lateFinish[activity] = finish;
    lateStart[activity] = finish - durations[activity];
  }
  return end;
}

function dateColumns(count) {
  const column = () => new Int32Array(count);
  return {
    earlyStart: column(),
    earlyFinish: column(),
    lateStart: column(),
    lateFinish: column(),
  };
}

/** Kahn's algorithm. */
function topologicalOrder({ durations, incomingAt, outgoingAt, successor }) {
  const count = durations.length;
  const order = new Int32Array(count);
  const waiting = new Int32Array(count);
  let ready = 0;
  for (let activity = 0; activity < count; activity++) {
    waiting[activity] = incomingAt[activity + 1] - incomingAt[activity];
    if (waiting[activity] === 0) order[ready++] = activity;
  }
  for (let done = 0; done < ready; done++) {
    const activity = order[done];
    for (let k = outgoingAt[activity]; k < outgoingAt[activity + 1]; k++) {
      if (--waiting[successor[k]] === 0) order[ready++] = successor[k];
    }
  }
  return order;
}
