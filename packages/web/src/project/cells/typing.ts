import type { Edit, RecordId, RecordOf, TaskRecord } from '@throughline/model';
import type { CellPlan } from '../cell-plan.ts';
import type { ColumnId } from '../columns.ts';
import { cellTexts } from './cell-text.ts';
import { alike } from './typed-text.ts';

/** What a cell shows. */
export type Shown = (task: TaskRecord, column: ColumnId) => string;

/** Of a plan that stays as it is while it is asked: each column is made ready once. */
export function shownCells(plan: CellPlan): Shown {
  const textsByColumn = new Map<ColumnId, (task: TaskRecord) => string>();
  return (task, column) => {
    const texts = textsByColumn.get(column) ?? cellTexts(plan, column);
    textsByColumn.set(column, texts);
    return texts(task);
  };
}

/** What is typed at once: what one cell makes, the others know of. */
export class Typing {
  readonly #resources = new Map<string, RecordOf<'resource'>>();
  readonly #shown: Shown;

  constructor(
    readonly plan: CellPlan,
    /** The row numbers that the plan will have, which typed links speak of. */
    readonly idAtRow: (row: number) => RecordId | undefined,
    shown: Shown,
  ) {
    this.#shown = shown;
    for (const resource of plan.records.all('resource')) {
      const name = alike(resource.name);
      if (!this.#resources.has(name)) this.#resources.set(name, resource);
    }
  }

  /** By name, in whatever case. */
  resource(name: string): RecordOf<'resource'> | undefined {
    return this.#resources.get(alike(name));
  }

  /** The known names that a text begins with, the longest first: a name may hold what sets names apart. */
  resourcesBeginning(text: string): RecordOf<'resource'>[] {
    const typed = text.toLowerCase();
    return [...this.#resources.values()]
      .filter(({ name }) => name !== '' && typed.startsWith(name.toLowerCase()))
      .sort((a, b) => b.name.length - a.name.length);
  }

  shown(task: TaskRecord, column: ColumnId): string {
    return this.#shown(task, column);
  }

  made(resource: RecordOf<'resource'>): void {
    this.#resources.set(alike(resource.name), resource);
  }
}

/** What was typed for one task, by column: only what is not what the cell shows already. */
export interface TypedTask {
  readonly typing: Typing;
  readonly plan: CellPlan;
  readonly task: TaskRecord;
  /** Undefined where nothing, or nothing else, was typed. */
  text(column: ColumnId): string | undefined;
  /** What the cell shows now. */
  shown(column: ColumnId): string;
}

export function typedTask(
  typing: Typing,
  task: TaskRecord,
  texts: ReadonlyMap<ColumnId, string>,
): TypedTask {
  const { plan } = typing;
  return {
    typing,
    plan,
    task,
    text: (column) => texts.get(column),
    shown: (column) => typing.shown(task, column),
  };
}

/** What a typed cell becomes, of one kind of edit. */
export type EditOf<K extends Edit['kind']> = Extract<Edit, { kind: K }>;
