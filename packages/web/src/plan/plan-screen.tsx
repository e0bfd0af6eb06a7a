import type { RecordId } from '@throughline/model';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { usePlanRecords, useProjectPlace } from '../project/index.ts';
import { Failed } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import { CascadeBar, DraggedBar } from './cascade-bar.tsx';
import { EmptyPlan, Opening } from './empty-and-opening.tsx';
import { FindBar } from './find-bar.tsx';
import { Grid } from './grid/grid.tsx';
import { gridColumns, LIST_COLUMNS, listWidths, ROW_NUMBER_WIDTH } from './grid/grid-columns.ts';
import styles from './plan.module.css';
import { PlanTop, useOthers } from './plan-top.tsx';
import { RemovalDialog } from './removal-dialog.tsx';
import { Sheet } from './sheet.tsx';
import { TaskMenu } from './task-menu.tsx';
import {
  useDesk,
  usePlanCommands,
  usePresence,
  useScreen,
  useShown,
  useStates,
} from './use-desk.ts';
import { usePlanView } from './use-plan-view.ts';
import { ViewBar } from './view/view-bar.tsx';

const say = messages({
  title: 'Plan of {name}',
  here: '{name} is here',
  undated: 'The plan has no dates: {why}',
});

export function PlanScreen() {
  const place = useProjectPlace();
  const { name } = place;
  const desk = useDesk();
  const { state, asked } = useStates(desk);
  const [planView, show] = usePlanView();
  const [isGanttShown, setGanttShown] = useState(false);
  const fields = usePlanRecords('custom-field');
  const listWidth = useListWidth();
  const columns = useMemo(
    () =>
      listWidth === undefined
        ? gridColumns(planView.columns, planView.widths, fields ?? [])
        : gridColumns(LIST_COLUMNS, listWidths(listWidth), []),
    [planView.columns, planView.widths, fields, listWidth],
  );
  const rowCount = useShown(desk, state, planView, columns);
  const others = useOthers();
  const visitors = useMemo(
    () =>
      new Map(
        others.flatMap(({ name: who, place }) =>
          place.recordId === undefined
            ? []
            : [[place.recordId as RecordId, say('here', { name: who })] as const],
        ),
      ),
    [others],
  );
  const offered = useOffered();
  useScreen(desk, planView, show);
  usePresence(desk);
  usePlanCommands(desk, desk.project);
  useRowInAddress(desk, planView.row, state.phase === 'ready', show);
  const gridWidth = columns.reduce((sum, { widthNow }) => sum + widthNow, ROW_NUMBER_WIDTH + 1);
  const planRowOf = (id: RecordId) => state.table?.planRow[desk.rows.slotOf(id)] ?? 0;

  return (
    <main id="main" className={styles.screen}>
      <h1 className="unseen">{say('title', { name })}</h1>
      <PlanTop project={desk.project} people={others} rowOf={planRowOf} />
      <ViewBar
        desk={desk}
        columns={columns}
        planView={planView}
        table={state.table}
        onShow={show}
        isGanttShown={isGanttShown}
        onGantt={() => setGanttShown(!isGanttShown)}
      />
      {state.phase === 'ready' && state.fault && (
        <p className={styles.undated} role="status">
          {say('undated', { why: state.fault })}
        </p>
      )}
      {state.phase === 'failed' && (
        <Failed text={state.fault ?? ''} onRetry={() => desk.project.retry()} />
      )}
      {state.phase === 'opening' && <Opening progress={state.progress} />}
      {state.phase === 'ready' && (
        <Sheet
          key={[place.projectId, place.asOf, place.branch].join(' ')}
          desk={desk}
          rowCount={rowCount}
          gridWidth={gridWidth}
          shown={isGanttShown ? 'gantt' : 'grid'}
          grid={
            <Grid
              desk={desk}
              columns={columns}
              planView={planView}
              rowCount={rowCount}
              offered={offered}
              visitors={visitors}
              onShow={show}
            />
          }
          gantt={null}
        />
      )}
      {state.phase === 'ready' && <EmptyPlan desk={desk} planView={planView} onShow={show} />}
      {asked.isFinding && <FindBar desk={desk} />}
      {asked.proposal && (
        <CascadeBar key={asked.proposal.cascade.said.join()} proposal={asked.proposal} />
      )}
      {asked.dragging && !asked.proposal && <DraggedBar cascade={asked.dragging} />}
      {asked.removal && <RemovalDialog desk={desk} removal={asked.removal} />}
      {asked.menuAt && <TaskMenu desk={desk} at={asked.menuAt} />}
    </main>
  );
}

const smallScreen = matchMedia('(max-width: 800px)');

/** The width of a screen that is so small that the plan is a list; undefined on others. In pixels. */
function useListWidth(): number | undefined {
  return useSyncExternalStore(watchSize, () => (smallScreen.matches ? innerWidth : undefined));
}

function watchSize(changed: () => void): () => void {
  addEventListener('resize', changed);
  return () => removeEventListener('resize', changed);
}

/** Names that the editor offers: of calendars and people, and the rules that say which constraints there are. */
function useOffered() {
  const projects = usePlanRecords('project');
  const calendars = usePlanRecords('calendar');
  const resources = usePlanRecords('resource');
  return useMemo(
    () => ({
      rules: projects?.[0]?.rules ?? 'ms-project',
      calendars: (calendars ?? []).map((calendar) => calendar.name),
      people: (resources ?? []).map((resource) => resource.name),
    }),
    [projects, calendars, resources],
  );
}

/** The address names the row that is active, so that a link leads to it. */
function useRowInAddress(
  desk: ReturnType<typeof useDesk>,
  row: RecordId | undefined,
  isReady: boolean,
  show: (change: { row: RecordId | undefined }) => void,
): void {
  useEffect(() => {
    if (!isReady) return undefined;
    if (row !== undefined && desk.selection.active === undefined) {
      const column = desk.rows.columns[0] ?? 'name';
      desk.selection.choose({ taskId: row, column });
      desk.view.scrollToRow(Math.max(0, desk.rows.rowOf(row)));
    }
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const stop = desk.selection.watch(() => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        const id = desk.selection.active?.taskId;
        if (id !== undefined && id !== row && desk.rows.slotOf(id) >= 0) show({ row: id });
      }, 600);
    });
    return () => {
      stop();
      clearTimeout(waiting);
    };
  }, [desk, isReady, row, show]);
}
