import {
  isRefusal,
  type LocalDateTime,
  parseDuration,
  scaleOf,
  type TaskRecord,
} from '@throughline/model';
import { isNotFound, type NotFound } from '../find/index.ts';
import type { TypedEdits, Typing } from './typed-edit.ts';
import { isNone, readDate, readPercent, withOptions } from './typed-values.ts';

export function started(
  { id }: TaskRecord,
  [text = '']: readonly string[],
  { records }: Typing,
): TypedEdits {
  if (isNone(text)) return [{ kind: 'task.set-progress', taskId: id, takeBack: 'start' }];
  const actualStart = readDate(text, 'start', records.project);
  if (typeof actualStart !== 'string') return actualStart;
  return [{ kind: 'task.set-progress', taskId: id, actualStart }];
}

/** A milestone begins when it ends. */
export function finished(
  task: TaskRecord,
  words: readonly string[],
  { records }: Typing,
): TypedEdits {
  const said = withOptions(words, ['since']);
  if (isNotFound(said)) return said;
  const actualFinish = readDate(said.plain[0], 'finish', records.project);
  if (typeof actualFinish !== 'string') return actualFinish;
  const isMoment = (task.duration?.minutes ?? 0) === 0 && task.actualStart === undefined;
  const begun = isMoment ? { actualStart: actualFinish } : since(said.option, records.project);
  if (isNotFound(begun)) return begun;
  return [{ kind: 'task.set-progress', taskId: task.id, ...begun, actualFinish }];
}

export function done({ id }: TaskRecord, words: readonly string[], typing: Typing): TypedEdits {
  const said = withOptions(words, ['since']);
  if (isNotFound(said)) return said;
  const percentComplete = readPercent(said.plain[0]);
  if (typeof percentComplete !== 'number') return percentComplete;
  const begun = since(said.option, typing.records.project);
  if (isNotFound(begun)) return begun;
  return [{ kind: 'task.set-progress', taskId: id, ...begun, percentComplete }];
}

/** What nobody has begun has its whole duration left. */
export function remainingTyped(
  task: TaskRecord,
  words: readonly string[],
  { records }: Typing,
): TypedEdits {
  const said = withOptions(words, ['since']);
  if (isNotFound(said)) return said;
  const length = parseDuration(said.plain.join(' '), scaleOf(records.project));
  if (isRefusal(length)) return length;
  const begun = since(said.option, records.project);
  if (isNotFound(begun)) return begun;
  const report = { taskId: task.id, ...begun, remaining: length.minutes };
  return [{ kind: 'task.set-progress', ...report }];
}

function since(
  option: ReadonlyMap<string, string>,
  project: Typing['records']['project'],
): { readonly actualStart?: LocalDateTime } | NotFound {
  const text = option.get('since');
  if (text === undefined) return {};
  const actualStart = readDate(text, 'start', project);
  return typeof actualStart === 'string' ? { actualStart } : actualStart;
}
