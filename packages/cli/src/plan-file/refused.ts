import { type Complaint, complain } from '../say.ts';
import { ExitCode, type Shell } from '../shell.ts';

/** Says why there is no answer, and what the process ends with; returns nothing. */
export async function refused(
  complaint: Complaint,
  shell: Shell,
  exitCode: ExitCode = ExitCode.refused,
): Promise<undefined> {
  shell.exitCode = exitCode;
  await complain(complaint, shell);
  return undefined;
}
