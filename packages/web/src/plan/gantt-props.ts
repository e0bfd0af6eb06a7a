import type { Edit, RecordId } from '@throughline/model';
import type { Cascade, LocalProject } from '../project/index.ts';
import type { Frames } from './frames.ts';
import type { GanttControls } from './gantt/gantt-controls.ts';
import type { RowsInView } from './rows-in-view.ts';
import type { PlanSelection } from './selection.ts';

/** What one step of the lower time scale is; `fit`: the whole plan in view. */
export const ZOOMS = ['hours', 'days', 'weeks', 'months', 'quarters', 'years', 'fit'] as const;
export type Zoom = (typeof ZOOMS)[number];

export interface GanttToggles {
  /** The critical path is ink and all else recedes. */
  readonly criticalPath: boolean;
  readonly baseline: boolean;
  readonly links: boolean;
  /** Absent: as it comes. */
  readonly float?: boolean;
  /** Names beside the bars. */
  readonly labels?: boolean;
  readonly promises?: boolean;
}

/** What the plan screen gives the Gantt, which stands in the same scroll container as the grid. */
export interface GanttProps {
  readonly project: LocalProject;
  readonly view: RowsInView;
  readonly selection: PlanSelection;
  readonly frames: Frames;
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  readonly toggles: GanttToggles;
  readonly onOpenTask: (id: RecordId) => void;
  /** Old → new of what is being dragged, for the bar under the plan; undefined when nothing is. */
  readonly onCascade: (cascade: Cascade | undefined) => void;
  /** What was dropped: it is applied, or asked about first where a promise moves. */
  readonly onEdits: (edits: readonly Edit[]) => void;
  /** A bar was clicked: keys act on the grid from now on. */
  readonly onFocusGrid?: () => void;
  /** What the toolbar and keys ask of the Gantt (`new GanttControls()`, one for each screen). */
  readonly controls?: GanttControls;
}
