import { problemByCode } from '@throughline/model';
import type { Accounts } from '@throughline/server';
import type { Command } from 'commander';
import { type DatabaseOptions, takesDatabase, withDatabase } from '../database/index.ts';
import { refused } from '../plan-file/index.ts';
import type { Shell } from '../shell.ts';

export interface AccountOptions extends DatabaseOptions {
  readonly workspace?: string;
  readonly url?: string;
  readonly json?: true;
}

export function takesAccounts(command: Command): Command {
  return takesDatabase(command)
    .option('--workspace <name>', 'the workspace, by name or id, where there are several')
    .option('--url <url>', 'how people reach the server, for links; else THROUGHLINE_URL')
    .option('--json', 'one JSON object, for programs');
}

/** Does the work on the server's accounts; undefined where it could not be done, and why is said then. */
export async function withAccounts<T>(
  options: AccountOptions,
  shell: Shell,
  work: (accounts: Accounts) => Promise<T>,
): Promise<T | undefined> {
  const { connect, Fault, migrate, migrations, schemaOf } = await import('@throughline/server');
  const done = await withDatabase(options, undefined, shell, async (reach) => {
    const { database } = connect({ ...reach, connections: 2 });
    try {
      const found = await schemaOf(database);
      // Nobody runs a server on what has no tables yet; a schema of the past may be in use just now.
      if (found === 0) await migrate(database);
      else if (found < migrations().length) {
        const why = 'The database is of an older version of Throughline.';
        return { why, code: 'schema-older', next: 'Starting the server brings it up to date.' };
      }
      return {
        answer: await work({ database, world: worldOf(shell), settings: urlOf(options, shell) }),
      };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      const { code, about } = error;
      const { detail, field, accepted } = about;
      const where = field === undefined ? '' : ` (${field})`;
      const why = `${problemByCode[code].title}${where}${detail === undefined ? '' : `: ${detail}`}.`;
      const next = accepted === undefined ? {} : { next: accepted.join(', ') };
      return { why, code, ...next };
    } finally {
      await database.destroy();
    }
  });
  if (done === undefined || 'answer' in done) return done?.answer;
  return refused(done, shell);
}

function worldOf({ at, randomBytes }: Shell): Accounts['world'] {
  return { now: () => new Date(at), randomBytes: (count) => Buffer.from(randomBytes(count)) };
}

function urlOf({ url }: AccountOptions, { env }: Shell): Accounts['settings'] {
  const said = url ?? env.THROUGHLINE_URL ?? `http://localhost:${env.THROUGHLINE_PORT ?? 7070}`;
  return { url: said.replace(/\/$/, '') };
}
