import type { Edit, RecordId, TaskRecord } from '@throughline/model';
import { workOf } from './bar-drag.ts';
import type { GanttCommand } from './gantt-controls.ts';
import type { GanttView } from './gantt-view.ts';
import { lengthened, moved, progressed } from './proposals.ts';
import { dayBeside } from './snapping.ts';
import { afterWork } from './working-time.ts';

/** One key zooms by this. */
const ZOOM_STEP = 1.5;
const PAGE = 0.8;
const PERCENT_STEP = 10;
const ELAPSED_DAY = 1440;

/** What every drag does, and every button, by a key. Edits are of all selected tasks, as one. */
export async function runGantt(view: GanttView, command: GanttCommand): Promise<void> {
  const { controls, selection } = view.props;
  const { table } = view;
  switch (command) {
    case 'closer':
      return view.time.zoomAround(middleOf(view), ZOOM_STEP);
    case 'further':
      return view.time.zoomAround(middleOf(view), 1 / ZOOM_STEP);
    case 'fit':
      return view.time.fit();
    case 'page-earlier':
      return view.time.pan(-view.time.width * PAGE);
    case 'page-later':
      return view.time.pan(view.time.width * PAGE);
    case 'today':
      if (table && !Number.isNaN(table.marks.now)) view.time.show(table.marks.now);
      return;
    case 'selected': {
      const start = timesOf(view, selection.active?.taskId)?.start;
      if (start !== undefined) view.time.show(start);
      return;
    }
    case 'trace':
      controls?.setTracing(!controls.isTracing);
      return view.ask();
    default: {
      if (!view.props.project.state.canEdit) return;
      const edits = await Promise.all([...selection.ids].map((id) => editOf(view, id, command)));
      const made = edits.filter((edit): edit is Edit => edit !== undefined);
      if (made.length > 0) view.props.onEdits(made);
    }
  }
}

type BarCommand = 'earlier' | 'later' | 'shorter' | 'longer' | 'less-done' | 'more-done';

async function editOf(
  view: GanttView,
  id: RecordId,
  command: BarCommand,
): Promise<Edit | undefined> {
  const times = timesOf(view, id);
  const details = times && (await view.props.project.task(id));
  if (times === undefined || details === undefined) return undefined;
  const { task, isSummary } = details;
  if (isSummary && task.mode !== 'manual') return undefined;
  const work = workOf(view, task);
  switch (command) {
    case 'earlier':
    case 'later': {
      if (task.actualStart !== undefined && task.mode !== 'manual') return undefined;
      const start = await dayBeside(work, times.start, command === 'later' ? 1 : -1);
      const length = await work(times.start, times.finish);
      const finish = length > 0 ? await afterWork(work, start, length) : start;
      return start === times.start ? undefined : moved(task, { start, finish }).edits[0];
    }
    case 'shorter':
    case 'longer': {
      const day = dayOf(view, task);
      return lengthened(task, command === 'longer' ? day : -day, day);
    }
    default: {
      const by = command === 'more-done' ? PERCENT_STEP : -PERCENT_STEP;
      const before = Math.round(times.percent / PERCENT_STEP) * PERCENT_STEP;
      return progressed(task, times, Math.min(100, Math.max(0, before + by)));
    }
  }
}

function dayOf(view: GanttView, { duration }: TaskRecord): number {
  return duration?.elapsed ? ELAPSED_DAY : (view.table?.marks.minutesPerDay ?? 480);
}

/** Where the selected task's bar is, if it is in view; else the middle: what one looks at stays there. */
function middleOf(view: GanttView): number {
  const start = timesOf(view, view.props.selection.active?.taskId)?.start;
  const x = start === undefined ? -1 : view.time.xOf(start);
  return x >= 0 && x <= view.time.width ? x : view.time.width / 2;
}

function timesOf(view: GanttView, id: RecordId | undefined) {
  const { table } = view;
  const slot = id === undefined ? -1 : (table?.ids.indexOf(id) ?? -1);
  if (table === undefined || slot < 0) return undefined;
  const [start, finish] = [table.start[slot] as number, table.finish[slot] as number];
  if (Number.isNaN(start) || Number.isNaN(finish)) return undefined;
  return { start, finish, percent: table.percent[slot] as number };
}
