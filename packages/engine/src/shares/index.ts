export type { Coalition, ValueFunction } from './coalition.ts';
export { integerShares } from './integer-shares.ts';
export { orderedShapley } from './ordered.ts';
export { SeededRandom } from './seeded-random.ts';
export { type ShapleyOptions, type Shares, type SharesFault, shapley } from './shapley.ts';
