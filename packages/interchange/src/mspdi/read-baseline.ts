import type { BaselineTask } from '@throughline/model';
import type { XmlElement } from '../xml/index.ts';
import { defined } from './defined.ts';
import { TASK_BASELINE } from './element-fates.ts';
import { countLeftOut } from './fate.ts';
import { Fields } from './fields.ts';
import { readDuration } from './read-duration.ts';

/** One of a task's up to eleven baselines; undefined when it says nothing, or belongs to an interim plan. */
export function readBaseline(
  element: XmlElement,
  { file, where }: Fields,
): { number: number; values: BaselineTask } | undefined {
  const fields = new Fields(element, file, where);
  countLeftOut(element, TASK_BASELINE, file.losses, where);
  const number = fields.whole('Number') ?? 0;
  if (number < 0 || number > 10) return fields.unreadable('Baseline/Number');
  if (fields.flag('Interim')) {
    file.losses.add('interim-plans', where);
    return undefined;
  }
  const values: BaselineTask = defined({
    start: fields.moment('Start'),
    finish: fields.moment('Finish'),
    duration: readDuration(fields, 'Duration', 'DurationFormat', 'EstimatedDuration'),
    work: fields.work('Work'),
    cost: fields.cost('Cost'),
  });
  return Object.keys(values).length === 0 ? undefined : { number, values };
}
