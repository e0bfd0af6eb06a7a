import { useSyncExternalStore } from 'react';
import { Button, Menu } from '../../ui/index.ts';
import { messages } from '../../words/index.ts';
import { type GanttToggles, ZOOMS, type Zoom } from '../gantt-props.ts';
import styles from './gantt.module.css';
import type { GanttControls } from './gantt-controls.ts';
import { GANTT_KEYS } from './gantt-keys.ts';

const say = messages({
  tools: 'Gantt chart',
  shown: 'Shown',
  criticalPath: 'Critical path',
  baseline: 'Baseline',
  links: 'Links',
  float: 'Float',
  labels: 'Names beside bars',
  promises: 'Promises',
  trace: 'Trace',
  today: 'Today',
  closer: 'Zoom in',
  further: 'Zoom out',
  hours: 'Hours',
  days: 'Days',
  weeks: 'Weeks',
  months: 'Months',
  quarters: 'Quarters',
  years: 'Years',
  fit: 'Whole plan',
  zoom: 'Time scale: {zoom}',
});

interface ToolbarProps {
  readonly controls: GanttControls;
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  readonly toggles: GanttToggles;
  readonly onToggles: (toggles: GanttToggles) => void;
}

const TOGGLES = ['criticalPath', 'baseline', 'links', 'float', 'labels', 'promises'] as const;

/** What of the Gantt is shown, and how closely. */
export function GanttToolbar({ controls, zoom, onZoom, toggles, onToggles }: ToolbarProps) {
  const isTracing = useSyncExternalStore(controls.watch, () => controls.isTracing);
  const all: Required<GanttToggles> = { float: true, labels: false, promises: true, ...toggles };
  return (
    <div className={styles.tools} role="toolbar" aria-label={say('tools')}>
      <Button look="quiet" aria-pressed={isTracing} onClick={() => controls.run('trace')}>
        {say('trace')}
      </Button>
      <Button look="quiet" onClick={() => controls.run('today')}>
        {say('today')}
      </Button>
      <Menu
        trigger={<Button look="quiet">{say('shown')} ▾</Button>}
        items={TOGGLES.map((name) => ({
          label: say(name),
          isChosen: all[name],
          onChoose: () => onToggles({ ...toggles, [name]: !all[name] }),
        }))}
      />
      <span className={styles.zoom}>
        <Button look="quiet" aria-label={say('further')} onClick={() => controls.run('further')}>
          −
        </Button>
        <Menu
          trigger={
            <Button look="quiet" aria-label={say('zoom', { zoom: say(zoom) })}>
              {say(zoom)} ▾
            </Button>
          }
          items={ZOOMS.map((each) => ({
            label: say(each),
            isChosen: each === zoom,
            onChoose: () => (each === 'fit' ? controls.run('fit') : onZoom(each)),
            ...(each === 'fit' && { keys: keysOf('fit') }),
          }))}
        />
        <Button look="quiet" aria-label={say('closer')} onClick={() => controls.run('closer')}>
          +
        </Button>
      </span>
    </div>
  );
}

function keysOf(command: string): string {
  return GANTT_KEYS.find((each) => each.command === command)?.keys[0] ?? '';
}
