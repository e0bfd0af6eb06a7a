import type { Branch } from '@throughline/model';
import type { Command } from 'commander';
import { branchCompareLines } from './branch/branch-compare.ts';
import { branchesJson, branchJson } from './branch/branch-json.ts';
import { branchListLines } from './branch/branch-list.ts';
import { branchShowLines } from './branch/branch-show.ts';
import {
  approved,
  type Decided,
  type DecideOptions,
  dropped,
  merged,
  opened,
} from './branch/decide.ts';
import { type Logged, readLoggedPlan } from './log/index.ts';
import {
  type AuthorOptions,
  type Changing,
  changePlanFile,
  findBranch,
  refused,
  takesAuthor,
} from './plan-file/index.ts';
import { print, printJson } from './print.ts';
import type { Complaint } from './say.ts';
import { ExitCode, type Shell } from './shell.ts';
import { actionArgument, missingName, submittedJson, submittedLines } from './submit/index.ts';
import { strong, Terminal, warning } from './terminal/index.ts';

interface BranchOptions extends DecideOptions, AuthorOptions {
  readonly all?: true;
  readonly json?: true;
}

const DECISIONS = { approve: approved, merge: merged, drop: dropped };

export function branch(program: Command, shell: Shell): void {
  takesAuthor(program.command('branch').argument('<plan>', 'a plan with its history'))
    .addArgument(actionArgument(['list', 'new', 'show', 'compare', 'approve', 'merge', 'drop']))
    .argument('[names...]', 'which branch; of compare, one or two')
    .description('what-ifs and change requests: what they would do, and what became of them')
    .option('--reason <words>', 'why it is proposed, or dropped')
    .option('--decide-by <date>', 'of a new one: by when it has to be decided')
    .option('--hash <hash>', 'of an approval: the branch that was seen, as show prints it')
    .option('--note <words>', 'of an approval')
    .option('--approved', 'of a merge: only if somebody approved it as it is')
    .option('--what-applies', 'of a merge: what still applies, and leave the rest')
    .option('--all', 'every edit')
    .option('--json', 'one JSON object, for programs')
    .addHelpText(
      'after',
      '\nExample:\n  throughline branch plan.throughline new "Second crew" --decide-by 2026-11-24\n  throughline edit plan.throughline 12 duration 5d --branch "Second crew"\n  throughline branch plan.throughline show "Second crew"',
    )
    .action(async (file: string, what: string, names: string[], options: BranchOptions) => {
      const [name] = names;
      if (what === 'list') return await list(file, options, shell);
      if (name === undefined) return missingName(program, `branch ${what}`);
      if (names.length > (what === 'compare' ? 2 : 1)) {
        return program.error(`error: too many names; one of several words is quoted`);
      }
      if (what === 'show' || what === 'compare')
        return await show(file, what, names, options, shell);
      let isUnknown = false;
      const decide = (project: Changing) => {
        const outcome = decided(project, what, name, options, shell);
        isUnknown = 'why' in outcome && outcome.code === undefined;
        return outcome;
      };
      const answer = await changePlanFile(file, options, decide, shell);
      if (answer === undefined && isUnknown) shell.exitCode = ExitCode.usage;
      if (answer !== undefined) await say(answer, file, options, shell);
    });
}

function decided(
  project: Changing,
  what: string,
  name: string,
  options: BranchOptions,
  shell: Shell,
): { readonly project: Changing; readonly answer: Decided } | Complaint {
  if (what === 'new') return opened(project, name, options, shell);
  const found = findBranch(project.branches, name);
  if ('why' in found) return found;
  const decide = DECISIONS[what as keyof typeof DECISIONS];
  return decide(project, found, options, shell);
}

async function say(
  { said, branch, submitted, left }: Decided,
  file: string,
  { json }: BranchOptions,
  shell: Shell,
): Promise<void> {
  if (json) {
    const did = submitted === undefined ? {} : submittedJson(submitted);
    await printJson({ said, state: branch.outcome.state, ...did, left }, shell);
    return;
  }
  const terminal = new Terminal(shell.stdout, shell.env);
  await print(terminal.paragraph(strong(said)), shell);
  if (submitted !== undefined) await print(submittedLines(submitted, file, terminal), shell);
  for (const one of left) {
    await print(
      terminal.paragraph([warning('▲ '), `Left on the branch: ${one}`], { hanging: 2 }),
      shell,
    );
  }
}

async function list(file: string, { json }: BranchOptions, shell: Shell): Promise<void> {
  const plan = await readLoggedPlan(file, {}, shell);
  if (plan === undefined) return;
  if (json) await printJson(branchesJson(plan), shell);
  else await print(branchListLines(plan, new Terminal(shell.stdout, shell.env)), shell);
}

async function show(
  file: string,
  what: 'show' | 'compare',
  names: readonly string[],
  { all, json }: BranchOptions,
  shell: Shell,
): Promise<void> {
  const plan = await readLoggedPlan(file, {}, shell);
  if (plan === undefined) return;
  const found: Branch[] = [];
  for (const name of names) {
    const one = findBranch(plan.branches, name);
    if ('why' in one) {
      await refused({ about: plan.title, ...one }, shell, ExitCode.usage);
      return;
    }
    found.push(one);
  }
  await answer(plan, found, { what, all: all === true, ...(json && { json }) }, shell);
}

async function answer(
  plan: Logged,
  [first, second]: readonly Branch[],
  { what, all, json }: { readonly what: string; readonly all: boolean; readonly json?: true },
  shell: Shell,
): Promise<void> {
  if (first === undefined) return;
  const terminal = new Terminal(shell.stdout, shell.env);
  const both = second === undefined ? [first] : [first, second];
  if (json) await printJson({ branches: both.map((one) => branchJson(plan, one)) }, shell);
  else if (what === 'compare') await print(branchCompareLines(plan, both, terminal), shell);
  else await print(branchShowLines(plan, first, { all, zone: shell.zone }, terminal), shell);
}
