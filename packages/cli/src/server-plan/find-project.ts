import { z } from 'zod';
import type { Complaint } from '../say.ts';
import { askFor, type Server } from './ask-server.ts';

const Workspaces = z.object({ workspaces: z.array(z.object({ id: z.string() })) });
const Projects = z.object({ projects: z.array(z.object({ id: z.string(), name: z.string() })) });
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id of the project that is meant by its id or its name; names of two projects are none. */
export async function findProject(server: Server, asked: string): Promise<string | Complaint> {
  if (UUID.test(asked)) return asked.toLowerCase();
  const known = await askFor(server, { path: '/api/v1/workspaces' }, Workspaces);
  if ('why' in known) return known;
  const alike: { id: string; name: string }[] = [];
  for (const { id } of known.workspaces) {
    const query = new URLSearchParams({ text: asked, archived: 'any', limit: '200' });
    const path = `/api/v1/workspaces/${id}/projects?${query}`;
    const found = await askFor(server, { path }, Projects);
    if ('why' in found) return found;
    alike.push(...found.projects);
  }
  const meant = alike.filter(({ name }) => name.toLowerCase() === asked.toLowerCase());
  const [one, other] = meant.length > 0 ? meant : alike;
  if (one !== undefined && other === undefined) return one.id;
  if (one === undefined) {
    return { about: server.url, why: `There is no project ${asked}.`, code: 'project-unknown' };
  }
  const next = `Name it by its id: ${(meant.length > 0 ? meant : alike).map(({ id }) => id).join(', ')}`;
  return {
    about: server.url,
    why: `More than one project is called ${asked}.`,
    code: 'project-ambiguous',
    next,
  };
}
