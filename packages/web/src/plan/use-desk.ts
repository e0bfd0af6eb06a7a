import type { RecordId } from '@throughline/model';
import { useEffect, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import {
  type ColumnId,
  type LocalProject,
  type LocalState,
  useLocalProject,
  useProjectPlace,
} from '../project/index.ts';
import { type Command, useCommands } from '../shell/index.ts';
import { toast } from '../ui/index.ts';
import { PLAN_COMMANDS } from './commands.ts';
import { PlanDesk } from './desk.ts';
import type { GridColumn } from './grid/grid-columns.ts';
import { closedIn, type PlanView } from './view/plan-view.ts';

/** The plan and all that commands act on; another one where another plan, moment or branch is looked at. */
export function useDesk(): PlanDesk {
  const project = useLocalProject();
  const desk = useMemo(() => new PlanDesk(project), [project]);
  useEffect(() => () => desk.frames.end(), [desk]);
  return desk;
}

/** Makes the plan show what the view says, and gives the number of rows. */
export function useShown(
  desk: PlanDesk,
  state: LocalState,
  planView: PlanView,
  columns: readonly GridColumn[],
): number {
  const { project, rows } = desk;
  const { table } = state;
  const { closed, filter, sort, group, baseline } = planView;
  // Which summaries there are may change with every version, where they are closed by their level.
  const levels = closed.from === undefined ? undefined : table;
  const closedIds = [...closedIn(closed, levels)].join(' ');
  const collapsed = useMemo(
    () => new Set(closedIds.split(' ').filter(Boolean) as RecordId[]),
    [closedIds],
  );
  const ids = columns.map(({ id }) => id).join(' ');
  useEffect(() => {
    const shown = ids.split(' ') as ColumnId[];
    project.show({ columns: shown, filter, sort, group, collapsed, baseline });
  }, [project, ids, filter, sort, group, collapsed, baseline]);
  const isWhole = filter.length === 0 && sort === undefined && group === undefined;
  rows.show(table);
  rows.columns = columns.map(({ id }) => id);
  rows.hasNewRow = state.canEdit && isWhole && state.phase === 'ready';
  desk.columns = columns;
  const { rowCount } = rows;
  useLayoutEffect(() => desk.view.setRowCount(rowCount), [desk, rowCount]);
  return rowCount;
}

/** Again whenever the plan or what is asked about it changes. */
export function useStates(desk: PlanDesk) {
  const { project } = desk;
  const state = useSyncExternalStore(project.watch, () => project.state);
  const asked = useSyncExternalStore(desk.watch, () => desk.state);
  return { state, asked };
}

/** Says to the others in which row this person is. */
export function usePresence(desk: PlanDesk): void {
  const { live } = useProjectPlace();
  useEffect(() => {
    let last: RecordId | undefined;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      const id = desk.selection.active?.taskId;
      if (id === last) return;
      last = id;
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        const isTask = id !== undefined && desk.rows.slotOf(id) >= 0;
        live.beAt({ screen: 'plan', ...(isTask && { recordId: id }) });
      }, 400);
    };
    live.beAt({ screen: 'plan' });
    const stop = desk.selection.watch(tell);
    return () => {
      stop();
      clearTimeout(waiting);
    };
  }, [desk, live]);
}

/** The plan's commands in the list of all commands and in the list of keys. */
export function usePlanCommands(desk: PlanDesk, project: LocalProject): void {
  const { canEdit } = project.state;
  const commands = PLAN_COMMANDS.filter(({ edits }) => !edits || canEdit).map(
    ({ label, group, keys, run, onlyKeys }): Command => ({
      label,
      group,
      keys: keys.join(', '),
      ...(!onlyKeys && { run: () => void run(desk) }),
    }),
  );
  useCommands(commands);
}

/** What the screen does for commands, as it is with this rendering. */
export function useScreen(
  desk: PlanDesk,
  planView: PlanView,
  show: (change: Partial<PlanView>) => void,
): void {
  const newest = useRef({ planView, show });
  newest.current = { planView, show };
  useLayoutEffect(() => {
    desk.screen = {
      get planView() {
        return newest.current.planView;
      },
      show: (change) => newest.current.show(change),
      openTask: (id) => newest.current.show({ task: id }),
      say: (text, bad = false) => toast(text, { bad }),
    };
    return () => {
      desk.screen = undefined;
    };
  }, [desk]);
}
