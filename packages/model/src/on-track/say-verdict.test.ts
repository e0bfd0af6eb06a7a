import { expect, test } from 'vitest';
import { recordId } from '../plan/index.ts';
import { englishFormat } from '../words/index.ts';
import { sayCaveats, sayEvidence, sayVerdict, sayVerdictRule } from './index.ts';
import {
  answerFor,
  DAY,
  link,
  milestone,
  plan,
  promise,
  task,
  undated,
} from './small-plan.testing.ts';

const late = plan([
  task('a', 10),
  milestone('live', { name: 'Go live' }),
  link('a', 'live'),
  promise('p', '2026-03-11T17:00', { taskId: recordId('live'), to: 'the landlord' }),
]);

test('a verdict is one sentence with its number, in plain spaces', () => {
  const answer = answerFor(late);
  expect(sayVerdict(answer, late)).toBe(
    'Off track: Go live is forecast for Fri 13 Mar 2026, 2 working days past the commitment with the landlord, Wed 11 Mar 2026.',
  );
  expect(sayVerdictRule(answer)).toBe(
    'By rule ONT-10: off track when a forecast is past its promise or deadline.',
  );
});

test('a reader may write dates and lengths in their own way', () => {
  const format = {
    ...englishFormat(DAY),
    weekdayAndDay: (at: string | null | undefined) => (at ?? '').slice(0, 10),
    length: (minutes: number) => `${minutes / DAY} j`,
  };
  expect(sayEvidence(answerFor(late), late, format)).toBe(
    'Go live is forecast for 2026-03-13, 2 j past the commitment with the landlord, 2026-03-11.',
  );
});

test('what should be said beside it', () => {
  const records = undated(late);
  expect(sayCaveats(answerFor(records), records)).toEqual([
    'Taken as the status date: today, 2\u00a0Mar\u00a02026.',
  ]);
});
