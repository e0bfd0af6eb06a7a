import type { People } from '@throughline/interchange';
import { isRefusal, type Refusal, sayRefusal } from '@throughline/model';
import type { Command } from 'commander';
import { readSeq } from './find/index.ts';
import { nameOfRecord } from './log/index.ts';
import {
  type AuthorOptions,
  type Changing,
  changePlanFile,
  newId,
  newSalt,
  takesAuthor,
} from './plan-file/index.ts';
import { print, printJson } from './print.ts';
import type { Complaint } from './say.ts';
import type { Shell } from './shell.ts';
import { refusalComplaint, type Submitted } from './submit/index.ts';
import { submittedJson } from './submit/submitted-json.ts';
import { submittedLines } from './submit/submitted-lines.ts';
import { Terminal, warning } from './terminal/index.ts';

interface UndoOptions extends AuthorOptions {
  readonly json?: true;
}

type Way = 'undo' | 'redo';

export function undo(program: Command, shell: Shell): void {
  define('undo', program, shell);
}

export function redo(program: Command, shell: Shell): void {
  define('redo', program, shell);
}

function define(way: Way, program: Command, shell: Shell): void {
  const described = {
    undo: 'take back your last change, or any change: as a new change, where nobody built on it',
    redo: 'take back an undo',
  };
  takesAuthor(program.command(way).argument('<plan>', 'a plan with its history'))
    .argument('[change]', 'its number in the history: 412 or #412', readSeq)
    .description(described[way])
    .option('--json', 'one JSON object, for programs')
    .addHelpText('after', `\nExample:\n  throughline ${way} plan.throughline 412`)
    .action(async (file: string, seq: number | undefined, options: UndoOptions) => {
      const taken = await changePlanFile(
        file,
        options,
        (project) => takenBack(way, project, seq, shell),
        shell,
      );
      if (taken === undefined) return;
      const { submitted, refused, people } = taken;
      const { after } = submitted;
      const kept = refused.map((one) => sayRefusal(one, nameOfRecord(after, {}, people)));
      if (options.json) {
        await printJson({ ...submittedJson(submitted), notTakenBack: kept }, shell);
        return;
      }
      const terminal = new Terminal(shell.stdout, shell.env);
      await print(submittedLines(submitted, file, terminal), shell);
      for (const one of kept) {
        await print(
          terminal.paragraph([warning('▲ '), 'Left as it is: ', one], { hanging: 2 }),
          shell,
        );
      }
    });
}

const BEGINNING: Complaint = {
  why: 'The plan begins with this change: there would be no plan left.',
  code: 'project-missing',
};

interface TakenBack {
  readonly submitted: Submitted;
  readonly refused: readonly Refusal[];
  readonly people: People;
}

function takenBack(
  way: Way,
  project: Changing,
  seq: number | undefined,
  shell: Shell,
): { project: Changing; answer: TakenBack } | Complaint {
  const { history, author } = project;
  const before = history.at(history.head);
  const request = {
    author,
    at: shell.at,
    via: 'command-line',
    editId: newId(shell),
    ...(seq !== undefined && { seq }),
  } as const;
  const undone = history[way](request, () => newSalt(shell));
  if (isRefusal(undone) && undone.code === 'project-missing') return BEGINNING;
  if (isRefusal(undone)) return refusalComplaint(undone, before, project.people);
  const [first] = undone.refused;
  if (undone.changes.length === 0 && first !== undefined)
    return refusalComplaint(first, before, project.people);
  const { changes, refused } = undone;
  const submitted = { before, after: history.records, changes, dryRun: false, isExplained: true };
  return { project, answer: { submitted, refused, people: project.people } };
}
