export {
  dayOfYearText,
  dayText,
  momentText,
  monthBegins,
  timeText,
  weekdayAndDayText,
} from './date-text.ts';
export { Durations, numberText } from './durations.ts';
export { englishFormat, type Format } from './format.ts';
export { LOG_FAULTS, type LogFault, type LogFaultCode, sayLogFault } from './log-faults.ts';
export { moneyText, signedMoneyText } from './money-text.ts';
export { PlanNames, projectTitle, promiseTitle } from './plan-names.ts';
export { nameIn } from './record-name.ts';
export { REFUSALS } from './refusals.ts';
export { sayRefusal, sayUnschedulable } from './say.ts';
export { CauseWords } from './say-cause.ts';
export { type LogEdit, type SaidChange, type SaidEdit, sayEdit } from './say-edit.ts';
export { counted, type NameOf } from './sentence.ts';
export { UNSCHEDULABLE } from './unschedulable.ts';
