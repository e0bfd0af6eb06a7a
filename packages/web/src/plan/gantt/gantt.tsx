import { minuteText } from '@throughline/engine';
import { useEffect, useRef, useState } from 'react';
import { useCommands } from '../../shell/index.ts';
import { onTheme } from '../../ui/index.ts';
import { format, messages } from '../../words/index.ts';
import type { GanttProps } from '../gantt-props.ts';
import { keyName } from '../keys.ts';
import styles from './gantt.module.css';
import { runGantt } from './gantt-actions.ts';
import { GanttControls } from './gantt-controls.ts';
import { GANTT_KEYS, ganttCommandOf } from './gantt-keys.ts';
import { GanttTip, type Hovered } from './gantt-tip.tsx';
import { GanttView } from './gantt-view.ts';
import { Overlay } from './overlay.ts';
import { Pointing } from './pointing.ts';

const say = messages({ group: 'Gantt chart', moved: '{name}: {start} to {finish}' });

/**
 * The bars beside the grid, painted in the same frames. For those who cannot see it the grid says the same; what is
 * dragged here has a key there, and the new dates are spoken.
 */
export function Gantt(props: GanttProps) {
  const root = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLCanvasElement>(null);
  const body = useRef<HTMLCanvasElement>(null);
  const over = useRef<HTMLDivElement>(null);
  const view = useRef<GanttView>(undefined);
  const newest = useRef(props);
  newest.current = props;
  const [hovered, setHovered] = useState<Hovered>();
  const [spoken, setSpoken] = useState('');

  useEffect(() => {
    const elements = { root: root.current, heading: heading.current, body: body.current };
    if (!isWhole(elements) || over.current === null) return undefined;
    const made = new GanttView(elements, newest.current);
    view.current = made;
    made.update(newest.current);
    const overlay = new Overlay(over.current);
    const pointing = new Pointing(made, overlay, {
      onHover: (bar, x, y) => {
        const id = bar && made.table?.ids[bar.slot];
        setHovered((before) => {
          if (id === undefined) return undefined;
          return before?.id === id ? before : { id, slot: bar?.slot ?? 0, x, y };
        });
      },
      onDropped: () => setHovered(undefined),
    });
    const leave = watchAll(made);
    return () => {
      leave();
      pointing.end();
      made.end();
      view.current = undefined;
    };
  }, []);

  useEffect(() => view.current?.update(props));
  useSpokenDates(props, setSpoken);
  const { canEdit } = props.project.state;
  useCommands(
    GANTT_KEYS.filter(({ edits }) => !edits || canEdit).map(({ label, keys, command }) => ({
      label,
      group: say('group'),
      keys: keys.join(', '),
      run: () => view.current && void runGantt(view.current, command),
    })),
  );

  const { headerHeight } = props.view;
  return (
    <div ref={root} className={styles.gantt}>
      <div aria-hidden="true">
        <canvas ref={heading} />
        <canvas ref={body} />
      </div>
      <div
        ref={over}
        className={styles.over}
        style={{ insetBlockStart: headerHeight }}
        aria-hidden="true"
      />
      {hovered && (
        <GanttTip
          project={props.project}
          hovered={hovered}
          top={headerHeight}
          width={view.current?.time.width ?? 0}
          height={props.view.height}
        />
      )}
      <p className="unseen" role="status">
        {spoken}
      </p>
    </div>
  );
}

function isWhole(
  elements: Readonly<Record<'root' | 'heading' | 'body', HTMLElement | null>>,
): elements is Readonly<
  Record<'root', HTMLElement> & Record<'heading' | 'body', HTMLCanvasElement>
> {
  return Object.values(elements).every((element) => element !== null);
}

/** Everything that makes it paint again; returns how to stop. */
function watchAll(view: GanttView): () => void {
  const { root } = view.elements;
  const { project, view: rows, selection, controls = new GanttControls() } = view.props;
  const sizes = new ResizeObserver(() => view.time.resize(root.clientWidth));
  sizes.observe(root);
  view.time.resize(root.clientWidth);
  const media = ['(forced-colors: active)', '(prefers-contrast: more)'].map((query) =>
    matchMedia(query),
  );
  for (const query of media) query.addEventListener('change', view.repaint);
  const run = (command: Parameters<typeof runGantt>[1]) => void runGantt(view, command);
  const onKey = (event: KeyboardEvent) => {
    const command = isOfPlan(event, root) ? ganttCommandOf(keyName(event)) : undefined;
    if (command === undefined) return;
    event.preventDefault();
    run(command);
  };
  globalThis.addEventListener('keydown', onKey);
  const leaves = [
    project.watch(view.ask),
    rows.watch(view.ask),
    selection.watch(view.ask),
    controls.watch(view.ask),
    controls.attach(run),
    onTheme(view.repaint),
  ];
  return () => {
    sizes.disconnect();
    globalThis.removeEventListener('keydown', onKey);
    for (const query of media) query.removeEventListener('change', view.repaint);
    for (const leave of leaves) leave();
  };
}

/** Keys are the Gantt's while they are the grid's, and not while something is typed. */
function isOfPlan(event: KeyboardEvent, root: HTMLElement): boolean {
  const { target } = event;
  if (event.defaultPrevented || !(target instanceof HTMLElement)) return false;
  if (target.closest('input, textarea, select, [contenteditable], [role="dialog"]')) return false;
  const isNowhere = target === document.body;
  return isNowhere || root.contains(target) || target.closest('[role="treegrid"]') !== null;
}

/** Says the dates of the active task whenever they change: after a drag, a key, or what somebody else did. */
function useSpokenDates(
  { project, selection }: GanttProps,
  setSpoken: (text: string) => void,
): void {
  useEffect(() => {
    let [id, dates] = ['', ''];
    return project.watch(() => {
      const { table } = project.state;
      const active = selection.active?.taskId;
      const slot = table === undefined || active === undefined ? -1 : table.ids.indexOf(active);
      if (table === undefined || active === undefined || slot < 0) return;
      const [start, finish] = [table.start[slot] as number, table.finish[slot] as number];
      const now = `${start} ${finish}`;
      const isChange = id === active && now !== dates && !Number.isNaN(start + finish);
      [id, dates] = [active, now];
      if (!isChange) return;
      const day = (minute: number) => format.weekdayAndDay(minuteText(minute));
      const name = table.names[slot] ?? '';
      setSpoken(say('moved', { name, start: day(start), finish: day(finish) }));
    });
  }, [project, selection, setSpoken]);
}
