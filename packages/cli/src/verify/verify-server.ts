import type { ProjectReport, Reach } from '@throughline/server';
import { type DatabaseOptions, ProgressLine, withDatabase } from '../database/index.ts';
import { print, printJson } from '../print.ts';
import { complain } from '../say.ts';
import { ExitCode, type Shell } from '../shell.ts';
import { counted, good, quiet, strong, Terminal } from '../terminal/index.ts';

export interface VerifyServerOptions extends DatabaseOptions {
  readonly workspace?: string;
  readonly project?: string;
  readonly json?: true;
}

/** Whether the projects of a server are what was written: each is told of as soon as it was looked at. */
export async function verifyServer(options: VerifyServerOptions, shell: Shell): Promise<void> {
  const found = await withDatabase(options, { reads: true }, shell, (reach) =>
    lookAtAll(reach, options, shell),
  );
  if (found === undefined) return;
  const faulty = found.filter(({ fault }) => fault !== undefined).length;
  if (faulty > 0) shell.exitCode = ExitCode.refused;
  if (options.json) {
    const { sayProjectFault } = await import('@throughline/server');
    const projects = found.map(({ fault, ...report }) => ({
      ...report,
      fault: fault === undefined ? null : { ...fault, why: sayProjectFault(fault) },
    }));
    await printJson({ whole: faulty === 0, projects }, shell);
    return;
  }
  await print(sumLines(found, faulty, new Terminal(shell.stdout, shell.env)), shell);
}

async function lookAtAll(
  reach: Reach,
  { workspace, project, json }: VerifyServerOptions,
  shell: Shell,
): Promise<ProjectReport[]> {
  const { connect, verifyProjects } = await import('@throughline/server');
  const { database } = connect({ ...reach, connections: 1 });
  const line = new ProgressLine(shell);
  const found: ProjectReport[] = [];
  try {
    const progress = (name: string, changes: number, of: number) =>
      line.show(`${name} … change ${changes} of ${of}`);
    for await (const report of verifyProjects(database, { workspace, project, progress })) {
      line.end();
      found.push(report);
      if (!json) await tell(report, shell);
    }
  } finally {
    line.end();
    await database.destroy();
  }
  return found;
}

async function tell(report: ProjectReport, shell: Shell): Promise<void> {
  const { sayProjectFault } = await import('@throughline/server');
  const { name, changes, branches, records, erased, fault } = report;
  if (fault !== undefined) {
    await complain({ about: name, why: sayProjectFault(fault), code: fault.code }, shell);
    return;
  }
  const terminal = new Terminal(shell.stdout, shell.env);
  const parts = [
    counted(changes, 'change'),
    ...(branches > 0 ? [counted(branches, 'branch', 'branches')] : []),
    counted(records, 'record'),
    ...(erased > 0 ? [`something erased of ${counted(erased, 'change')}`] : []),
  ];
  const held = quiet(`: ${parts.join(', ')}`);
  await print(terminal.paragraph([good('● '), strong(name), held], { hanging: 2 }), shell);
}

function* sumLines(
  found: readonly ProjectReport[],
  faulty: number,
  terminal: Terminal,
): Generator<string> {
  const projects = counted(found.length, 'project');
  const changes = found.reduce((sum, report) => sum + report.changes + report.branchChanges, 0);
  if (found.length === 0) yield* terminal.paragraph('There is no project to look at.');
  else if (faulty === 0) {
    const what = `${projects} with ${counted(changes, 'change')}`;
    yield* terminal.paragraph([
      `Whole: ${what}. Each is what was written, and the records are what they came to.`,
    ]);
  } else yield* terminal.paragraph(`Of ${projects}, ${faulty} not what was written.`);
}
