export { parseAmount, printAmount } from './amount.ts';
export { parseDuration, parseLag, printDuration, printLag } from './duration.ts';
export { type DurationScale, minutesPerUnit, scaleOf } from './duration-scale.ts';
export { type Estimate, parseEstimate, printEstimate } from './estimate.ts';
export * from './outline-number.ts';
export { type Predecessor, parsePredecessors, printPredecessors } from './predecessors.ts';
