export { bar } from './bar.ts';
export { day, dayOfYear, moment, monthBegins, timeOfDay, weekdayAndDay } from './dates.ts';
export { Durations, number } from './durations.ts';
export { money, signedMoney } from './money.ts';
export { type Column, table } from './table.ts';
export { type Environment, type Screen, Terminal } from './terminal.ts';
export {
  action,
  bad,
  counted,
  good,
  joined,
  plain,
  quiet,
  type Span,
  type Style,
  strong,
  type Text,
  warning,
} from './text.ts';
export { textWidth } from './text-width.ts';
export { shortened, wrap } from './wrap.ts';
