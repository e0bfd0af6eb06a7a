import { type KeyboardEvent, useEffect, useState } from 'react';
import { request, sayProblem, useAnswer } from '../connection/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { Button, TextField, toast } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { dayOf, endOfDay, endOfDayNamed, markPlace, nextMark } from './day-step.ts';
import { useLookAt } from './look-at.ts';
import styles from './moment.module.css';
import { useLogStart, useMarks } from './moment-marks.ts';
import { type LogAnswer, useProjectState } from './plan-answers.ts';

const say = messages({
  title: 'Every state of this plan is kept',
  slider: 'Change of the log',
  place: 'Change {seq} of {head}',
  byDay: 'Day',
  earlier: 'Previous change',
  later: 'Next change',
  dayEarlier: 'Previous day',
  dayLater: 'Next day',
  markEarlier: 'Previous mark',
  markLater: 'Next mark',
  now: 'Now',
  keys: '← → by change, Page up and Page down by day, Home and End to the ends',
  marks: 'Marks: ▲ baseline, ● status date',
  nothing: 'Nothing was changed by then.',
});
/** Dragging asks the server once it rests so long, in milliseconds. */
const REST = 250;

export default function MomentPanel() {
  const { projectId, asOf } = useProjectPlace();
  const { data: state } = useProjectState();
  const lookAt = useLookAt();
  const head = state?.about.head ?? 1;
  const current = asOf === undefined ? head : (state?.about.seq ?? head);
  const [seq, setSeq] = useState<number>();
  const shown = seq ?? current;
  const start = useLogStart(projectId, head);
  const marks = useMarks(projectId, asOf !== undefined);
  const { data: log } = useAnswer<LogAnswer>(projectId, '/history', {
    before: shown + 1,
    limit: 1,
  });
  const change = log?.changes[0];

  // What is dragged to is shown when it rests; then the address has it.
  useEffect(() => {
    if (seq === undefined) return;
    const waiting = setTimeout(() => {
      if (seq !== current) lookAt(seq >= head ? {} : { asOf: String(seq) });
      setSeq(undefined);
    }, REST);
    return () => clearTimeout(waiting);
  }, [seq, current, head, lookAt]);

  const to = (wanted: number) => setSeq(Math.min(head, Math.max(1, wanted)));
  const toInstant = async (until: string | undefined) => {
    if (until === undefined) return;
    try {
      const found = await request<LogAnswer>('GET', `/projects/${projectId}/history`, {
        query: { until, limit: 1 },
      });
      const last = found.changes[0];
      if (last === undefined) toast(say('nothing'));
      else to(last.seq);
    } catch (error) {
      toast(sayProblem(error), { bad: true });
    }
  };
  const byDay = (days: -1 | 1) => {
    if (change !== undefined) void toInstant(endOfDay(change.at, days));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'PageUp' || event.key === 'PageDown') {
      event.preventDefault();
      byDay(event.key === 'PageUp' ? 1 : -1);
    }
  };
  const toMark = (way: -1 | 1) => {
    const mark = nextMark(marks, shown, way);
    if (mark !== undefined) to(mark.seq);
    else if (way > 0) to(head);
  };

  return (
    <div className={styles.panel}>
      <h2>{say('title')}</h2>
      <div className={styles.track}>
        {marks.map((mark) => (
          <span
            key={`${mark.kind} ${mark.seq}`}
            className={styles[mark.kind]}
            style={{ insetInlineStart: `${markPlace(mark.seq, start, head)}%` }}
            title={mark.name}
            aria-hidden="true"
          />
        ))}
        <input
          type="range"
          min={Math.min(start, shown)}
          max={head}
          value={shown}
          aria-label={say('slider')}
          aria-valuetext={`${say('place', { seq: shown, head })}, ${format.instant(change?.at)}`}
          onChange={(event) => to(Number(event.target.value))}
          onKeyDown={onKeyDown}
        />
      </div>
      <p aria-live="polite">
        <strong>{format.instant(change?.at)}</strong>{' '}
        <span className="faint">{say('place', { seq: shown, head })}</span>
        <br />
        <span className="muted">{change?.sentence}</span>
      </p>
      <div className={styles.steps}>
        <Button
          aria-label={say('markEarlier')}
          title={say('markEarlier')}
          onClick={() => toMark(-1)}
        >
          ⇤
        </Button>
        <Button aria-label={say('dayEarlier')} title={say('dayEarlier')} onClick={() => byDay(-1)}>
          «
        </Button>
        <Button aria-label={say('earlier')} title={say('earlier')} onClick={() => to(shown - 1)}>
          ‹
        </Button>
        <Button aria-label={say('later')} title={say('later')} onClick={() => to(shown + 1)}>
          ›
        </Button>
        <Button aria-label={say('dayLater')} title={say('dayLater')} onClick={() => byDay(1)}>
          »
        </Button>
        <Button aria-label={say('markLater')} title={say('markLater')} onClick={() => toMark(1)}>
          ⇥
        </Button>
        <Button look="primary" disabled={asOf === undefined} onClick={() => lookAt({})}>
          {say('now')}
        </Button>
      </div>
      <TextField
        type="date"
        label={say('byDay')}
        value={change === undefined ? '' : dayOf(change.at)}
        onChange={(event) => void toInstant(endOfDayNamed(event.target.value))}
      />
      <p className="faint">{say('marks')}</p>
      <p className="faint">{say('keys')}</p>
    </div>
  );
}
