import { Argument, type Command, Option } from 'commander';
import { readAsOf } from './as-of.ts';

/** The arguments that every command about one plan takes. */
export function takesPlan(command: Command): Command {
  return command.addArgument(
    new Argument(
      '<file>',
      'Throughline, MS Project XML, Primavera XER or XML; - reads standard input',
    ),
  );
}

/** The options that say how a plan is to be read. */
export function takesPlanOptions(command: Command): Command {
  return command
    .option('--project <name>', "which of the file's projects, by name or id")
    .addOption(
      new Option(
        '--rules <rules>',
        'schedule by other rules than those of the tool that wrote it',
      ).choices(['ms-project', 'p6']),
    )
    .option(
      '--as-of <moment>',
      'a day or minute: YYYY-MM-DD, YYYY-MM-DDTHH:mm; of a plan with a history also a change, #412, or a baseline by name. Without a history it only says what today is',
      readAsOf,
    )
    .option('--branch <name>', 'the plan as this branch of it would have it');
}
