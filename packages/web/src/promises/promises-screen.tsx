import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { sayProblem, useAnswer } from '../connection/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { daysSaid, marginOf, type PromiseLine, type PromisesAnswer } from '../tracking/index.ts';
import { Button, Failed, Loading, Page } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { PromiseForm } from './promise-form.tsx';
import { PromiseList } from './promise-list.tsx';

const say = messages({
  none: 'Nobody was promised a date yet.',
  first:
    'Record what was told to whom, and what it costs to miss it: a contract, an external date, a commitment, a target. The forecast is held against it, and you are warned before it is broken.',
  missed: {
    one: '{count} promise of {all} is missed by the forecast: {name}, by {days}.',
    other: '{count} promises of {all} are missed by the forecast; the worst is {name}, by {days}.',
  },
  holds: {
    one: 'The open promise holds: {name} has {days} left.',
    other: 'All {count} open promises hold; {name} is the closest, with {days} left.',
  },
  told: {
    one: 'The open promise holds: {name}, {day}.',
    other: 'All {count} open promises hold; the next is {name}, {day}.',
  },
  done: 'No promise is open: all were settled.',
  undated: 'No promise can be held against the forecast: the plan has no dates for them.',
  add: 'Add a promise',
});

/** What was promised to whom, and whether the forecast keeps it. */
export function PromisesScreen() {
  const { projectId, asOf, branch, role } = useProjectPlace();
  const { promise: chosen } = useSearch({ strict: false }) as { promise?: string };
  const { data, error, refetch } = useAnswer<PromisesAnswer>(projectId, '/promises', {
    asOf,
    branch,
  });
  const [isAdding, setAdding] = useState(false);
  if (data === undefined) {
    return (
      <Page>
        {error ? <Failed text={sayProblem(error)} onRetry={() => void refetch()} /> : <Loading />}
      </Page>
    );
  }
  // What the plan is held against is a manager's; the past is nobody's to change.
  const canEdit = asOf === undefined && (role === 'owner' || role === 'manager');
  const adding = canEdit && <Button onClick={() => setAdding(true)}>{say('add')}</Button>;
  const { promises, about } = data;
  return (
    <Page>
      <header>
        <h1>{sayPromises(promises, about.minutesPerDay)}</h1>
      </header>
      {promises.length === 0 ? (
        <>
          <p className="muted">{say('first')}</p>
          <p>{adding}</p>
        </>
      ) : (
        <PromiseList
          promises={[...promises].sort(byDanger)}
          minutesPerDay={about.minutesPerDay}
          chosen={chosen}
          canEdit={canEdit}
          adding={adding}
        />
      )}
      {isAdding && <PromiseForm onClose={() => setAdding(false)} />}
    </Page>
  );
}

/** The answer first: is one missed, and if not, how near is the next to it. */
function sayPromises(promises: readonly PromiseLine[], minutesPerDay: number): string {
  if (promises.length === 0) return say('none');
  const open = promises.filter(({ state }) => state === 'open').sort(byDanger);
  const missed = open.filter(({ late }) => late);
  const [worst] = missed.length > 0 ? missed : open;
  if (worst === undefined) {
    return promises.every(({ state }) => state === null) ? say('undated') : say('done');
  }
  const about = { count: open.length, name: worst.title };
  if (missed.length > 0) {
    const days = daysSaid(worst.lateness ?? 0, minutesPerDay);
    return say('missed', { ...about, count: missed.length, all: promises.length, days });
  }
  if (worst.floatLeft == null) return say('told', { ...about, day: format.day(worst.date) });
  return say('holds', { ...about, days: daysSaid(worst.floatLeft, minutesPerDay) });
}

/** Open ones first, those with the least left before others. */
function byDanger(a: PromiseLine, b: PromiseLine): number {
  const isOver = ({ state }: PromiseLine) => Number(state === 'met' || state === 'broken');
  return (
    isOver(a) - isOver(b) ||
    marginOf(a) - marginOf(b) ||
    (a.date ?? '~').localeCompare(b.date ?? '~')
  );
}
