import { LossList } from '../loss-list.ts';
import { type ReadOptions, type ReadPlan, type ReadRefusal, readRefusal } from '../read-outcome.ts';
import {
  readXml,
  type Shape,
  type Visit,
  type XmlElement,
  type XmlTag,
  type XmlVisitor,
} from '../xml/index.ts';
import { assemble } from './assemble.ts';
import { CustomFields } from './custom-fields.ts';
import { ASSIGNMENT, PROJECT, RESOURCE, SECTIONS_LEFT_OUT, TASK } from './element-fates.ts';
import { shapeOf } from './fate.ts';
import { Fields, type FileContext } from './fields.ts';
import { readOutlineCode } from './outline-codes.ts';
import { type AssignmentDraft, readAssignment } from './read-assignment.ts';
import { type CalendarDraft, readCalendar } from './read-calendar.ts';
import { Header, readProject } from './read-header.ts';
import { type ResourceDraft, readResource } from './read-resource.ts';
import { readTask, type TaskDraft } from './read-task.ts';

const NAMESPACE = 'http://schemas.microsoft.com/project';

/**
 * Reads MS Project's XML, of 2003 to today. Ids are derived from the file's own UIDs, so that two states
 * of one schedule have the same. Nothing is pinned that the file does not pin: dates that MS Project
 * computed are in `stored`, not in the records.
 */
export function readMspdi(bytes: Uint8Array, options: ReadOptions = {}): ReadPlan | ReadRefusal {
  const reading = new MspdiReading(new Header());
  const refusal = readXml(bytes, reading);
  if (refusal !== undefined) return refusal;
  if (!reading.headerCameLate) return reading.finish(options);
  // Not in the schema's order: what stands before a header element may need it, so it is read again.
  const again = new MspdiReading(reading.header, true);
  return readXml(bytes, again) ?? again.finish(options);
}

class MspdiReading implements XmlVisitor {
  headerCameLate = false;
  readonly #losses = new LossList();
  readonly #custom = new CustomFields(this.#losses);
  readonly #calendars = new Map<string, CalendarDraft>();
  readonly #tasks = new Map<string, TaskDraft>();
  readonly #resources = new Map<string, ResourceDraft>();
  readonly #assignments: AssignmentDraft[] = [];
  #projectNotes: string | undefined;
  #context: FileContext | undefined;
  #foreign: string | undefined;

  constructor(
    readonly header: Header,
    private readonly headerIsWhole = false,
  ) {}

  visit(name: string, path: readonly string[], tag: XmlTag): Visit {
    if (path.length === 0) return this.#root(name, tag);
    if (path.length === 1) return this.#section(name);
    const section = path[1] as string;
    const counted = SECTIONS_LEFT_OUT[section];
    if (counted !== undefined) {
      this.#losses.add(counted, section);
      return 'skip';
    }
    if (ENTRIES[section] === name) {
      return 'take';
    }
    this.#losses.add('unknown-element', `line ${tag.line}`, { element: name });
    return 'skip';
  }

  shapeOf(name: string): Shape | undefined {
    return SHAPES[name];
  }

  taken(element: XmlElement, path: readonly string[]): ReadRefusal | undefined {
    if (path.length === 1) {
      if (this.headerIsWhole) return undefined;
      if (this.#context !== undefined) this.headerCameLate = true;
      this.header.add(element);
      return undefined;
    }
    switch (element.name) {
      case 'Calendar':
        return this.#takeCalendar(element);
      case 'Task':
        return this.#takeTask(element);
      case 'Resource':
        return this.#takeResource(element);
      case 'Assignment':
        return this.#takeAssignment(element);
      case 'ExtendedAttribute':
        this.#custom.addDefinition(element);
        return undefined;
      default:
        this.#custom.addList(readOutlineCode(element, this.#losses));
        return undefined;
    }
  }

  finish({ project: asked, fileName }: ReadOptions): ReadPlan | ReadRefusal {
    if (this.#foreign !== undefined) return readRefusal('format-xml', { root: this.#foreign });
    const file = this.#file();
    this.header.countLeftOut(this.#losses);
    const project = readProject(this.header, file, fileName);
    const { name, title } = project.record;
    if (asked !== undefined && asked !== name && asked !== title) {
      return readRefusal('project-not-found', { asked }, { accepted: [name] });
    }
    if (this.#tasks.size > 0) this.#noteConstraintOption(file);
    return assemble({
      project,
      projectNotes: this.#projectNotes,
      calendars: this.#calendars,
      tasks: [...this.#tasks.values()],
      resources: this.#resources,
      assignments: this.#assignments,
      custom: this.#custom,
      losses: this.#losses,
    });
  }

  #root(name: string, { attributes }: XmlTag): Visit {
    const spaces = Object.entries(attributes).filter(([key]) => /^xmlns(:|$)/.test(key));
    const known = spaces.length === 0 || spaces.some(([, value]) => value === NAMESPACE);
    if (name === 'Project' && known) return 'enter';
    this.#foreign = name;
    return 'skip';
  }

  #section(name: string): Visit {
    if (name in ENTRIES || name in SECTIONS_LEFT_OUT) return 'enter';
    if (PROJECT.has(name)) return 'take';
    this.#losses.add('unknown-element', undefined, { element: name });
    return 'skip';
  }

  /** Known from the first record on; the header stands before it. */
  #file(): FileContext {
    this.#context ??= this.header.context(this.#losses);
    return this.#context;
  }

  #takeCalendar(element: XmlElement): ReadRefusal | undefined {
    const name = element.text('Name') ?? '';
    const uid = element.text('UID');
    if (uid === undefined) return missingUid(element, 'calendars');
    const first = this.#calendars.get(uid);
    if (first !== undefined) return twice(element, 'calendars', uid, first.line);
    const fields = new Fields(element, this.#file(), place('calendar', uid, name));
    this.#calendars.set(uid, readCalendar(uid, fields));
    return undefined;
  }

  #takeTask(element: XmlElement): ReadRefusal | undefined {
    const file = this.#file();
    const uid = element.text('UID');
    const isNull = element.text('IsNull');
    if (isNull === '1' || isNull === 'true') {
      this.#losses.add('null-rows', () => `row ${element.text('ID') ?? uid ?? ''}`);
      return undefined;
    }
    if (uid === undefined) return missingUid(element, 'tasks');
    if (uid === '0') {
      this.#takeProjectSummary(element);
      return undefined;
    }
    const first = this.#tasks.get(uid);
    if (first !== undefined) return twice(element, 'tasks', uid, first.line);
    const name = element.text('Name') ?? '';
    const fields = new Fields(element, file, place('task', uid, name));
    this.#tasks.set(uid, readTask(uid, fields));
    return undefined;
  }

  /** UID 0 is the project itself, drawn as a row: its notes are the project's. */
  #takeProjectSummary(element: XmlElement): void {
    this.#projectNotes = element.first('Notes')?.content || undefined;
    for (const name of ['ExtendedAttribute', 'OutlineCode', 'Baseline', 'TimephasedData']) {
      const count = element.all(name).length;
      if (count > 0) this.#losses.add('project-summary-fields', name, {}, count);
    }
    for (const name of ['FixedCost', 'Deadline', 'HyperlinkAddress']) {
      const value = element.text(name);
      if (value !== undefined && Number(value) !== 0)
        this.#losses.add('project-summary-fields', name);
    }
  }

  #takeResource(element: XmlElement): ReadRefusal | undefined {
    const uid = element.text('UID');
    const name = element.text('Name');
    const isNull = element.text('IsNull');
    if (isNull === '1' || isNull === 'true') {
      this.#losses.add('null-rows', () => `resource row ${element.text('ID') ?? uid ?? ''}`);
      return undefined;
    }
    if (uid === undefined) return missingUid(element, 'resources');
    // MS Project's own stand-in for nobody.
    if (uid === '0' && name === undefined) return undefined;
    const first = this.#resources.get(uid);
    if (first !== undefined) return twice(element, 'resources', uid, first.line);
    const fields = new Fields(element, this.#file(), place('resource', uid, name ?? ''));
    this.#resources.set(uid, readResource(uid, fields));
    return undefined;
  }

  #takeAssignment(element: XmlElement): undefined {
    const where = place('assignment', element.text('UID') ?? '', element.text('TaskUID') ?? '');
    this.#assignments.push(readAssignment(new Fields(element, this.#file(), where)));
    return undefined;
  }

  /**
   * MS Project itself writes 0 in every plan that honours its constraint dates, other tools write 1:
   * a 1 may mean either, and matters only where a constraint could clash with links.
   */
  #noteConstraintOption(file: FileContext): void {
    const option = this.header.element.text('HonorConstraints');
    if (option !== '1' && option !== 'true') return;
    for (const { record } of this.#tasks.values()) {
      if (HARD.has(record.constraint?.type ?? '')) {
        file.losses.add('constraints-may-yield');
        return;
      }
    }
  }
}

/** The entries of each section that is read. */
const ENTRIES: Readonly<Record<string, string>> = {
  OutlineCodes: 'OutlineCode',
  ExtendedAttributes: 'ExtendedAttribute',
  Calendars: 'Calendar',
  Tasks: 'Task',
  Resources: 'Resource',
  Assignments: 'Assignment',
};

/** Of the records that make up a large file. */
const SHAPES: Readonly<Record<string, Shape>> = {
  Task: shapeOf(TASK),
  Resource: shapeOf(RESOURCE),
  Assignment: shapeOf(ASSIGNMENT),
};

const HARD = new Set<string>([
  'must-start-on',
  'must-finish-on',
  'start-no-later-than',
  'finish-no-later-than',
]);

/** Where something was found. A function of its own, since drafts keep it: its closure must not hold the element. */
function place(record: string, uid: string, name: string): () => string {
  const named = record === 'assignment' ? `of task ${name}` : name;
  return () => `${record} ${uid} ${named}`.trimEnd();
}

function missingUid(element: XmlElement, record: string): ReadRefusal {
  return readRefusal('uid-missing', { record }, { at: { line: element.line, field: 'UID' } });
}

function twice(element: XmlElement, record: string, id: string, first: number): ReadRefusal {
  return readRefusal(
    'record-twice',
    { record, id, first: `line ${first}`, second: `line ${element.line}` },
    { at: { line: element.line, record: id, field: 'UID' } },
  );
}
