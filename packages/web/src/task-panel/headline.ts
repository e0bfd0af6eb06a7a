import type { TaskDetails } from '../project/index.ts';
import { format, messages } from '../words/index.ts';

const say = messages({
  undated: 'This task has no dates yet.',
  finished: 'Finished {date}.',
  late: 'Finishes {date} by the forecast. Its total float is {float}: what depends on it will be late.',
  critical: 'Finishes {date} by the forecast. It is critical: its delay is the project’s.',
  float: 'Finishes {date}, with {float} of total float.',
  slipping:
    'Finishes {date} by the forecast; scheduled for {scheduled}, with {float} of total float.',
  inactive: 'Inactive: it is in the plan and not in its schedule.',
});

/** What there is to know first of a task: when it finishes, and whether that is in time. */
export function headline({ task, dates, texts }: TaskDetails): {
  readonly sentence: string;
  readonly isBad: boolean;
} {
  if (task.inactive) return { sentence: say('inactive'), isBad: false };
  if (task.actualFinish !== undefined) {
    const date = format.weekdayAndDay(task.actualFinish);
    return { sentence: say('finished', { date }), isBad: false };
  }
  const at = dates?.forecastFinish ?? dates?.finish;
  if (dates === undefined || at == null) return { sentence: say('undated'), isBad: false };
  const date = format.weekdayAndDay(at);
  const float = texts.totalFloat ?? '';
  if ((dates.totalFloat ?? 0) < 0) return { sentence: say('late', { date, float }), isBad: true };
  if (dates.critical) return { sentence: say('critical', { date }), isBad: false };
  const scheduled = format.weekdayAndDay(dates.finish);
  const sentence =
    scheduled === date
      ? say('float', { date, float })
      : say('slipping', { date, scheduled, float });
  return { sentence, isBad: false };
}
