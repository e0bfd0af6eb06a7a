import { type RecordKind, type RecordOf, view } from '@throughline/model';
import type { HotProject } from '../hot-project.ts';
import { type Asking, askedPlan } from './asked-plan.ts';
import { isNoAnswer, type NoAnswer } from './no-answer.ts';

export interface StateAsked extends Asking {
  readonly kind: RecordKind;
  readonly offset?: number | undefined;
  readonly limit: number;
}

/** Records of one kind as they were at a moment, or as a branch has them: tasks as the plan is read, others by id. */
export function state(project: HotProject, asking: StateAsked): object | NoAnswer {
  const asked = askedPlan(project, asking);
  if (isNoAnswer(asked)) return asked;
  const { reader, kind, offset = 0, limit } = asking;
  const records = view(reader, asked.records);
  const all: RecordOf<RecordKind>[] =
    kind === 'task'
      ? [...records.outline()].map(({ task }) => task)
      : [...records.all(kind)].sort((a, b) => (a.id < b.id ? -1 : 1));
  const end = offset + limit;
  return {
    about: asked.about,
    records: all.slice(offset, end),
    total: all.length,
    next: end < all.length ? end : null,
  };
}
