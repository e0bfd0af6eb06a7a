import type { ReadPlan } from '@throughline/interchange';
import type { LocalDateTime, Moments, ProjectRecord, Records } from '@throughline/model';
import type { OpenProject } from './open-project.ts';

/** How a plan is to be read; the same options for every command. */
export interface PlanOptions {
  /** Which of the file's projects, by id or name. */
  readonly project?: string;
  readonly rules?: ProjectRecord['rules'];
  /** `YYYY-MM-DD`, or `YYYY-MM-DDTHH:mm`; of a plan with a history also `#412` or a baseline. */
  readonly asOf?: string;
  /** Of a plan with a history: the branch to open it as, by name or id. */
  readonly branch?: string;
}

/** A plan out of a file, not yet dated. With its history where the file is a project's own. */
export interface PlanFile extends Partial<OpenProject> {
  /** As it was typed; `standard input` for `-`. */
  readonly title: string;
  readonly read: ReadPlan;
  /** Another tool's file as it was read: a server reads it itself. */
  readonly bytes?: Uint8Array;
  /** The plan's records, under the rules that were asked for. */
  readonly records: Records;
  /** The rules of the tool that wrote the file. */
  readonly ownRules: ProjectRecord['rules'];
  /** What today is, and what `--as-of` asked for: of a plan with a history, both are then. */
  readonly moments: Moments & { readonly now: LocalDateTime };
}
