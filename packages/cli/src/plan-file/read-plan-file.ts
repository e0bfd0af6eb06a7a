import { isThroughline } from '@throughline/interchange';
import { complain } from '../say.ts';
import { ExitCode, type Shell } from '../shell.ts';
import type { PlanFile, PlanOptions } from './plan-file.ts';
import { fileTitle, readPlanBytes } from './read-bytes.ts';
import { readProjectFile } from './read-project-file.ts';
import { readScheduleFile } from './read-schedule-file.ts';

/** Reads a plan. Where it cannot, says why, sets the exit code and returns nothing. */
export async function readPlanFile(
  file: string,
  options: PlanOptions,
  shell: Shell,
): Promise<PlanFile | undefined> {
  const title = fileTitle(file);
  const bytes = await readPlanBytes(file, shell);
  if (!(bytes instanceof Uint8Array)) {
    shell.exitCode = ExitCode.refused;
    await complain(bytes, shell);
    return undefined;
  }
  const read = isThroughline(bytes) ? readProjectFile : readScheduleFile;
  return read(bytes, title, options, shell);
}
