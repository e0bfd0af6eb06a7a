import {
  CauseWords,
  type ComputedPlan,
  type Reader,
  type RecordId,
  type TaskWhy,
  viewWhy,
  whyTask,
} from '@throughline/model';
import type { HotProject } from '../hot-project.ts';
import { type AskedPlan, type Asking, askedPlan, plain } from './asked-plan.ts';
import { isNoAnswer, NOT_FOUND, type NoAnswer } from './no-answer.ts';

export interface WhyAsked extends Asking {
  readonly taskId: string;
}

/**
 * Where each date of a task comes from, as the rules have it and as it is forecast: the first step is the
 * task's own date, each next one is what the first cause before it names.
 */
export function why(project: HotProject, question: WhyAsked): object | NoAnswer {
  const asked = askedPlan(project, question);
  if (isNoAnswer(asked)) return asked;
  const { computed, records } = asked;
  const task = records.find('task', question.taskId as RecordId);
  if (task === undefined) return NOT_FOUND;
  if ('code' in computed) return asked.undated(computed);
  const { reader } = question;
  const title = reader.role === 'guest' ? task.name : asked.names.taskTitle(task);
  const schedule = chainsOf(asked, computed, 'schedule', task.id, reader);
  const forecast = chainsOf(asked, computed, 'forecast', task.id, reader);
  if (schedule === undefined || forecast === undefined) return NOT_FOUND;
  return { about: asked.about, taskId: task.id, title, schedule, forecast };
}

/** Undefined for a task that is not the reader's to see. */
function chainsOf(
  { records }: AskedPlan,
  computed: ComputedPlan,
  of: 'schedule' | 'forecast',
  taskId: RecordId,
  reader: Reader,
): object | undefined {
  const { totalFloat, freeFloat } = computed[of].task(taskId);
  const seen = viewWhy(reader, taskId, whyTask(computed, of, taskId), records);
  if (seen === undefined || 'shared' in seen) return seen;
  const words = new CauseWords(records, computed[of]);
  const steps = (name: keyof TaskWhy) =>
    seen[name].map((step) => ({ ...step, sentence: plain(words.full(step)) }));
  return {
    totalFloat,
    freeFloat,
    start: steps('start'),
    finish: steps('finish'),
    lateFinish: steps('lateFinish'),
  };
}
