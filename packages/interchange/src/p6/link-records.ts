import type { Lag, LinkRecord, RecordId, TaskRecord } from '@throughline/model';
import { AUDIENCE_OF_IMPORTS } from '../read-outcome.ts';
import { activityId, activityPlace } from './activity-record.ts';
import { ACTIVITY_TYPE, LINK_TYPE } from './enumerations.ts';
import type { P6File, P6Project } from './p6-file.ts';
import type { P6Object } from './p6-object.ts';
import { nameOf, p6Id, said } from './record-fields.ts';
import type { Values } from './values.ts';

type Relationship = P6Object<'Relationship'>;
type Activity = P6Object<'Activity'>;

export interface Links {
  readonly links: LinkRecord[];
  /** Activities of the file's other projects to which links go, with their dates and without a rank. */
  readonly externals: Omit<TaskRecord, 'rank'>[];
}

/**
 * Relationships of the taken project. Where the other end belongs to another project of the file and
 * has dates, that activity becomes an external task; where it is not there or has none, the link is
 * left out and said.
 */
export function linkRecords(
  file: P6File,
  project: P6Project,
  tasks: ReadonlyMap<string, TaskRecord>,
  values: Values,
): Links {
  const { losses, dialect } = values;
  const links: LinkRecord[] = [];
  const seen = new Set<RecordId>();
  const elsewhere = new Externals(file, project, values);
  for (const relationship of relationshipsOf(file, project)) {
    const where = () => `line ${relationship.line}`;
    const fromId = relationship.text('PredecessorActivityObjectId') ?? '';
    const toId = relationship.text('SuccessorActivityObjectId') ?? '';
    // In a file of several projects, relationships between two others stand beside those of this one.
    if (!tasks.has(fromId) && !tasks.has(toId) && elsewhere.knows(fromId)) continue;
    const from = tasks.get(fromId)?.id ?? elsewhere.find(fromId);
    const to = tasks.get(toId)?.id ?? elsewhere.find(toId);
    if (from === undefined || to === undefined) {
      losses.add('link-dangling', where);
      continue;
    }
    if (from === to) {
      losses.add('link-to-itself', where);
      continue;
    }
    const objectId = relationship.text('ObjectId') ?? `${fromId} ${toId}`;
    const type = values.one(relationship, 'Type', LINK_TYPE);
    if (type === undefined && relationship.text('Type') !== undefined) {
      throw values.broken(relationship, 'Type');
    }
    let id = p6Id('link', objectId);
    // Ids of links hold nothing together, so that a second one is no reason to refuse the file.
    if (seen.has(id)) {
      losses.add('p6-object-twice', where, { kind: dialect.kindName('Relationship') });
      id = p6Id('link', `${objectId} line ${relationship.line}`);
    }
    seen.add(id);
    links.push({
      id,
      kind: 'link',
      audience: AUDIENCE_OF_IMPORTS,
      ...(relationship.text('ObjectId') !== undefined && { keys: { 'p6.object-id': objectId } }),
      from,
      to,
      type: type ?? 'FS',
      ...said({ lag: lagOf(relationship, values) }),
    });
  }
  return { links, externals: elsewhere.tasks };
}

/** A link between two projects stands with one of them, and which is the exporter's choice. */
function relationshipsOf(file: P6File, project: P6Project): Relationship[] {
  const others = file.projects.filter((other) => other !== project && other.role !== 'baseline');
  return [project, ...others].flatMap((one) =>
    one === project
      ? one.objects.all('Relationship')
      : one.objects.all('Relationship').filter((relationship) => {
          const id = project.object.text('ObjectId');
          return (
            id !== undefined &&
            (relationship.text('PredecessorProjectObjectId') === id ||
              relationship.text('SuccessorProjectObjectId') === id)
          );
        }),
  );
}

function lagOf(relationship: Relationship, values: Values): Lag | undefined {
  const minutes = values.signedMinutes(relationship, 'Lag');
  return minutes ? { minutes, unit: 'd' } : undefined;
}

/** Activities of the projects that were not taken, made tasks when a link asks for them. */
class Externals {
  readonly tasks: Omit<TaskRecord, 'rank'>[] = [];
  readonly #found = new Map<string, RecordId | undefined>();
  #activities: Map<string, { activity: Activity; project: P6Project }> | undefined;

  constructor(
    private readonly file: P6File,
    private readonly project: P6Project,
    private readonly values: Values,
  ) {}

  knows(objectId: string): boolean {
    return this.#activity(objectId) !== undefined;
  }

  /** Undefined where the file does not have it, or not its dates. */
  find(objectId: string): RecordId | undefined {
    if (!this.#found.has(objectId)) this.#found.set(objectId, this.#make(objectId));
    return this.#found.get(objectId);
  }

  #make(objectId: string): RecordId | undefined {
    const known = this.#activity(objectId);
    if (known === undefined) return undefined;
    const { activity, project } = known;
    const { values } = this;
    const start = this.#date(activity, [
      'ActualStartDate',
      'StartDate',
      'EarlyStartDate',
      'RemainingEarlyStartDate',
    ]);
    const finish = this.#date(activity, [
      'ActualFinishDate',
      'FinishDate',
      'EarlyFinishDate',
      'RemainingEarlyFinishDate',
    ]);
    if (start === undefined && finish === undefined) return undefined;
    const code = activity.text('Id');
    const type = values.one(activity, 'Type', ACTIVITY_TYPE) ?? 'task';
    const milestone = type === 'start-milestone' || type === 'finish-milestone';
    const id = activityId(objectId);
    this.tasks.push({
      id,
      kind: 'task',
      audience: AUDIENCE_OF_IMPORTS,
      keys:
        code === undefined
          ? { 'p6.object-id': objectId }
          : { 'p6.object-id': objectId, 'p6.code': code },
      name: nameOf(activity.text('Name') ?? code ?? objectId, values.losses, () =>
        activityPlace(activity),
      ),
      type,
      fixed: 'duration',
      ...(milestone && { milestone }),
      external: said({ project: project.object.text('Id'), start, finish }),
    });
    return id;
  }

  #date(
    activity: Activity,
    fields: readonly Parameters<Activity['text']>[0][],
  ): string | undefined {
    const field = fields.find((one) => activity.text(one) !== undefined);
    return field === undefined ? undefined : this.values.date(activity, field);
  }

  #activity(objectId: string) {
    if (this.#activities === undefined) {
      this.#activities = new Map();
      for (const project of this.file.projects) {
        if (project === this.project || project.role === 'baseline') continue;
        for (const activity of project.objects.all('Activity')) {
          const id = activity.text('ObjectId');
          if (id !== undefined) this.#activities.set(id, { activity, project });
        }
      }
    }
    return this.#activities.get(objectId);
  }
}
