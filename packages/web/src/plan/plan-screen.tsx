import type { RecordId } from '@throughline/model';
import { useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { usePlanRecords, useProjectPlace } from '../project/index.ts';
import { TaskPanel } from '../task-panel/index.ts';
import { Failed } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import { makeEdits } from './actions/entering.ts';
import { CascadeBar, DraggedBar } from './cascade-bar.tsx';
import type { PlanDesk } from './desk.ts';
import { EmptyPlan, Opening } from './empty-and-opening.tsx';
import { FindBar } from './find-bar.tsx';
import { Gantt, GanttControls } from './gantt/index.ts';
import { Grid } from './grid/grid.tsx';
import { gridColumns, LIST_COLUMNS, listWidths, ROW_NUMBER_WIDTH } from './grid/grid-columns.ts';
import styles from './plan.module.css';
import { PlanTop, useOthers, Verdict } from './plan-top.tsx';
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
import { type PlanView, togglesOf } from './view/plan-view.ts';
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
  const [controls] = useState(() => new GanttControls());
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
  useRowInAddress(desk, planView, state.phase === 'ready', show);
  // The bars alone have to say whose they are.
  const isList = listWidth !== undefined;
  const toggles = useMemo(
    () => ({ ...togglesOf(planView), ...(isList && { labels: true }) }),
    [planView, isList],
  );
  useActiveInView(desk, asked.proposal !== undefined || asked.isFinding);
  const gridWidth = columns.reduce((sum, { widthNow }) => sum + widthNow, ROW_NUMBER_WIDTH + 1);
  const planRowOf = (id: RecordId) => state.table?.planRow[desk.rows.slotOf(id)] ?? 0;

  return (
    <main id="main" className={styles.screen}>
      <h1 className="unseen">{say('title', { name })}</h1>
      <PlanTop project={desk.project} people={others} rowOf={planRowOf} />
      <Verdict className={styles.verdictLine} />
      <ViewBar
        desk={desk}
        columns={columns}
        planView={planView}
        table={state.table}
        onShow={show}
        controls={controls}
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
        <div className={`${styles.middle} ${planView.task ? styles.beside : ''}`}>
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
            gantt={
              <Gantt
                project={desk.project}
                view={desk.view}
                selection={desk.selection}
                frames={desk.frames}
                zoom={planView.zoom}
                onZoom={(zoom) => show({ zoom })}
                toggles={toggles}
                onOpenTask={(id) => show({ task: id })}
                onCascade={(dragging) => desk.put({ dragging })}
                onEdits={(edits) => void makeEdits(desk, edits)}
                onFocusGrid={() => desk.focus()}
                controls={controls}
              />
            }
          />
          {planView.task && (
            <TaskPanel
              project={desk.project}
              taskId={planView.task}
              onOpen={(id) => openBeside(desk, id, show)}
              onClose={() => {
                show({ task: undefined });
                desk.focus();
              }}
            />
          )}
        </div>
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

/** A bar under the plan takes room from it: what is active stays in view. */
function useActiveInView(desk: PlanDesk, isBarShown: boolean): void {
  useLayoutEffect(() => {
    if (!isBarShown) return;
    desk.view.measure();
    const { active } = desk.selection;
    const row = active === undefined ? -1 : desk.rows.rowOf(active.taskId);
    if (row >= 0) desk.view.scrollToRow(row);
  }, [desk, isBarShown]);
}

/** Another task in the panel; its row is active too, where it is shown. */
function openBeside(desk: PlanDesk, id: RecordId, show: (change: Partial<PlanView>) => void): void {
  const row = desk.rows.rowOf(id);
  if (row >= 0) {
    desk.selection.choose({ taskId: id, column: desk.selection.active?.column ?? 'name' });
    desk.view.scrollToRow(row);
  }
  show({ task: id });
}

/** The address names the row that is active, so that a link leads to it; a panel that is open goes along. */
function useRowInAddress(
  desk: PlanDesk,
  { row, task }: PlanView,
  isReady: boolean,
  show: (change: Partial<PlanView>, isStep?: boolean) => void,
): void {
  useEffect(() => {
    if (!isReady) return undefined;
    const first = task ?? row;
    if (first !== undefined && desk.selection.active === undefined) {
      desk.selection.choose({ taskId: first, column: desk.rows.columns[0] ?? 'name' });
      desk.view.scrollToRow(Math.max(0, desk.rows.rowOf(first)));
    }
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const stop = desk.selection.watch(() => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        const id = desk.selection.active?.taskId;
        if (id === undefined || id === row || desk.rows.slotOf(id) < 0) return;
        show({ row: id, ...(task !== undefined && { task: id }) }, false);
      }, 400);
    });
    return () => {
      stop();
      clearTimeout(waiting);
    };
  }, [desk, isReady, row, task, show]);
}
