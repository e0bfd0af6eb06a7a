import { STATED_CAUSES } from '@throughline/model';
import { type Command, Option } from 'commander';
import { takesAuthor } from '../plan-file/index.ts';

/** The option that names a cause, of every command that takes one. */
export function causeOption(description: string): Option {
  return new Option('--cause <cause>', description).choices(STATED_CAUSES);
}

/** The options of every command that writes edits into a plan. */
export function takesSubmitOptions(command: Command): Command {
  return takesAuthor(command)
    .option('--branch <name>', 'edit this branch, not the plan')
    .option('--dry-run', 'say what would happen, and write nothing')
    .option('--json', 'one JSON object, for programs');
}

/** Those of commands whose edits are explained with them. */
export function takesWhy(command: Command): Command {
  return command
    .option('--event <name>', 'the event that it belongs to')
    .addOption(causeOption('why it is done, where no event says it'));
}
