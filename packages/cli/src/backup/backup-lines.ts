import { instant } from '@throughline/model';
import type { BackupHeader, BackupReport } from '@throughline/server';
import { sizeText } from '../database/index.ts';
import type { Shell } from '../shell.ts';
import { action, counted, good, moment, quiet, strong, type Terminal } from '../terminal/index.ts';

/** A backup, and the size of its file in bytes. */
export type WrittenBackup = BackupReport & { readonly size: number };

export function* backupLines(
  file: string,
  report: WrittenBackup,
  { zone }: Pick<Shell, 'zone'>,
  terminal: Terminal,
): Generator<string> {
  const { scope, size, madeAt, schema, postgres } = report;
  const whose = scope.kind === 'workspace' ? ['the workspace ', strong(scope.name), ': '] : [];
  yield* terminal.paragraph(
    [good('● '), strong(file), ' holds ', ...whose, heldWords(report), `, ${sizeText(size)}.`],
    { hanging: 2 },
  );
  const when = moment(zone.local(instant(madeAt)));
  const left =
    scope.kind === 'workspace'
      ? 'Passwords, sessions, tokens and links are not in it.'
      : 'Sessions and links that nobody used yet are not in it.';
  yield* terminal.paragraph(
    quiet(`As of ${when}, schema ${schema}, PostgreSQL ${postgres}. ${left}`),
  );
  yield* terminal.paragraph(
    [action('→ '), `throughline restore ${file} --database URL puts it back.`],
    { hanging: 2 },
  );
}

/** `2 workspaces with 3 projects and 412 changes`. */
export function heldWords({ tables, scope }: BackupHeader): string {
  const rows = (table: string) => tables.find(({ name }) => name === table)?.rows ?? 0;
  const projects = `${counted(rows('project'), 'project')} and ${counted(rows('change'), 'change')}`;
  if (scope.kind === 'workspace') return projects;
  return `${counted(rows('workspace'), 'workspace')} with ${projects}`;
}
