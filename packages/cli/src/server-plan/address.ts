/** A plan on a server, as the command line names it. */
export interface PlanAddress {
  /** Without a slash at the end. */
  readonly server: string;
  /** The project's name or id. */
  readonly project: string;
}

/** `https://plan.example.org/projects/Data%20centre%20exit` */
export function addressOf(server: string, project: string): string {
  return `${server.replace(/\/+$/, '')}/projects/${encodeURIComponent(project)}`;
}

/** What stands in the place of a file, where it is a plan on a server. */
export function readAddress(text: string): PlanAddress | undefined {
  const [, server, project] = /^(https?:\/\/[^?#]+?)\/projects\/([^/?#]+)\/?$/.exec(text) ?? [];
  if (server === undefined || project === undefined) return undefined;
  try {
    return {
      server: new URL(server).href.replace(/\/+$/, ''),
      project: decodeURIComponent(project),
    };
  } catch {
    return undefined;
  }
}
