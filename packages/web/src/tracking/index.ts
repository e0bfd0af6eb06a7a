/** Are we on track, and what moved the forecast: answers, and what is said and drawn of them. */
export type * from './answers.ts';
export { DateWhy } from './date-why.tsx';
export { ForecastMoved, type ForecastPromise } from './forecast-moved.tsx';
export {
  daysAdded,
  daysSaid,
  errorSaid,
  type Marker,
  markersOf,
  movedSaid,
  type SaidLine,
  sayLine,
  sayMethod,
} from './ledger-said.ts';
export { marginOf, promiseMargin } from './promise-margin.ts';
export { WaterfallBar } from './waterfall-bar.tsx';
