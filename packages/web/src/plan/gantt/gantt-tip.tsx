import { minuteText } from '@throughline/engine';
import type { RecordId } from '@throughline/model';
import { useEffect, useState } from 'react';
import type { LocalProject, PlanTable } from '../../project/index.ts';
import { format, messages } from '../../words/index.ts';
import styles from './gantt.module.css';

const say = messages({
  dates: '{start} to {finish}',
  float: { one: '{days} day of float', other: '{days} days of float' },
  lateBy: { one: '{days} day too late', other: '{days} days too late' },
  done: '{percent} done',
});

/** Tips that flicker past are in the way: the pointer rests before one is shown. */
const REST = 350;
const ROOM = 120;
const WIDEST = 348;

export interface Hovered {
  readonly id: RecordId;
  readonly slot: number;
  readonly x: number;
  readonly y: number;
}

interface TipProps {
  readonly project: LocalProject;
  readonly hovered: Hovered;
  /** Where the rows begin, and their room. */
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A task in short: name, dates, float, and why it stands where it stands. */
export function GanttTip({ project, hovered, top, width, height }: TipProps) {
  const [shownFor, setShownFor] = useState<RecordId>();
  const [why, setWhy] = useState<string>();
  useEffect(() => {
    setWhy(undefined);
    let isOver = false;
    const rest = setTimeout(() => {
      setShownFor(hovered.id);
      void project.task(hovered.id).then((found) => {
        if (!isOver) setWhy(found?.why.find(({ date }) => date === 'start')?.text);
      });
    }, REST);
    return () => {
      isOver = true;
      clearTimeout(rest);
    };
  }, [project, hovered.id]);
  const { table } = project.state;
  if (shownFor !== hovered.id || table === undefined) return null;
  const { x, y, slot } = hovered;
  // Above the bar where there is no room under it.
  const isAbove = y > height - ROOM;
  return (
    <div
      className={styles.tip}
      style={{
        insetInlineStart: Math.max(8, Math.min(x - 60, width - WIDEST)),
        ...(isAbove ? { insetBlockEnd: height - y + 16 } : { insetBlockStart: top + y + 20 }),
      }}
      role="tooltip"
    >
      <p className={styles.name}>{table.names[slot]}</p>
      <p>{datesOf(table, slot)}</p>
      <p>{standingOf(table, slot)}</p>
      {why !== undefined && <p>{why}</p>}
    </div>
  );
}

function datesOf({ start, finish }: PlanTable, slot: number): string {
  const [from, to] = [start[slot] as number, finish[slot] as number].map((minute) =>
    format.weekdayAndDay(minuteText(minute)),
  );
  return from === to
    ? (from as string)
    : say('dates', { start: from as string, finish: to as string });
}

function standingOf({ totalFloat, percent, marks }: PlanTable, slot: number): string {
  const days = (totalFloat[slot] as number) / marks.minutesPerDay;
  const done = say('done', { percent: format.percent(percent[slot] as number) });
  if (Number.isNaN(days)) return done;
  const count = Math.abs(days);
  const float = say(days < 0 ? 'lateBy' : 'float', { count, days: format.number(count, 1) });
  return format.list([float, done]);
}
