export {
  Durations,
  dayOfYearText as dayOfYear,
  dayText as day,
  momentText as moment,
  moneyText as money,
  monthBegins,
  numberText as number,
  signedMoneyText as signedMoney,
  timeText as timeOfDay,
  weekdayAndDayText as weekdayAndDay,
} from '@throughline/model';
export { bar } from './bar.ts';
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
