/** What can be wrong with a log, by code; each is found at the change whose seq is named. */
export const LOG_FAULTS = {
  removed: (seq: number) => `Change ${seq} is missing.`,
  duplicated: (seq: number) => `Where change ${seq} belongs, an earlier one stands again.`,
  reordered: (seq: number) => `Change ${seq} stands in the wrong place.`,
  altered: (seq: number) => `What is said about change ${seq} is not what was written.`,
  'payload-altered': (seq: number) => `What change ${seq} did is not what was written.`,
  'salt-missing': (seq: number) =>
    `What change ${seq} did cannot be checked, and nothing of it was erased.`,
  'chain-broken': (seq: number) => `Change ${seq} was written after another log than this one.`,
  'time-goes-back': (seq: number) => `Change ${seq} says it was made before the one before it.`,
  'edit-id-twice': (seq: number) => `Change ${seq} is an edit that the log has already.`,
  'group-broken': (seq: number) => `Change ${seq} does not go on with the group it stands in.`,
  'group-cut-short': (seq: number) => `The log ends within a group: change ${seq} is missing.`,
  'end-missing': (seq: number) => `The log does not end as it did: change ${seq} is missing.`,
} as const;

export type LogFaultCode = keyof typeof LOG_FAULTS;

/** The first thing that is wrong with a log, and at which change. */
export interface LogFault {
  readonly code: LogFaultCode;
  readonly seq: number;
}

export function sayLogFault({ code, seq }: LogFault): string {
  return LOG_FAULTS[code](seq);
}
