import { minuteOf } from '@throughline/engine';
import type { RecordId, TaskRecord } from '@throughline/model';
import { describe, expect, it } from 'vitest';
import { lengthened, moved, progressed } from './proposals.ts';

const at = (text: string) => minuteOf(text) as number;
const bar = { start: at('2026-11-02T08:00'), finish: at('2026-11-06T17:00') };
const task: TaskRecord = {
  id: 'a' as RecordId,
  kind: 'task',
  audience: 'internal',
  name: 'Replicate data',
  rank: 'a0' as TaskRecord['rank'],
  type: 'task',
  fixed: 'units',
  duration: { minutes: 2400, unit: 'd' },
};

describe('what a drag proposes', () => {
  it('moves by a constraint', () => {
    expect(moved(task, bar).edits).toEqual([
      {
        kind: 'task.set-constraint',
        taskId: 'a',
        constraint: { type: 'start-no-earlier-than', date: '2026-11-02T08:00' },
      },
    ]);
  });

  it('moves what keeps its own dates by giving it others, and no finish that it had not', () => {
    const manual = { ...task, mode: 'manual', manualStart: '2026-10-01T08:00' } as const;
    expect(moved(manual, bar).edits[0]).toEqual({
      kind: 'task.set-mode',
      taskId: 'a',
      mode: 'manual',
      manualStart: '2026-11-02T08:00',
    });
    const both = { ...manual, manualFinish: '2026-10-05T17:00' } as const;
    expect(moved(both, bar).edits[0]).toMatchObject({ manualFinish: '2026-11-06T17:00' });
  });

  it('lengthens by working minutes, in the unit that was typed', () => {
    expect(lengthened(task, 480, 480)).toMatchObject({ minutes: 2880, unit: 'd' });
    expect(lengthened(task, 0, 480)).toBeUndefined();
  });

  it('shortens to one step and no further, and leaves what is shorter already', () => {
    expect(lengthened(task, -9999, 480)).toMatchObject({ minutes: 480 });
    const short = { ...task, duration: { minutes: 120, unit: 'h' } } as const;
    expect(lengthened(short, -480, 480)).toBeUndefined();
  });

  it('keeps a duration elapsed that is', () => {
    const elapsed = { ...task, duration: { minutes: 2880, unit: 'd', elapsed: true } } as const;
    expect(lengthened(elapsed, 1440, 1440)).toMatchObject({ minutes: 4320, elapsed: true });
  });

  it('reports a start with the first progress, and a finish with the last', () => {
    expect(progressed(task, bar, 40)).toMatchObject({
      actualStart: '2026-11-02T08:00',
      percentComplete: 40,
    });
    expect(progressed(task, bar, 100)).toMatchObject({ actualFinish: '2026-11-06T17:00' });
    expect(progressed(task, bar, 100)).not.toHaveProperty('percentComplete');
    expect(progressed(task, bar, 0)).toBeUndefined();
  });

  it('takes a finish back when less than all is done', () => {
    const over = {
      ...task,
      actualStart: '2026-11-02T08:00',
      actualFinish: '2026-11-06T17:00',
    };
    expect(progressed(over, bar, 60)).toEqual({
      kind: 'task.set-progress',
      taskId: 'a',
      percentComplete: 60,
      takeBack: 'finish',
    });
  });
});
