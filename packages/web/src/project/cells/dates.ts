import { dateText, MINUTES_PER_DAY, NONE, type ScheduleState } from '@throughline/engine';
import type { ComputedDates, LocalDateTime, TaskRecord } from '@throughline/model';
import { format } from '../../words/index.ts';
import type { CellPlan } from '../cell-plan.ts';

type TextOf = (task: TaskRecord) => string;
export type DateColumn = keyof Pick<
  ScheduleState,
  'start' | 'finish' | 'earlyStart' | 'earlyFinish' | 'lateStart' | 'lateFinish'
>;

/** Formatting a date costs a hundred times as much as finding it again. */
const dayTexts = new Map<string, string>();
const dayTextsByNumber = new Map<number, string>();

/** `12 Mar 27`; empty for no date. */
export function dayOf(at: LocalDateTime | null | undefined): string {
  if (at == null) return '';
  const day = at.slice(0, 10);
  let text = dayTexts.get(day);
  if (text === undefined) {
    text = format.gridDay(day);
    dayTexts.set(day, text);
  }
  return text;
}

/** The same of the engine's minutes. */
export function dayAt(minute: number): string {
  if (minute === NONE) return '';
  const day = Math.floor(minute / MINUTES_PER_DAY);
  let text = dayTextsByNumber.get(day);
  if (text === undefined) {
    text = dayOf(dateText(day));
    dayTextsByNumber.set(day, text);
  }
  return text;
}

/** A computed date of every task; where nothing is computed, what the task itself says. */
export function computedDays(
  { computed }: CellPlan,
  of: 'schedule' | 'forecast',
  column: DateColumn,
  own: (task: TaskRecord) => LocalDateTime | undefined = () => undefined,
): TextOf {
  if (computed === undefined) return (task) => dayOf(own(task));
  const dates = computed[of].schedule.state[column];
  const { indexOfTask } = computed.plan.context;
  return ({ id }) => {
    const index = indexOfTask.get(id);
    return index === undefined ? '' : dayAt(dates[index] as number);
  };
}

/** A moment of one task. */
export function computedDate(
  plan: CellPlan,
  task: TaskRecord,
  column: 'start' | 'finish',
): LocalDateTime | undefined {
  const dates: ComputedDates | undefined = plan.computed?.schedule;
  if (dates === undefined || !plan.computed?.plan.context.indexOfTask.has(task.id))
    return undefined;
  return dates.task(task.id)[column] ?? undefined;
}
