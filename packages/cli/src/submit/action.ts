import { Argument, type Command } from 'commander';

/** What is to be done, of a command that does several things: the first of them where nothing is said. */
export function actionArgument(actions: readonly [string, ...string[]]): Argument {
  return new Argument('[action]', `what to do; ${actions[0]} where nothing is said`)
    .choices(actions)
    .default(actions[0]);
}

/** Ends the command: what it is about has to be named. */
export function missingName(program: Command, what: string): never {
  return program.error(
    `error: ${what} needs a name\n(--help shows the arguments, with an example)`,
  );
}
