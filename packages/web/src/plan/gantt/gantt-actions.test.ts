import { minuteOf } from '@throughline/engine';
import type { Edit, RecordId } from '@throughline/model';
import { describe, expect, it } from 'vitest';
import { TaskFlag } from '../../project/index.ts';
import { PlanSelection } from '../selection.ts';
import { runGantt } from './gantt-actions.ts';
import { GanttControls } from './gantt-controls.ts';
import type { GanttView } from './gantt-view.ts';
import { tableOf } from './small-table.testing.ts';
import { TimeInView } from './time-in-view.ts';
import { officeHours } from './working-time.testing.ts';

/** As much of a Gantt as keys act on: three tasks of five days, the second a summary, the third begun. */
function gantt({ canEdit = true } = {}) {
  const table = tableOf(3, (slot) => [0, TaskFlag.summary, TaskFlag.started][slot] ?? 0);
  const calendar = officeHours();
  const edits: Edit[][] = [];
  const selection = new PlanSelection();
  const time = new TimeInView(
    () => {},
    () => {},
  );
  time.resize(600);
  const task = async (id: RecordId) => {
    const slot = table.ids.indexOf(id);
    return {
      isSummary: slot === 1,
      task: {
        id,
        duration: { minutes: 2400, unit: 'd' },
        ...(slot === 2 && { actualStart: '2026-11-04T08:00', percentComplete: 40 }),
      },
    };
  };
  const project = {
    state: { canEdit },
    task,
    workingTime: async (_: RecordId, { from, to }: { from: number; to: number }) =>
      calendar.work(from, to),
  };
  const props = {
    project,
    selection,
    controls: new GanttControls(),
    onEdits: (made: readonly Edit[]) => void edits.push([...made]),
  };
  const view = { table, props, time, ask: () => {} } as unknown as GanttView;
  const choose = (...slots: readonly number[]) => {
    for (const slot of slots) {
      selection.toggle({ taskId: table.ids[slot] as RecordId, column: 'name' });
    }
  };
  return { view, edits, choose, time, table };
}

describe('keys of the Gantt', () => {
  it('move a task one working day', async () => {
    const { view, edits, choose } = gantt();
    choose(0);
    await runGantt(view, 'later');
    await runGantt(view, 'earlier');
    expect(edits.flat()).toMatchObject([
      { kind: 'task.set-constraint', constraint: { date: '2026-11-03T08:00' } },
      { kind: 'task.set-constraint', constraint: { date: '2026-10-30T08:00' } },
    ]);
  });

  it('change all selected tasks as one group, but for those that cannot be', async () => {
    const { view, edits, choose } = gantt();
    choose(0, 1, 2);
    await runGantt(view, 'later');
    await runGantt(view, 'longer');
    expect(edits[0]).toHaveLength(1);
    expect(edits[1]).toMatchObject([
      { kind: 'task.set-duration', taskId: 'task-0', minutes: 2880 },
      { kind: 'task.set-duration', taskId: 'task-2', minutes: 2880 },
    ]);
  });

  it('report progress by tens', async () => {
    const { view, edits, choose, table } = gantt();
    (table.percent as Float32Array)[2] = 42;
    choose(2);
    await runGantt(view, 'more-done');
    expect(edits[0]).toMatchObject([{ kind: 'task.set-progress', percentComplete: 50 }]);
  });

  it('change nothing where nothing may be changed', async () => {
    const { view, edits, choose } = gantt({ canEdit: false });
    choose(0);
    await runGantt(view, 'later');
    expect(edits).toEqual([]);
  });

  it('bring the selected task into view', async () => {
    const { view, choose, time } = gantt();
    choose(0);
    await runGantt(view, 'selected');
    expect(time.xOf(minuteOf('2026-11-02T08:00') as number)).toBeCloseTo(200);
  });

  it('switch tracing on and off', async () => {
    const { view } = gantt();
    await runGantt(view, 'trace');
    expect(view.props.controls?.isTracing).toBe(true);
    await runGantt(view, 'trace');
    expect(view.props.controls?.isTracing).toBe(false);
  });
});
