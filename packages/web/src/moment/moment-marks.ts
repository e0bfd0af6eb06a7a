import { useAnswer } from '../connection/index.ts';
import { format, messages } from '../words/index.ts';
import { endOfDay, type Mark } from './day-step.ts';
import type { LogAnswer, LoggedChange } from './plan-answers.ts';

const say = messages({ status: 'Status date {day}', approved: '{name}, {day}' });

interface BaselinesAnswer {
  readonly baselines: readonly {
    readonly name: string;
    readonly seq: number | null;
    readonly approvedAt: string | null;
  }[];
}

/** Baselines and status dates, by the change that they came with: where people look for the past. */
export function useMarks(projectId: string, isPast: boolean): readonly Mark[] {
  const baselines = useAnswer<BaselinesAnswer>(projectId, '/baselines');
  const reports = useAnswer<LogAnswer>(projectId, '/history', {
    kind: 'project.set-status-date,project.set',
    limit: 500,
  });
  // The present is no mark of the past, but one may step to it.
  const marks = [
    ...(baselines.data?.baselines ?? []).flatMap(({ name, seq, approvedAt }): Mark[] =>
      seq
        ? [{ seq, kind: 'baseline', name: say('approved', { name, day: format.day(approvedAt) }) }]
        : [],
    ),
    ...(reports.data?.changes ?? []).flatMap((change): Mark[] => {
      const day = statusDateOf(change);
      return day === undefined
        ? []
        : [{ seq: change.seq, kind: 'report', name: say('status', { day: format.day(day) }) }];
    }),
  ];
  return isPast ? marks : marks.filter(({ seq }) => seq < (reports.data?.about.head ?? 0));
}

function statusDateOf({ diff }: LoggedChange): string | undefined {
  for (const fields of Object.values(diff?.updated ?? {})) {
    const after = fields.statusDate?.[1][0];
    if (typeof after === 'string') return after;
  }
  return undefined;
}

/**
 * Where a slider over the log begins: after the day that the plan was made on, whose many changes nobody looks at one
 * by one; at the first change where the plan is no older than that day.
 */
export function useLogStart(projectId: string, head: number): number {
  const first = useAnswer<LogAnswer>(projectId, '/history', { before: 2, limit: 1 });
  const at = first.data?.changes[0]?.at;
  const until = at === undefined ? undefined : endOfDay(at, 0);
  const last = useAnswer<LogAnswer>(
    projectId,
    '/history',
    { until, limit: 1 },
    until !== undefined,
  );
  const seq = last.data?.changes[0]?.seq ?? 1;
  return seq < head ? seq : 1;
}
