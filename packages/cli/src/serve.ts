import type { Context } from '@throughline/server';
import { type Command, InvalidArgumentError } from 'commander';
import { destination, pino } from 'pino';
import { print } from './print.ts';
import { type Complaint, complain } from './say.ts';
import { putSampleIn } from './serve/put-sample-in.ts';
import { type ServeOptions, settingsOf } from './serve/server-settings.ts';
import { startComplaint } from './serve/start-complaint.ts';
import { untilAskedToStop } from './serve/until-asked-to-stop.ts';
import { ExitCode, type Shell } from './shell.ts';
import { strong, Terminal } from './terminal/index.ts';

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
      const complaint = await run(options, shell);
      if (complaint === undefined) return;
      await complain(complaint, shell);
      shell.exitCode = ExitCode.usage;
    });
}

/** Until somebody asks it to stop; returns why it could not start. */
async function run(options: ServeOptions, shell: Shell): Promise<Complaint | undefined> {
  const settings = settingsOf(options, shell.env);
  if ('why' in settings) return settings;
  // Half a hundred files that no other command needs.
  const { dataFolder, openStorage, startNode } = await import('@throughline/server');
  // Whoever looks on wants the address and what goes wrong; a collector of logs wants everything.
  const usual = shell.stderr.isTTY ? 'warn' : 'info';
  const log = pino({ level: shell.env.THROUGHLINE_LOG ?? usual }, destination(2));
  const { data = dataFolder(shell.env), host, port } = options;
  const databaseUrl = options.database ?? shell.env.DATABASE_URL;
  let storage: Awaited<ReturnType<typeof openStorage>> | undefined;
  try {
    storage = await openStorage({ dataFolder: data, databaseUrl }, log);
    const node = await startNode({ reach: storage.reach, settings, log, listen: { host, port } });
    if (options.sample) await putSampleIn(node.context, shell);
    await announce(node.context, shell);
    await untilAskedToStop();
    await node.stop();
    return undefined;
  } catch (error) {
    return startComplaint(error, options);
  } finally {
    await storage?.stop();
  }
}

/** Says where it is, and the link by which the first person comes in. */
async function announce(context: Context, shell: Shell): Promise<void> {
  const { firstStartLink } = await import('@throughline/server');
  const terminal = new Terminal(shell.stdout, shell.env);
  const link = await firstStartLink(context);
  const first =
    link === undefined
      ? []
      : ['', 'Nobody has an account yet. This link makes the first one, once:', `  ${link}`];
  const where = terminal.paragraph(['Throughline is at ', strong(context.settings.url)]);
  await print([...where, ...first], shell);
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new InvalidArgumentError('A port is a number from 1 to 65535.');
}
