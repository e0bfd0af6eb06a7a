import { LOG_FAULTS, type LogFaultCode, sayLogFault } from '@throughline/model';

/** What can be wrong with a project beyond its log, by code. */
const FAULTS = {
  'head-missing': () => 'Where its log ends is not said.',
  'row-unreadable': ({ seq }) => `The row of change ${seq} cannot be read.`,
  'row-altered': ({ seq }) => `The row of change ${seq} is not what was written.`,
  'schema-unknown': ({ seq }) => `A later version of the program wrote change ${seq}.`,
  'diff-unfit': ({ seq }) => `What change ${seq} did does not fit what was there before it.`,
  'branch-unreadable': () => 'What is said of it cannot be read.',
  'branch-missing': () => 'There are changes of it, and nothing else.',
  'branch-baseless': () => 'It begins at a change that the log does not have.',
  'branch-later': () => 'It changed after the project did.',
  'record-missing': ({ recordId }) => `The record ${recordId} is not there.`,
  'record-unknown': ({ recordId }) => `No change made the record ${recordId}.`,
  'record-altered': ({ recordId }) => `The record ${recordId} is not what the changes came to.`,
  'project-missing': () => 'It has records, and none that says what the project is.',
  'reference-broken': ({ recordId, field }) =>
    `The record ${recordId} names something in ${field} that it may not.`,
} as const satisfies Readonly<Record<string, (at: FaultPlace) => string>>;

export type ProjectFaultCode = LogFaultCode | keyof typeof FAULTS;

interface FaultPlace {
  readonly seq?: number;
  readonly recordId?: string;
  readonly field?: string;
}

/** The first thing that is wrong with a project. */
export interface ProjectFault extends FaultPlace {
  readonly code: ProjectFaultCode;
  /** The id of the branch it is in; absent: the plan itself. */
  readonly branch?: string;
}

export function sayProjectFault(fault: ProjectFault): string {
  const { code, branch, seq = 0 } = fault;
  const what = isOfLog(code) ? sayLogFault({ code, seq }) : FAULTS[code](fault);
  return branch === undefined ? what : `Branch ${branch}: ${what}`;
}

function isOfLog(code: ProjectFaultCode): code is LogFaultCode {
  return Object.hasOwn(LOG_FAULTS, code);
}
