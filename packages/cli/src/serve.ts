import { type Command, InvalidArgumentError } from 'commander';
import { destination, pino } from 'pino';
import { print } from './print.ts';
import { complain } from './say.ts';
import { type ServeOptions, settingsOf } from './serve/server-settings.ts';
import { untilAskedToStop } from './serve/until-asked-to-stop.ts';
import { ExitCode, type Shell } from './shell.ts';

export function serve(program: Command, shell: Shell): void {
  const { THROUGHLINE_HOST: host = 'localhost', THROUGHLINE_PORT: port = '7070' } = shell.env;
  program
    .command('serve')
    .description('run the server: plans of many people, kept in PostgreSQL')
    .option(
      '--data <folder>',
      'where it keeps everything; else THROUGHLINE_DATA, else a folder of this account',
    )
    .option(
      '--database <url>',
      'a PostgreSQL of your own; else DATABASE_URL, else one in the data folder',
    )
    .option('--host <address>', 'where it listens; else THROUGHLINE_HOST', host)
    .option('--port <number>', 'and at which port; else THROUGHLINE_PORT', readPort, Number(port))
    .option('--url <url>', 'how people reach it; else THROUGHLINE_URL, else this machine')
    .option('--sample', 'begin with the sample programme, where there is no project yet')
    .addHelpText('after', '\nExample:\n  throughline serve --url https://plan.example.org')
    .action(async (options: ServeOptions) => {
      const settings = settingsOf(options, shell.env);
      if ('why' in settings) {
        await complain(settings, shell);
        shell.exitCode = ExitCode.usage;
        return;
      }
      // Half a hundred files that no other command needs.
      const server = await import('@throughline/server');
      const log = pino({ level: shell.env.THROUGHLINE_LOG ?? 'info' }, destination(2));
      const { host, port } = options;
      const database = options.database ?? shell.env.DATABASE_URL;
      const postgres =
        database === undefined
          ? await server.startEmbedded(options.data ?? shell.env.THROUGHLINE_DATA ?? 'data')
          : undefined;
      try {
        const node = await server.startNode({
          reach: { url: database ?? postgres?.url ?? '' },
          settings,
          log,
          listen: { host, port },
        });
        await print([`Throughline is at ${settings.url}`], shell);
        await untilAskedToStop();
        await node.stop();
      } finally {
        await postgres?.stop();
      }
    });
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new InvalidArgumentError('A port is a number up to 65535.');
}
