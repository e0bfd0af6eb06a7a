import { counted, type LossSentence } from './sentence.ts';

/** Losses of whatever format. */
export const COMMON_LOSSES = {
  'seconds-rounded': (n) => `${counted(n, 'time')} with seconds rounded to the minute`,
  'date-out-of-range': (n) => `${counted(n, 'date')} before 1900 or after 2199 left out`,
  'value-unreadable': (n, { field }) =>
    `${counted(n, 'value')} of ${field} could not be read and ${n === 1 ? 'was' : 'were'} left out`,
  'link-dangling': (n) => `${counted(n, 'link')} to a task that is not in the file left out`,
  'link-to-itself': (n) => `${counted(n, 'link')} from a task to itself left out`,
  'reference-dangling': (n, { field }) =>
    `${counted(n, 'reference')} by ${field} to something that is not in the file left out`,
  'unknown-element': (n, { element }) =>
    `${counted(n, 'element')} ${element} not known and left out`,
  'text-shortened': (n, { most }) => `${counted(n, 'text')} cut to ${most} characters`,
} satisfies Record<string, LossSentence>;
