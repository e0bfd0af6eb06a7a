import type { LocalDate, PromiseRecord } from '@throughline/model';
import { idOf, taskId } from './ids.ts';

/** Dates that somebody was told. */
export const PROMISES = {
  vacant: promise('vacant', 'le.vacant', '2027-06-30', {
    name: 'Vacant possession',
    type: 'contract',
    to: 'Harrow Street Estates',
    toldAt: '2026-01-14T12:00',
    consequence: '$92k a month from 1 July 2027: notice is served and cannot be taken back',
    audience: 'shared',
  }),
  archive: promise('archive', 'ar.done', '2027-04-30', {
    name: 'Archive in the cloud',
    type: 'commitment',
    to: 'Ruth Okafor, sponsor',
    toldAt: '2026-01-30T15:00',
    consequence: 'The old archive’s support ends',
  }),
  payroll: promise('payroll', 'pay.live', '2026-12-18', {
    name: 'Payroll live before year-end',
    type: 'commitment',
    to: 'Kate Moreno, Finance',
    toldAt: '2026-03-13T11:00',
    consequence: 'Year-end pay runs on the old site once more',
  }),
  circuits: promise('circuits', 'de.circuits', '2027-05-28', {
    name: 'Old circuits end',
    type: 'external-date',
    to: 'the carrier of the old circuits',
    toldAt: '2026-02-20T10:00',
    consequence: 'Another year of both old circuits',
  }),
  applications: promise('applications', 'w6.accepted', '2027-03-12', {
    name: 'Sixty applications out',
    type: 'target',
    to: 'all business units',
    toldAt: '2026-01-30T15:00',
  }),
} as const;

function promise(
  key: string,
  task: string,
  date: LocalDate,
  more: Pick<PromiseRecord, 'name' | 'type' | 'to' | 'toldAt' | 'consequence'> & {
    audience?: 'shared';
  },
): PromiseRecord {
  return {
    id: idOf('promise', key),
    kind: 'promise',
    audience: 'internal',
    taskId: taskId(task),
    date: `${date}T17:00`,
    ...more,
  };
}
