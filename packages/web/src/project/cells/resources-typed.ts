import {
  type AssignmentRecord,
  doneMinutes,
  type Edit,
  type RecordOf,
  remainingMinutes,
} from '@throughline/model';
import { type Assigned, assignedTo, printUnits } from './assigned.ts';
import { readNumber, readPercent } from './numbers.ts';
import { say, Wrong } from './say.ts';
import { oneLine, quoted } from './typed-text.ts';
import type { EditOf, TypedTask, Typing } from './typing.ts';

type Resource = RecordOf<'resource'>;
interface Listed {
  readonly name: string;
  /** As it stood in the brackets. */
  readonly units: string | undefined;
}

/** Everybody on the task, as a list: who is in it stays, others go, new ones come. A new name is a new resource. */
export function resourcesTyped(at: TypedTask): readonly Edit[] | Wrong {
  const { typing } = at;
  const typed = at.text('resources');
  if (typed === undefined) return [];
  const listed = listOf(typing, oneLine(typed));
  if (listed instanceof Wrong) return listed;
  const left = assignedTo(at.plan, at.task);
  const edits: Edit[] = [];
  for (const { name, units: written } of listed) {
    const resource = typing.resource(name);
    const units = unitsOf(written, resource?.type ?? 'work');
    if (units instanceof Wrong) return units;
    const place = left.findIndex((one) => one.resource.id === resource?.id);
    const [assigned] = place < 0 ? [] : left.splice(place, 1);
    if (assigned !== undefined) edits.push(...changed(assigned, units));
    else edits.push(...added(at, resource, name, units));
  }
  const gone = left.map(({ record }) => record.id);
  return gone.length > 0 ? [...edits, { kind: 'assignment.remove', ids: gone }] : edits;
}

function changed({ record, resource }: Assigned, units: number): EditOf<'assignment.set-units'>[] {
  const isShownSo = printUnits(units, resource.type) === printUnits(record.units, resource.type);
  return isShownSo ? [] : [{ kind: 'assignment.set-units', assignmentId: record.id, units }];
}

function added(at: TypedTask, known: Resource | undefined, name: string, units: number): Edit[] {
  const { plan, task, typing } = at;
  const { audience } = task;
  const fresh = { id: plan.newId(), kind: 'resource', audience, name, type: 'work' } as const;
  const resource: Resource = known ?? fresh;
  if (known === undefined) typing.made(fresh);
  const record: AssignmentRecord = {
    id: plan.newId(),
    kind: 'assignment',
    audience,
    taskId: task.id,
    resourceId: resource.id,
    units,
    ...workFor(at, resource, units),
  };
  const edit: Edit = { kind: 'assignment.add', record };
  return known === undefined ? [{ kind: 'resource.add', record: fresh }, edit] : [edit];
}

/** Who joins others on a task under way does what remains of it; who is alone on it, and on what is finished, did what is done. */
function workFor(
  { plan, task }: TypedTask,
  { type }: Resource,
  units: number,
): Pick<AssignmentRecord, 'work' | 'actualWork' | 'remainingWork'> {
  if (type !== 'work') return { work: 0 };
  const remaining = remainingMinutes(task);
  const joins = assignedTo(plan, task).some(({ resource }) => resource.type === 'work');
  const done = task.actualFinish === undefined && joins ? 0 : doneMinutes(task);
  const work = tenth((done + remaining) * units);
  if (done === 0) return { work };
  const actualWork = tenth(done * units);
  return { work, actualWork, remainingWork: tenth(work - actualWork) };
}

function tenth(minutes: number): number {
  return Math.round(minutes * 10) / 10;
}

function unitsOf(written: string | undefined, type: Resource['type']): number | Wrong {
  if (written === undefined || written.trim() === '') return 1;
  const isShare = /[%٪]/.test(written);
  const amount = isShare
    ? readPercent(written)
    : // A material's label may follow its amount: `[200 m]`.
      readNumber(type === 'material' ? written.replace(/[\p{L}\s]+$/u, '') : written);
  const isUnits = amount !== undefined && amount >= 0 && amount <= 1_000_000;
  if (!isUnits) return new Wrong(say('units', { text: quoted(written) })).in('resources');
  return isShare ? amount / 100 : amount;
}

/** `Smith, John[50%], Crane`: a name may hold a comma where such a name is known. */
function listOf(typing: Typing, text: string): Listed[] | Wrong {
  const listed: Listed[] = [];
  for (let rest = text.trim(); rest !== ''; ) {
    const name = nameAt(typing, rest);
    const behind = rest.slice(name.length);
    const match = /^\s*(?:\[([^\]]*)\])?\s*(?:[,;]\s*|$)/.exec(behind);
    if (match === null || (name.trim() === '' && match[1] !== undefined)) {
      return new Wrong(say('units', { text: quoted(rest) })).in('resources');
    }
    if (name.trim() !== '') listed.push({ name: name.trim(), units: match[1] });
    rest = behind.slice(match[0].length);
  }
  return listed;
}

function nameAt(typing: Typing, rest: string): string {
  const plain = /^[^,;[]*/.exec(rest)?.[0] ?? '';
  if (typing.resource(plain) !== undefined) return plain;
  for (const { name } of typing.resourcesBeginning(rest)) {
    if (/^\s*([,;[]|$)/.test(rest.slice(name.length))) return rest.slice(0, name.length);
  }
  return plain;
}
