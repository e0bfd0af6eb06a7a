import type { People } from '@throughline/interchange';
import { type Records, type Refusal, type RefusalCode, sayRefusal } from '@throughline/model';
import { nameOfRecord } from '../log/index.ts';
import type { Complaint } from '../say.ts';

/** A refusal in plain words, with its code and what would be accepted instead. */
export function refusalComplaint(
  refusal: Refusal,
  records: Records,
  people: People = {},
): Complaint {
  const { accepted = [], ...plain } = refusal;
  const name = nameOfRecord(records, {}, people);
  const next =
    accepted.length > 0
      ? `Accepted: ${accepted.slice(0, MOST_ACCEPTED).map(name).join(', ')}`
      : HINTS[refusal.code];
  return {
    why: sayRefusal(plain, name),
    code: refusal.code,
    ...(next !== undefined && { next }),
  };
}

const MOST_ACCEPTED = 12;

/** What to type instead, where the refusal itself does not know how it was typed. */
const HINTS: { readonly [code in RefusalCode]?: string } = {
  'progress-without-start': 'Say since when: done 50% since 2026-11-02',
  'progress-without-finish': 'Say when it ended: finished 2026-11-20',
  'expected-finish-needs-remaining': 'Say what remains: remaining 3d',
  'summary-is-computed': 'Edit the tasks under it.',
  'baseline-approved': 'Take another baseline; this one stays.',
  'record-in-use': 'Change what uses it first.',
  'changed-since': 'Look at that change in throughline history, and edit again.',
};
