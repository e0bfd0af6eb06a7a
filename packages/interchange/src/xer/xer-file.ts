import type { LossList } from '../loss-list.ts';
import {
  type Dialect,
  EVERYWHERE,
  isNothing,
  type P6Calendar,
  type P6File,
  type P6Kind,
  type P6Object,
  P6Objects,
  type P6Project,
  P6Refused,
  p6ObjectOf,
  Unread,
} from '../p6/index.ts';
import { readRefusal } from '../read-outcome.ts';
import { parseClndrData } from './clndr-data.ts';
import { XER_TABLES } from './columns.ts';
import { HOUSEKEEPING_TABLES, USUAL_VALUES } from './usual-values.ts';
import { XerObject, XerRows } from './xer-object.ts';
import type { XerPart, XerTable, XerTables } from './xer-tables.ts';

export const XER_DIALECT: Dialect = {
  format: 'xer',
  wholePercent: 100,
  fieldName: (kind, field) => {
    const { table, columns } = XER_TABLES[kind];
    return `${table}.${(columns as Readonly<Record<string, string>>)[field] ?? field}`;
  },
  kindName: (kind) => XER_TABLES[kind].table,
};

/** Kinds whose rows belong to one project; those of others are for all. */
const OF_A_PROJECT: ReadonlySet<P6Kind> = new Set<P6Kind>([
  'ScheduleOptions',
  'WBS',
  'Activity',
  'Relationship',
  'ResourceAssignment',
  'ActivityExpense',
  'ActivityCodeAssignment',
  'ActivityNote',
  'ProjectNote',
  'UDFValue',
]);

const SETTINGS: ReadonlySet<string> = new Set(['PROJECT', 'SCHEDOPTIONS']);

/** Rows as P6's business objects, each with the project it belongs to. Refuses what lacks the necessary. */
export function xerFile({ header, tables }: XerTables, losses: LossList): P6File {
  return new Assembly(tables, losses).file(header);
}

class Assembly {
  readonly #everywhere = new P6Objects();
  readonly #projects = new Map<string, P6Project>();
  readonly #calendars: P6Calendar[] = [];
  readonly #unread = new Unread();

  constructor(
    private readonly tables: ReadonlyMap<string, XerTable>,
    private readonly losses: LossList,
  ) {}

  file(header: readonly string[]): P6File {
    this.#readProjects();
    for (const kind of Object.keys(XER_TABLES) as P6Kind[]) {
      if (kind !== 'Project') this.#readKind(kind);
    }
    this.#countUnreadTables();
    this.#sayAbsentTables();
    const currency = header[7]?.trim();
    return {
      dialect: XER_DIALECT,
      ...(currency ? { currency } : {}),
      everywhere: this.#everywhere,
      calendars: this.#calendars,
      projects: [...this.#projects.values()],
      unread: this.#unread,
    };
  }

  #readProjects(): void {
    const names = this.#projectNames();
    for (const { rows, row, object } of this.#rows('Project')) {
      const id = rows.text(row, 'proj_id');
      if (this.#projects.has(id)) {
        this.losses.add('p6-object-twice', `line ${object.line}`, { kind: 'PROJECT' });
        continue;
      }
      const root = names.get(id);
      const named = p6ObjectOf('Project', object.line, (field) => {
        if (field === 'Name') return root?.name;
        return field === 'WBSObjectId' ? root?.wbs : object.text(field);
      });
      const role = named.text('OriginalProjectObjectId') === undefined ? 'project' : 'baseline';
      this.#projects.set(id, { role, object: named, objects: new P6Objects(), key: keyOf(id) });
      this.#countUnread('PROJECT', rows, row, keyOf(id));
    }
    if (this.#projects.size === 0) throw tableMissing('PROJECT');
  }

  /** An XER names a project in its WBS's own row. */
  #projectNames(): Map<string, { name: string; wbs: string }> {
    const names = new Map<string, { name: string; wbs: string }>();
    for (const { rows, row } of this.#rows('WBS')) {
      if (rows.text(row, 'proj_node_flag') !== 'Y') continue;
      const id = rows.text(row, 'proj_id');
      if (names.has(id)) continue;
      names.set(id, { name: rows.text(row, 'wbs_name'), wbs: rows.text(row, 'wbs_id') });
    }
    return names;
  }

  #readKind(kind: P6Kind): void {
    const { table } = XER_TABLES[kind];
    for (const { rows, row, object } of this.#rows(kind)) {
      if (kind === 'Calendar') this.#addCalendar(object as P6Object<'Calendar'>, rows, row);
      let key = EVERYWHERE;
      if (!OF_A_PROJECT.has(kind)) {
        this.#everywhere.add(object);
      } else {
        const id = rows.text(row, 'proj_id');
        const project = this.#projectOf(id);
        if (project !== undefined) {
          project.objects.add(object);
          key = project.key;
        } else if (id === '' && kind === 'UDFValue') {
          this.#everywhere.add(object);
        } else {
          this.losses.add('p6-row-of-no-project', `line ${object.line}`, { table });
        }
      }
      this.#countUnread(table, rows, row, key);
    }
  }

  #addCalendar(object: P6Object<'Calendar'>, rows: XerRows, row: number): void {
    const data = rows.text(row, 'clndr_data');
    this.#calendars.push({ object, data: data === '' ? undefined : parseClndrData(data) });
  }

  /** Some exporters leave the project out where there is only one. */
  #projectOf(id: string): P6Project | undefined {
    const known = this.#projects.get(id);
    if (known !== undefined || id !== '' || this.#projects.size > 1) return known;
    return this.#projects.values().next().value;
  }

  /** The rows of a kind's table; refused where a column is missing that it cannot do without. */
  *#rows<K extends P6Kind>(
    kind: K,
  ): Generator<{ readonly rows: XerRows; readonly row: number; readonly object: P6Object<K> }> {
    for (const part of this.tables.get(XER_TABLES[kind].table)?.parts ?? []) {
      if (part.rows.length === 0) continue;
      checkColumns(kind, part, this.#projects.size, this.losses);
      const rows = new XerRows(part);
      for (let row = 0; row < rows.count; row++) {
        yield { rows, row, object: new XerObject(kind, rows, row) };
      }
    }
  }

  #countUnread(table: string, rows: XerRows, row: number, key: string): void {
    const cells = rows.cells(row);
    for (const [index, column, usual] of unreadColumns(table, rows.part)) {
      const value = cells[index + 1]?.trim();
      if (value === undefined || value === '') continue;
      if (usual === undefined ? isNothing(value) : usual.includes(value)) continue;
      if (SETTINGS.has(table)) this.#unread.setting(key, table, column, value);
      else this.#unread.value(key, `${table}.${column}`, rows.line(row));
    }
    for (let i = rows.part.width + 1; i < cells.length; i++) {
      if (cells[i]?.trim() === '') continue;
      this.losses.add('xer-row-long', `line ${rows.line(row)}`, { table });
      break;
    }
  }

  #countUnreadTables(): void {
    const read = new Set(Object.values(XER_TABLES).map(({ table }) => table));
    for (const { name, parts } of this.tables.values()) {
      if (read.has(name) || HOUSEKEEPING_TABLES.has(name)) continue;
      for (const part of parts) {
        const rows = new XerRows(part);
        for (let row = 0; row < rows.count; row++) {
          const key = this.#projects.get(rows.text(row, 'proj_id'))?.key ?? EVERYWHERE;
          this.#unread.row(key, name, rows.line(row));
        }
      }
    }
  }

  /** P6 leaves out tables without rows; where two activities and no link remain, somebody should know. */
  #sayAbsentTables(): void {
    const rows = (table: string) =>
      (this.tables.get(table)?.parts ?? []).reduce((sum, part) => sum + part.rows.length, 0);
    if (rows('TASK') === 0) throw tableMissing('TASK');
    for (const table of rows('TASK') > 1 ? ['PROJWBS', 'TASKPRED'] : ['PROJWBS']) {
      if (!this.tables.has(table)) this.losses.add('xer-table-absent', undefined, { table });
    }
  }
}

/** No project's key is that of everywhere, not even of one without an id. */
function keyOf(projectId: string): string {
  return `project ${projectId}`;
}

function tableMissing(table: string): P6Refused {
  return new P6Refused(readRefusal('xer-table-missing', { table }, { at: { record: table } }));
}

type UnreadColumn = readonly [index: number, column: string, usual: readonly string[] | undefined];
const unreadColumnsOf = new WeakMap<XerPart, readonly UnreadColumn[]>();

function unreadColumns(table: string, part: XerPart): readonly UnreadColumn[] {
  const known = unreadColumnsOf.get(part);
  if (known !== undefined) return known;
  const read = new Set<string>();
  for (const one of Object.values(XER_TABLES)) {
    if (one.table === table) for (const column of Object.values(one.columns)) read.add(column);
  }
  const usual = USUAL_VALUES[table] ?? {};
  const unread = [...part.columns].flatMap(([column, index]): UnreadColumn[] => {
    const values = usual[column];
    if (read.has(column) || values === true) return [];
    return [[index, column, values]];
  });
  unreadColumnsOf.set(part, unread);
  return unread;
}

const checked = new WeakSet<XerPart>();

function checkColumns(kind: P6Kind, part: XerPart, projects: number, losses: LossList): void {
  if (checked.has(part)) return;
  checked.add(part);
  const { table, needed = [], expected = [] } = XER_TABLES[kind];
  const asksProject = OF_A_PROJECT.has(kind) && kind !== 'UDFValue' && projects > 1;
  for (const column of asksProject ? [...needed, 'proj_id'] : needed) {
    if (part.columns.has(column)) continue;
    const at = { record: table, field: column };
    throw new P6Refused(readRefusal('xer-column-missing', { table, column }, { at }));
  }
  for (const column of expected) {
    if (!part.columns.has(column)) losses.add('xer-column-absent', undefined, { table, column });
  }
}
