import { readRefusal } from '../read-outcome.ts';
import type { P6File, P6Project } from './p6-file.ts';
import { P6Refused } from './refused.ts';
import type { Values } from './values.ts';

/** The project that was asked for by id, name or ObjectId; else the first that was exported itself. */
export function chooseProject(file: P6File, asked: string | undefined, values: Values): P6Project {
  const own = file.projects.filter(({ role }) => role !== 'external');
  if (asked === undefined) {
    const projects = own.filter(({ role }) => role === 'project');
    const exported = projects.find(({ object }) => values.yes(object, 'IsExported') !== false);
    const taken = exported ?? projects[0] ?? own[0];
    if (taken === undefined) throw new P6Refused(readRefusal('project-missing'));
    return taken;
  }
  for (const field of ['Id', 'Name', 'ObjectId'] as const) {
    const found = own.find(({ object }) => object.text(field)?.trim() === asked.trim());
    if (found !== undefined) return found;
  }
  const accepted = own.slice(0, 100).map((project) => projectCalled(project).id);
  throw new P6Refused(readRefusal('project-not-found', { asked }, { accepted }));
}

/** How people call the project, and its name. */
export function projectCalled({ object }: P6Project): { id: string; name: string } {
  const id = object.text('Id') ?? object.text('Name') ?? object.text('ObjectId') ?? '';
  return { id, name: object.text('Name') ?? id };
}
