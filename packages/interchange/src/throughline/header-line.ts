import { canonicalJson, RecordId } from '@throughline/model';
import { isReadRefusal, type ReadRefusal, readRefusal } from '../read-outcome.ts';
import { type Fields, isFields, objectOf } from './canonical-line.ts';
import { fault } from './fault.ts';
import type { Line } from './lines.ts';
import { type People, type ThroughlineFile, VERSION } from './throughline-file.ts';

export type Header = Pick<ThroughlineFile, 'project' | 'people'>;

const FORMAT = 'throughline';
/** What every file begins with, of whatever version. */
export const BEGINNING = `{"format":"${FORMAT}"`;

const MOST_NAME = 400;
/** A name shows as it is: nothing in it moves the cursor or turns the direction of writing. */
const HIDDEN = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029\ufeff]/u;

export function headerLine({ project, people }: Header): string {
  return canonicalJson({ format: FORMAT, people, project, version: VERSION });
}

export function parseHeader(line: Line): Header | ReadRefusal {
  const object = objectOf(line);
  if (isReadRefusal(object)) return object;
  const { format, version, people, project, ...more } = object.value;
  if (format !== FORMAT) return readRefusal('throughline-header-missing', {}, { at: { line: 1 } });
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return invalid('version');
  }
  if (version > VERSION) {
    return fault('throughline-version', line.number, { version, known: VERSION });
  }
  const [unknown] = Object.keys(more);
  if (unknown !== undefined) return invalid(unknown);
  if (!isFields(people)) return invalid('people');
  const stranger = Object.entries(people).find(([id, person]) => !isPerson(id, person));
  if (stranger !== undefined) return invalid(`people/${stranger[0]}`);
  if (project === undefined) return { people: people as People };
  return typeof project === 'string' && project.length <= 4000
    ? { people: people as People, project }
    : invalid('project');
}

/** Whether a person may be called so: something to see, not too long, and nothing hidden in it. */
export function isPersonName(name: string): boolean {
  return name.trim() !== '' && name.length <= MOST_NAME && !HIDDEN.test(name);
}

function isPerson(id: string, person: unknown): boolean {
  if (!RecordId.safeParse(id).success || !isFields(person)) return false;
  const { name, ...more } = person as Fields;
  return typeof name === 'string' && isPersonName(name) && Object.keys(more).length === 0;
}

function invalid(field: string): ReadRefusal {
  return fault('throughline-header-invalid', 1, { field: field.slice(0, 80) });
}
