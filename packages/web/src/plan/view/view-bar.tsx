import { minuteText } from '@throughline/engine';
import { type ColumnId, type PlanTable, usePlanRecords } from '../../project/index.ts';
import { Button, Menu, type MenuItem, Popover } from '../../ui/index.ts';
import { messages } from '../../words/index.ts';
import { closeFrom } from '../actions/opening.ts';
import type { PlanDesk } from '../desk.ts';
import { type GanttControls, GanttToolbar } from '../gantt/index.ts';
import type { GridColumn } from '../grid/grid-columns.ts';
import { ColumnPicker } from './column-picker.tsx';
import { FilterEditor } from './filter-editor.tsx';
import { sayCondition } from './filters.ts';
import { NamedViews } from './named-views-menu.tsx';
import { flippedIn, type PlanView, togglesOf } from './plan-view.ts';
import styles from './view-bar.module.css';

const say = messages({
  bar: 'View of the plan',
  filter: 'Filter: {conditions}',
  filterNone: 'none',
  filterLabel: 'Filter',
  group: 'Group: {column}',
  groupNone: 'none',
  columns: 'Columns',
  baseline: 'Baseline: {name}',
  baselineNone: 'none',
  baselineFirst: 'newest approved',
  gantt: 'Gantt',
  levels: 'Outline',
  all: 'All levels',
  level: { one: '{count} level', other: '{count} levels' },
});

interface ViewBarProps {
  readonly desk: PlanDesk;
  readonly columns: readonly GridColumn[];
  readonly planView: PlanView;
  readonly table: PlanTable | undefined;
  readonly onShow: (change: Partial<PlanView>) => void;
  readonly controls: GanttControls;
  readonly isGanttShown: boolean;
  readonly onGantt: () => void;
}

/** How the plan is looked at, in words that open what they say. */
export function ViewBar(props: ViewBarProps) {
  const { desk, planView, onShow, isGanttShown, onGantt, table, controls } = props;
  return (
    <div className={styles.bar} role="toolbar" aria-label={say('bar')}>
      <Button
        look="quiet"
        className={styles.gantt ?? ''}
        aria-pressed={isGanttShown}
        onClick={onGantt}
      >
        {say('gantt')}
      </Button>
      <NamedViews planView={planView} onShow={onShow} />
      <Filter {...props} />
      <Groups {...props} />
      <Levels desk={desk} table={table} closedFrom={planView.closed.from} />
      <Popover label={say('columns')} trigger={<Button look="quiet">{say('columns')}</Button>}>
        <ColumnPicker
          shown={planView.columns}
          onChange={(columns: readonly ColumnId[]) => onShow({ columns })}
        />
      </Popover>
      <span className={styles.grow} />
      <span className={styles.time}>
        <Baseline planView={planView} onShow={onShow} />
        <GanttToolbar
          controls={controls}
          zoom={planView.zoom}
          onZoom={(zoom) => onShow({ zoom })}
          toggles={togglesOf(planView)}
          onToggles={(toggles) => onShow({ flipped: flippedIn(toggles) })}
        />
      </span>
    </div>
  );
}

function Filter({ columns, planView, onShow, table }: ViewBarProps) {
  const { filter } = planView;
  const columnOf = (id: ColumnId) => columns.find((column) => column.id === id);
  const conditions = filter.map((each) => sayCondition(each, columnOf)).join(' · ');
  return (
    <Popover
      label={say('filterLabel')}
      trigger={
        <Button look="quiet" className={filter.length > 0 ? (styles.set ?? '') : ''}>
          {say('filter', { conditions: conditions || say('filterNone') })}
        </Button>
      }
    >
      <FilterEditor
        filter={filter}
        today={table === undefined ? undefined : dayOf(table.marks)}
        onChange={(changed) => onShow({ filter: changed })}
      />
    </Popover>
  );
}

/** The civil day of the status date, else of now. */
function dayOf({ statusDate, now }: PlanTable['marks']): string | undefined {
  const minute = Number.isNaN(statusDate) ? now : statusDate;
  return Number.isNaN(minute) ? undefined : minuteText(minute);
}

const GROUPS: readonly ColumnId[] = ['responsible', 'resources', 'type', 'critical', 'calendar'];

function Groups({ columns, planView, onShow }: ViewBarProps) {
  const { group } = planView;
  const titleOf = (id: ColumnId) => columns.find((column) => column.id === id)?.title;
  const offered =
    GROUPS.includes(group ?? 'type') || group === undefined ? GROUPS : [...GROUPS, group];
  const items = offered.flatMap((id): MenuItem[] => {
    const label = titleOf(id);
    if (label === undefined) return [];
    return [{ label, isChosen: id === group, onChoose: () => onShow({ group: id }) }];
  });
  const none: MenuItem = {
    label: say('groupNone'),
    isChosen: group === undefined,
    onChoose: () => onShow({ group: undefined }),
  };
  return (
    <Menu
      trigger={
        <Button look="quiet" className={group ? (styles.set ?? '') : ''}>
          {say('group', { column: (group && titleOf(group)) ?? say('groupNone') })}
        </Button>
      }
      items={[none, 'line', ...items]}
    />
  );
}

function Levels({
  desk,
  table,
  closedFrom,
}: {
  readonly desk: PlanDesk;
  readonly table: PlanTable | undefined;
  readonly closedFrom: number | undefined;
}) {
  const deepest = table
    ? Math.max(0, ...table.depth.subarray(0, Math.min(table.slotCount, 5_000)))
    : 0;
  const levels = Array.from({ length: Math.min(deepest, 6) }, (_, at) => at + 1);
  return (
    <Menu
      trigger={<Button look="quiet">{say('levels')}</Button>}
      items={[
        ...levels.map(
          (count): MenuItem => ({
            label: say('level', { count }),
            isChosen: closedFrom === count - 1,
            onChoose: () => closeFrom(desk, count - 1),
          }),
        ),
        {
          label: say('all'),
          isChosen: closedFrom === undefined,
          keys: '*',
          onChoose: () => closeFrom(desk, undefined),
        },
      ]}
    />
  );
}

type Shown = Pick<ViewBarProps, 'planView' | 'onShow'>;

function Baseline({ planView, onShow }: Shown) {
  const baselines = usePlanRecords('baseline') ?? [];
  const toggles = togglesOf(planView);
  const isOff = !toggles.baseline;
  const chosen = baselines.find(({ id }) => id === planView.baseline);
  const flipped = flippedIn({ ...toggles, baseline: isOff });
  const first = baselines.length === 0 ? say('baselineNone') : say('baselineFirst');
  const choose = (baseline: PlanView['baseline']) =>
    onShow({ baseline, ...(isOff && { flipped }) });
  return (
    <Menu
      trigger={
        <Button look="quiet">
          {say('baseline', { name: isOff ? say('baselineNone') : (chosen?.name ?? first) })}
        </Button>
      }
      items={[
        {
          label: say('baselineNone'),
          isChosen: isOff,
          onChoose: () => isOff || onShow({ flipped }),
        },
        {
          label: say('baselineFirst'),
          isChosen: !isOff && chosen === undefined,
          onChoose: () => choose(undefined),
        },
        ...baselines.map(
          ({ id, name }): MenuItem => ({
            label: name,
            isChosen: !isOff && id === planView.baseline,
            onChoose: () => choose(id),
          }),
        ),
      ]}
    />
  );
}
