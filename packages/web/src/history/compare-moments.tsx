import type { Comparison as Compared } from '@throughline/model';
import { type FormEvent, useState } from 'react';
import { sayProblem, useAnswer } from '../connection/index.ts';
import { type AboutState, Comparison, sayMoved, useMinutesPerDay } from '../moment/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { ScreenLink } from '../shell/index.ts';
import { Button, Failed, Loading, Page, TextField } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './history.module.css';
import { momentsOf, momentText } from './moments.ts';
import { MovedTasks } from './moved-tasks.tsx';

const say = messages({
  back: 'History',
  same: 'Between the two moments the finish did not move: {day}.',
  moved: 'The finish moved from {from} to {to}: {moved}.',
  noFinish: 'Two moments of the plan, side by side',
  from: 'From',
  to: 'To',
  hint: 'A change of the log (412), a day (2026-11-20), or the name of a baseline.',
  hintTo: 'The same; empty is now.',
  compare: 'Compare',
  speaks: 'From change {from} of {fromDay} to change {to} of {toDay}.',
});

interface CompareAnswer {
  readonly about: AboutState;
  readonly from: AboutState;
  readonly comparison: Compared;
}

interface CompareMomentsProps {
  /** `412..`, `Baseline 2..#900`: an empty end is the present. */
  readonly asked: string;
  readonly onAsk: (moments: string | undefined) => void;
}

/** What two moments of the plan differ in. */
export function CompareMoments({ asked, onAsk }: CompareMomentsProps) {
  const { projectId } = useProjectPlace();
  const minutesPerDay = useMinutesPerDay();
  const moments = momentsOf(asked);
  const [from, setFrom] = useState(moments.from ?? '');
  const [to, setTo] = useState(moments.to ?? '');
  const query = {
    from: momentText(moments.from),
    to: momentText(moments.to),
  };
  const isAsked = query.from !== undefined;
  const { data, error, isFetching } = useAnswer<CompareAnswer>(
    projectId,
    '/compare',
    query,
    isAsked,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk(`${from.trim()}..${to.trim()}`);
  };
  const comparison = isAsked ? data?.comparison : undefined;
  return (
    <Page>
      <div className={styles.intro}>
        <p>
          <ScreenLink screen="history" search={{ compare: undefined }}>
            {say('back')}
          </ScreenLink>
        </p>
        <h1>{comparison ? sayFinish(comparison.finish, minutesPerDay) : say('noFinish')}</h1>
        {data && comparison && (
          <p className="muted">
            {say('speaks', {
              from: format.number(data.from.seq),
              fromDay: format.instant(data.from.at),
              to: format.number(data.about.seq),
              toDay: format.instant(data.about.at),
            })}
          </p>
        )}
      </div>
      <form className={styles.moments} onSubmit={submit}>
        <TextField
          label={say('from')}
          value={from}
          autoFocus={!isAsked}
          onChange={(event) => setFrom(event.target.value)}
          hint={say('hint')}
        />
        <TextField
          label={say('to')}
          value={to}
          onChange={(event) => setTo(event.target.value)}
          hint={say('hintTo')}
        />
        <Button type="submit" look="primary">
          {say('compare')}
        </Button>
      </form>
      {isAsked && error && <Failed text={sayProblem(error)} />}
      {isAsked && !error && comparison === undefined && isFetching && <Loading />}
      {comparison && !error && <Comparison comparison={comparison} />}
      {comparison && !error && query.from !== undefined && (
        <MovedTasks from={query.from} to={query.to} />
      )}
    </Page>
  );
}

function sayFinish(finish: Compared['finish'], minutesPerDay: number): string {
  if (finish.from === finish.to) return say('same', { day: format.day(finish.to) });
  return say('moved', {
    from: format.day(finish.from),
    to: format.day(finish.to),
    moved: finish.minutes === null ? '' : sayMoved(finish.minutes, minutesPerDay),
  });
}
