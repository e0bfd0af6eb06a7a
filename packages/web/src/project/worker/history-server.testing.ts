import {
  type ComputedDates,
  computePlan,
  type Edit,
  type EditId,
  type History,
  type Instant,
  isRefusal,
  type Problem,
  type RecordId,
  type Refusal,
} from '@throughline/model';
import { ProblemError, Unreachable } from '../../connection/index.ts';
import type { Ports } from './ports.ts';

const AT = '2026-03-02T09:00:00.000Z' as Instant;

interface Body {
  readonly base: number;
  readonly editId: EditId;
  readonly edits: readonly { readonly editId: EditId; readonly edit: Edit }[];
}

/** What becomes of a request: it may get lost on its way there, or its answer on its way back. */
export type Way = 'arrives' | 'lost' | 'answer-lost';

/** A server as far as a held plan asks it, over the model's own history. */
export class HistoryServer {
  #salt = 0;
  /** Edits that were asked for, in the order in which they arrived. */
  readonly arrived: string[] = [];

  constructor(readonly history: History) {}

  /** How `author` reaches it; `way` says what becomes of each request. */
  asked(author: string, way: () => Way = () => 'arrives'): Ports['ask'] {
    return async <Answer>(
      method: string,
      path: string,
      options: { readonly query?: unknown; readonly body?: unknown } = {},
    ): Promise<Answer> => {
      const fate = way();
      // Whatever it is that happens, it does not happen at once.
      await Promise.resolve();
      if (fate === 'lost') throw new Unreachable('lost on its way');
      const answer = this.#answer(
        author as RecordId,
        `${method} ${path.replace(/^\/projects\/p/, '')}`,
        options,
      );
      await Promise.resolve();
      if (fate === 'answer-lost') throw new Unreachable('the answer was lost');
      return structuredClone(answer) as Answer;
    };
  }

  /** What the stream would bring after this change. */
  stream(after: number): string[] {
    const { changes } = this.history;
    const texts: string[] = [];
    for (let from = after; from < changes.length; ) {
      const group = changes[from]?.group;
      const end = group === undefined ? from + 1 : from + group.count - group.index;
      texts.push(JSON.stringify({ seq: end, changes: changes.slice(from, end) }));
      from = end;
    }
    return texts;
  }

  #answer(
    author: RecordId,
    what: string,
    { query = {}, body }: { readonly query?: unknown; readonly body?: unknown },
  ): unknown {
    const { history } = this;
    const salt = () => (++this.#salt).toString(16).padStart(32, '0');
    switch (what) {
      case 'GET /account':
        return { id: author };
      case 'GET /members':
        return {
          members: [
            { personId: 'ann', name: 'Ann' },
            { personId: 'ben', name: 'Ben' },
          ],
        };
      case 'GET /snapshot':
        return {
          seq: history.head,
          hash: history.headHash,
          branches: [],
          records: [...history.records],
        };
      case 'GET /schedule':
        return { columns: this.#columns() };
      case 'GET /log': {
        const { after } = query as { after: number };
        return { head: history.head, changes: history.changes.slice(after) };
      }
      case 'POST /edits': {
        const { base, edits } = body as Body;
        this.arrived.push(...edits.map(({ editId }) => editId));
        return this.#made(history.submit({ base, edits, at: AT, author, via: 'web' }, salt));
      }
      case 'POST /undo':
      case 'POST /redo': {
        const { editId } = body as Body;
        const way = what === 'POST /undo' ? 'undo' : 'redo';
        return this.#made(history[way]({ editId, at: AT, author, via: 'web' }, salt));
      }
      default:
        throw new Error(`nobody answers ${what}`);
    }
  }

  /** As a guest gets them: dates without float. */
  #columns(): object {
    const { records } = this.history;
    const computed = computePlan(records);
    if ('code' in computed) throw new Error(computed.code);
    const ids = [...records.outline()].map(({ task }) => task.id);
    const dates = (of: ComputedDates) => ({
      start: ids.map((id) => of.task(id).start),
      finish: ids.map((id) => of.task(id).finish),
    });
    return { id: ids, schedule: dates(computed.schedule), forecast: dates(computed.forecast) };
  }

  #made(made: object | Refusal): unknown {
    if (isRefusal(made)) {
      const { code, parameters, recordId, field } = made;
      const isConflict = code === 'changed-since';
      const problem = {
        type: isConflict ? '/problems/conflict' : '/problems/refused',
        title: 'The plan refuses this edit',
        status: isConflict ? 409 : 422,
        code,
        parameters: { ...parameters },
        ...(recordId !== undefined && { recordId }),
        ...(field !== undefined && { field }),
      };
      throw new ProblemError(problem as Problem);
    }
    return { ...made, head: this.history.head };
  }
}
