import { isLocalDate, isLocalDateTime } from '@throughline/model';
import { Argument, type Command, InvalidArgumentError, Option } from 'commander';

/** The arguments that every command about one plan takes. */
export function takesPlan(command: Command): Command {
  return command.addArgument(
    new Argument('<file>', 'MS Project XML, Primavera XER or XML; - reads standard input'),
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
      '--as-of <date>',
      'what today is, if not what the clock says: YYYY-MM-DD, or YYYY-MM-DDTHH:mm',
      readMoment,
    );
}

function readMoment(text: string): string {
  if (isLocalDate(text) || isLocalDateTime(text)) return text;
  throw new InvalidArgumentError('A date is YYYY-MM-DD or YYYY-MM-DDTHH:mm, from 1900 to 2199.');
}
