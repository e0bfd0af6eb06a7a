import {
  type Dialect,
  EVERYWHERE,
  P6_FIELDS,
  type P6Calendar,
  type P6File,
  type P6Kind,
  type P6Object,
  P6Objects,
  type P6Project,
  Unread,
} from '../p6/index.ts';
import { type ReadRefusal, readRefusal } from '../read-outcome.ts';
import { type Visit, XmlElement, type XmlTag, type XmlVisitor } from '../xml/index.ts';
import {
  codeAssignments,
  countUnread,
  INNER,
  objectOf,
  userDefinedValues,
} from './business-objects.ts';
import { calendarData } from './calendar-data.ts';
import { HOUSEKEEPING } from './usual-values.ts';

/** Each is held until all are known; activities are the largest. */
const MOST_OBJECTS = 3_000_000;
/** Of one project; P6 has two hundred. */
const MOST_FIELDS = 20_000;

const NAMES: Readonly<Partial<Record<P6Kind, string>>> = {
  UDFValue: 'UDF',
  ActivityCodeAssignment: 'Code',
};

export const PMXML_DIALECT: Dialect = {
  format: 'pmxml',
  wholePercent: 1,
  fieldName: (kind, field) => `${NAMES[kind] ?? kind}.${field}`,
  kindName: (kind) => NAMES[kind] ?? kind,
};

/** Objects that come as elements of their own; the project is the element around them. */
const KINDS: ReadonlySet<string> = new Set(
  Object.keys(P6_FIELDS).filter(
    (kind) => !['Project', 'UDFValue', 'ActivityCodeAssignment'].includes(kind),
  ),
);

const OF_A_PROJECT: ReadonlySet<string> = new Set([
  'ScheduleOptions',
  'WBS',
  'Activity',
  'Relationship',
  'ResourceAssignment',
  'ActivityExpense',
  'ActivityNote',
  'ProjectNote',
]);

/** A project while its element is open. */
interface OpenProject {
  readonly role: P6Project['role'];
  /** Its own fields and user-defined values. */
  readonly element: XmlElement;
  readonly objects: P6Objects;
  readonly key: string;
}

/** Takes P6 XML apart into business objects, one at a time. */
export class PmxmlFile implements XmlVisitor {
  readonly #everywhere = new P6Objects();
  readonly #calendars: P6Calendar[] = [];
  readonly #unread = new Unread();
  readonly #projects: OpenProject[] = [];
  /** Objects that stand beside their projects, and name them. */
  readonly #loose: P6Object[] = [];
  #currency: string | undefined;
  #objects = 0;
  #otherRoot: { readonly root: string; readonly line: number } | undefined;

  visit(name: string, path: readonly string[], { attributes, line }: XmlTag): Visit {
    if (path.length === 0) {
      if (name === 'APIBusinessObjects') return 'enter';
      this.#otherRoot = { root: name.slice(0, 100), line };
      return 'skip';
    }
    // Inside a project, what has no children is a field of its own.
    if (path.length > 1) return 'take';
    if (name === 'Project' || name === 'BaselineProject') {
      const external = attributes.external === 'true' || attributes.external === '1';
      this.#projects.push({
        role: external ? 'external' : name === 'Project' ? 'project' : 'baseline',
        element: new XmlElement(name, line),
        objects: new P6Objects(),
        key: `project ${this.#projects.length}`,
      });
      return 'enter';
    }
    if (KINDS.has(name) || name === 'DisplayCurrency') return 'take';
    if (!HOUSEKEEPING.has(name)) this.#unread.row(EVERYWHERE, name, line);
    return 'skip';
  }

  taken(element: XmlElement, path: readonly string[]): ReadRefusal | undefined {
    const project = path.length > 1 ? this.#projects.at(-1) : undefined;
    const { name } = element;
    const isObject = element.children.length > 0;
    if (name === 'DisplayCurrency') {
      this.#currency = element.first('Currency')?.text('Id');
    } else if (isObject && KINDS.has(name)) {
      this.#add(name as P6Kind, element, project);
    } else if (project !== undefined && isObject && !INNER.has(name)) {
      this.#unread.row(project.key, `Project/${name}`, element.line);
    } else if (project !== undefined && project.element.children.length < MOST_FIELDS) {
      project.element.append(element);
    }
    if (this.#objects <= MOST_OBJECTS) return undefined;
    const where = { at: { line: element.line }, accepted: MOST_OBJECTS };
    return readRefusal('p6-too-many-objects', { most: MOST_OBJECTS }, where);
  }

  /** What was read; a refusal where the file is XML of another kind. */
  file(): P6File | ReadRefusal {
    if (this.#otherRoot !== undefined) {
      const { root, line } = this.#otherRoot;
      return readRefusal('format-xml', { root }, { at: { line }, accepted: 'APIBusinessObjects' });
    }
    const projects = this.#projects.map((open) => this.#close(open));
    this.#placeLoose(projects);
    return {
      dialect: PMXML_DIALECT,
      ...(this.#currency === undefined ? {} : { currency: this.#currency }),
      everywhere: this.#everywhere,
      calendars: this.#calendars,
      projects,
      unread: this.#unread,
    };
  }

  #add(kind: P6Kind, element: XmlElement, project: OpenProject | undefined): void {
    const object = objectOf(kind, element);
    countUnread(kind, element, project?.key ?? EVERYWHERE, this.#unread);
    const objectId = element.text('ObjectId') ?? '';
    const inner: P6Object[] = [
      ...userDefinedValues(element, objectId),
      ...(kind === 'Activity' ? codeAssignments(element, objectId) : []),
    ];
    if (kind === 'Calendar') {
      this.#calendars.push({ object: object as P6Object<'Calendar'>, data: calendarData(element) });
    } else if (!OF_A_PROJECT.has(kind)) {
      this.#everywhere.add(object);
    } else if (project === undefined) {
      this.#loose.push(object);
    } else {
      project.objects.add(object);
    }
    this.#objects += 1 + inner.length;
    const home = project?.objects ?? this.#everywhere;
    for (const one of inner) home.add(one);
  }

  #close({ role, element, objects, key }: OpenProject): P6Project {
    const object = objectOf('Project', element);
    countUnread('Project', element, key, this.#unread);
    const owner = object.text('ObjectId') ?? '';
    for (const value of userDefinedValues(element, owner)) objects.add(value);
    if (objects.all('ScheduleOptions').length === 0 && element.text('RelationshipLagCalendar')) {
      // Some versions write the schedule options as fields of the project.
      objects.add(objectOf('ScheduleOptions', element));
    }
    return { role, object, objects, key };
  }

  #placeLoose(projects: readonly P6Project[]): void {
    const byId = new Map(projects.map((one) => [one.object.text('ObjectId'), one]));
    for (const object of this.#loose) {
      const project =
        byId.get(projectOf(object)) ?? (projects.length === 1 ? projects[0] : undefined);
      if (project !== undefined) project.objects.add(object);
      else this.#unread.row(EVERYWHERE, object.kind, object.line);
    }
  }
}

function projectOf(object: P6Object): string | undefined {
  if (object.kind === 'Relationship') {
    return (object as P6Object<'Relationship'>).text('SuccessorProjectObjectId');
  }
  return (object as P6Object<'Activity'>).text('ProjectObjectId');
}
