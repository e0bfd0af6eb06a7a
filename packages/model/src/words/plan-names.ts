import { rowsOf } from '../notation/index.ts';
import type {
  PlanRecord,
  ProjectRecord,
  PromiseRecord,
  RecordId,
  Records,
  TaskRecord,
} from '../plan/index.ts';
import { nameIn } from './record-name.ts';
import type { NameOf } from './sentence.ts';

/** What people call the tasks of one state of a plan, which is not edited while it is asked. */
export class PlanNames {
  #rowNumbers: ReadonlyMap<RecordId, string> | undefined;

  constructor(private readonly records: Records) {}

  /** The id that people see: MS Project's ID, P6's activity code, the code of a WBS row, else the row's number. */
  shownId({ keys, wbs, id }: TaskRecord): string {
    const given = keys?.['ms-project.id'] ?? keys?.['p6.code'] ?? wbs ?? keys?.['ms-project.uid'];
    if (given !== undefined) return given;
    this.#rowNumbers ??= rowNumbers(this.records);
    return this.#rowNumbers.get(id) ?? id;
  }

  /** A task as a sentence names it: `42 Dig the trench`. */
  taskTitle(task: TaskRecord): string {
    const name = task.name.trim();
    return `${this.shownId(task)} ${name === '' ? '(no name)' : name}`;
  }

  /** The same by record id; the id itself where there is no such task. */
  taskTitleOf(id: RecordId): string {
    const task = this.records.find('task', id);
    return task === undefined ? id : this.taskTitle(task);
  }

  /**
   * What people call any record: a task by its number and name, others by their name.
   * @param gone records that the plan no longer has, such as those that a diff removed
   */
  nameOf(gone: { readonly [id: string]: PlanRecord } = {}): NameOf {
    const name = nameIn(this.records, gone);
    return (id) => {
      const task = this.records.find('task', id as RecordId);
      return task === undefined ? name(id) : this.taskTitle(task);
    };
  }
}

/** Rows are counted from the top. Beside tasks that a file has numbered, new ones go on from its last. */
function rowNumbers(records: Records): ReadonlyMap<RecordId, string> {
  const rows = [...rowsOf(records)];
  const given = rows
    .map(({ task }) => Number(task.keys?.['ms-project.id']))
    .filter(Number.isInteger);
  const last = given.reduce((most, id) => Math.max(most, id), 0);
  let added = last;
  return new Map(
    rows.map(({ task, row }) => {
      if (task.keys?.['ms-project.id'] !== undefined) return [task.id, task.keys['ms-project.id']];
      return [task.id, String(last === 0 ? row : ++added)];
    }),
  );
}

/**
 * MS Project names a project after its file, and keeps what people call it as the title;
 * where nobody gave it one, that is `Project1`.
 */
export function projectTitle({ name, title = '' }: ProjectRecord): string {
  const given = /^project\d*$/i.test(title.trim()) ? '' : title.trim();
  const fileName = name.replace(/^.*[\\/]/, '').replace(/(\.mpp|\.xml|\.xer)+$/i, '');
  return given || fileName || 'The plan';
}

/** A promise by its name, else by whom it was made to. */
export function promiseTitle({ name, to }: PromiseRecord): string {
  return name ?? `the promise to ${to}`;
}
