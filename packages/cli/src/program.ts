import { Command, CommanderError } from 'commander';
import { backup } from './backup.ts';
import { baseline } from './baseline.ts';
import { branch } from './branch.ts';
import { changes } from './changes.ts';
import { check } from './check.ts';
import { convert } from './convert.ts';
import { edit } from './edit.ts';
import { erase } from './erase.ts';
import { event } from './event.ts';
import { explain } from './explain.ts';
import { history } from './history.ts';
import { init } from './init.ts';
import { promise } from './promise.ts';
import { restore } from './restore.ts';
import { complain } from './say.ts';
import { schedule } from './schedule.ts';
import { serve } from './serve.ts';
import { addressOf, readAddress } from './server-plan/index.ts';
import { ExitCode, NobodyReads, type Shell } from './shell.ts';
import { status } from './status.ts';
import { Terminal } from './terminal/index.ts';
import { token } from './token.ts';
import { redo, undo } from './undo.ts';
import { update } from './update.ts';
import { user } from './user.ts';
import { verify } from './verify.ts';
import { VERSION } from './version.ts';
import { why } from './why.ts';

/** Each defines its own name, arguments and example. In the order in which help lists them. */
const commandsByGroup = {
  'Answers:': [status, changes, why, history, schedule, check],
  'Changes of a plan with its history:': [
    edit,
    branch,
    promise,
    baseline,
    event,
    explain,
    undo,
    redo,
  ],
  'Files:': [init, update, convert, verify, erase],
  'The server:': [serve, user, token, backup, restore],
};

/** Runs one command line and returns what the process should end with. Never throws. */
export async function run(shell: Shell): Promise<ExitCode> {
  const said = { out: '', error: '' };
  const program = programOf(shell, said);
  try {
    await program.parseAsync([...shell.args], { from: 'user' });
    return shell.exitCode;
  } catch (error) {
    return await ended(error, said, shell);
  }
}

function programOf(shell: Shell, said: { out: string; error: string }): Command {
  const width = new Terminal(shell.stdout, shell.env).proseWidth;
  const program = new Command('throughline')
    .description('Are we on track, and if not, what changed?')
    .version(VERSION, '--version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .option('--server <url>', 'the plan is a project there, by name or id; else THROUGHLINE_SERVER')
    .helpCommand('help [command]', 'show the help of a command')
    .hook('preAction', (_, command) => nameOnServer(command, shell))
    .showHelpAfterError('(--help shows the arguments, with an example)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        said.out += text;
      },
      writeErr: (text) => {
        said.error += text;
      },
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
    });
  for (const [group, commands] of Object.entries(commandsByGroup)) {
    program.commandsGroup(group);
    for (const define of commands) define(program, shell);
  }
  return program;
}

/** A server's plan stands where a plan's file would: first among the arguments. */
function nameOnServer(command: Command, { env }: Shell): void {
  const { server = env.THROUGHLINE_SERVER } = command.optsWithGlobals<{ server?: string }>();
  const [plan] = command.processedArgs;
  if (server === undefined || typeof plan !== 'string' || !TAKES_A_PLAN.has(command.name())) return;
  if (readAddress(plan) === undefined) command.processedArgs[0] = addressOf(server, plan);
}

/** Commands whose first argument is a plan that may be on a server. */
const TAKES_A_PLAN: ReadonlySet<string> = new Set([
  'status',
  'changes',
  'why',
  'history',
  'schedule',
  'check',
  'edit',
  'branch',
  'promise',
  'baseline',
  'event',
  'explain',
  'undo',
  'redo',
  'update',
  'convert',
]);

async function ended(
  error: unknown,
  said: { readonly out: string; readonly error: string },
  shell: Shell,
): Promise<ExitCode> {
  try {
    if (error instanceof CommanderError) {
      await shell.stdout.write(said.out);
      await shell.stderr.write(said.error);
      return error.exitCode === 0 ? ExitCode.answered : ExitCode.usage;
    }
    if (error instanceof NobodyReads) return shell.exitCode;
    const message = error instanceof Error ? error.message : String(error);
    await complain(
      {
        why: `Sorry, this is a fault of Throughline ${VERSION}, not of your plan: ${message}`,
        next: 'Please report it with the command you typed and, if you may share it, the file.',
      },
      shell,
    );
    return ExitCode.fault;
  } catch (another) {
    if (another instanceof NobodyReads) return shell.exitCode;
    return ExitCode.fault;
  }
}
