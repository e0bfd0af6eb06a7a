import {
  type ComputedPlan,
  type LocalDateTime,
  type OnTrack,
  onTrack,
  type Records,
  sayUnschedulable,
  sayVerdict,
  type Target,
  targetTitle,
  type Unschedulable,
  unschedulableVerdict,
  VERDICT_STATES,
  type VerdictState,
} from '@throughline/model';
import type { HotProject } from './hot-project.ts';

/** One task as SQL can sort and filter it. Dates are civil time of the project; float is working minutes. */
export interface ComputedRow {
  readonly task_id: string;
  readonly name: string;
  readonly is_summary: boolean;
  readonly is_finished: boolean;
  readonly start: string | null;
  readonly finish: string | null;
  readonly forecast_start: string | null;
  readonly forecast_finish: string | null;
  readonly total_float: number | null;
  readonly is_critical: boolean;
  readonly percent_complete: number;
}

/** What is said of the plan as a whole. */
export interface ComputedHead {
  readonly as_of: string;
  readonly status_at: string;
  readonly verdict: VerdictState;
  readonly summary: string;
  readonly forecast_finish: string | null;
}

/** What lists show of a plan; stored as JSON. */
export interface Summary {
  readonly sentence: string;
  readonly rule: string;
  readonly promise: SummaryPromise | null;
  /** Tasks that wait for others longer than planned. */
  readonly waiting: number;
}

export interface SummaryPromise {
  /** Of the task that it is about, or of the project. */
  readonly name: string;
  readonly date: LocalDateTime;
  /** Whole working days before the date; negative is late. */
  readonly marginDays: number;
}

/** All of it, of one revision. */
export interface Computed {
  readonly revision: number;
  readonly head: ComputedHead;
  readonly rows: readonly ComputedRow[];
}

/**
 * The plan's dates and verdict.
 * @param now the clock's moment, which counts where the plan has no status date of its own
 */
export function computedOf(project: HotProject, now: LocalDateTime): Computed {
  const { records } = project.history;
  const as_of = hourOf(now);
  if (records.count('project') === 0) {
    const head = { ...NOT_BEGUN, as_of, status_at: as_of };
    return { revision: project.revision, head, rows: [] };
  }
  const computed = project.computed(now);
  const plan = 'code' in computed ? undefined : computed;
  return {
    revision: project.revision,
    head: { as_of, ...headOf(project, computed, now) },
    rows: Array.from(records.all('task'), (task): ComputedRow => {
      const schedule = plan?.schedule.task(task.id);
      const forecast = plan?.forecast.task(task.id);
      return {
        task_id: task.id,
        // A text in the database has no such character.
        name: task.name.replaceAll('\u0000', ''),
        is_summary: records.isSummary(task),
        is_finished: task.actualFinish !== undefined,
        start: schedule?.start ?? null,
        finish: schedule?.finish ?? null,
        forecast_start: forecast?.start ?? null,
        forecast_finish: forecast?.finish ?? null,
        total_float: schedule?.totalFloat ?? null,
        is_critical: schedule?.critical ?? false,
        percent_complete: task.percentComplete ?? 0,
      };
    }),
  };
}

/** A log that does not begin with a project's record has no calendar to be dated by. */
const NOT_BEGUN = {
  verdict: 'unknown',
  summary: summaryOf(`${VERDICT_STATES.unknown}: the plan has not begun.`, 'unschedulable'),
  forecast_finish: null,
} as const;

/** To the hour: within it, the same plan has the same dates. */
export function hourOf(now: LocalDateTime): LocalDateTime {
  return `${now.slice(0, 13)}:00`;
}

function headOf(
  { history: { records } }: HotProject,
  computed: ComputedPlan | Unschedulable,
  now: LocalDateTime,
): Omit<ComputedHead, 'as_of'> {
  if ('code' in computed) {
    const { state, rule } = unschedulableVerdict(computed);
    const nameOf = (id: string) => {
      const record = records.get(id as Parameters<typeof records.get>[0]);
      return record !== undefined && 'name' in record ? String(record.name) : id;
    };
    const sentence = `${VERDICT_STATES[state]}: the plan has no dates. ${sayUnschedulable(computed, nameOf)}`;
    return {
      status_at: records.project.statusDate ?? hourOf(now),
      verdict: state,
      summary: summaryOf(sentence, rule.code),
      forecast_finish: null,
    };
  }
  const answer = onTrack(computed, { now });
  const { state, rule } = answer.verdict;
  const about = { promise: tightest(answer, records), waiting: answer.waiting.length };
  return {
    status_at: computed.status.at,
    verdict: state,
    summary: summaryOf(sayVerdict(answer, records), rule.code, about),
    forecast_finish: answer.finish.forecast,
  };
}

/** The open promise or deadline with the least room; the first one where several have as much. */
function tightest({ targets }: OnTrack, records: Records): SummaryPromise | null {
  const margin = ({ lateness, floatLeft }: Target) => (lateness > 0 ? -lateness : floatLeft);
  let least: Target | undefined;
  for (const target of targets) {
    if (target.state !== 'open') continue;
    if (least === undefined || margin(target) < margin(least)) least = target;
  }
  if (least === undefined) return null;
  return {
    name: plain(targetTitle(least, records)),
    date: least.date,
    // A day that has begun to be late is late.
    marginDays: Math.floor(margin(least) / records.project.minutesPerDay),
  };
}

function summaryOf(
  sentence: string,
  rule: string,
  about: Omit<Summary, 'sentence' | 'rule'> = { promise: null, waiting: 0 },
): string {
  const summary: Summary = { sentence: plain(sentence), rule, ...about };
  return JSON.stringify(summary);
}

/** A text in the database has no NUL; spaces that must not break are for pages. */
function plain(text: string): string {
  return text.replaceAll('\u0000', '').replaceAll('\u00a0', ' ');
}
