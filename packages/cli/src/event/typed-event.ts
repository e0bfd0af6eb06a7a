import {
  type Change,
  type Edit,
  type EventRecord,
  type ExplanationRecord,
  explanationId,
  type StatedCause,
} from '@throughline/model';
import { misread, type TypedEdits, type Typing } from '../edit/typed-edit.ts';
import { readDate } from '../edit/typed-values.ts';
import { findRecord, findTask, isNotFound } from '../find/index.ts';

export interface EventWords {
  readonly cause?: StatedCause;
  readonly responsible?: string;
  readonly standing?: EventRecord['standing'];
  readonly at?: string;
}

export function eventAdded(name: string, words: EventWords, typing: Typing): TypedEdits {
  if (words.cause === undefined) return misread('An event has a cause.', '--cause supplier', '…');
  const at =
    words.at === undefined ? undefined : readDate(words.at, 'start', typing.records.project);
  if (typeof at === 'object') return at;
  const record: EventRecord = {
    id: typing.makeId(),
    kind: 'event',
    audience: 'internal',
    name,
    cause: words.cause,
    standing: words.standing ?? 'unapproved',
    ...(words.responsible !== undefined && { responsible: words.responsible }),
    ...(at !== undefined && { at }),
  };
  return [{ kind: 'event.add', record }];
}

export interface ExplanationWords {
  readonly event?: string;
  readonly cause?: StatedCause;
  /** Only what the edits did to this task. */
  readonly about?: string;
}

/** Says why changes were made, after they were. What was said before is replaced; no amount follows from it. */
export function explanations(
  changes: readonly Change[],
  { event: asked, cause, about }: ExplanationWords,
  { records }: Typing,
): TypedEdits {
  if ((asked === undefined) === (cause === undefined)) {
    return misread(
      'Say an event or a cause: an event has its own cause.',
      '--event NAME',
      '--cause CAUSE',
    );
  }
  const event = asked === undefined ? undefined : findRecord(records, 'event', asked);
  if (event !== undefined && isNotFound(event)) return event;
  const task = about === undefined ? undefined : findTask(records, about);
  if (task !== undefined && isNotFound(task)) return task;
  const editIds = [...new Set(changes.map(({ editId }) => editId))];
  return editIds.map((editId): Edit => {
    const id = explanationId(editId, task?.id);
    const why = event === undefined ? { cause } : { eventId: event.id };
    if (records.find('explanation', id) !== undefined) {
      const set = event === undefined ? { cause: cause ?? '' } : { eventId: event.id };
      return {
        kind: 'explanation.change',
        id,
        set,
        clear: [event === undefined ? 'eventId' : 'cause'],
      };
    }
    const record = {
      id,
      kind: 'explanation',
      audience: 'internal',
      editId,
      ...(task !== undefined && { about: task.id }),
      ...why,
    } as ExplanationRecord;
    return { kind: 'explanation.add', record };
  });
}
