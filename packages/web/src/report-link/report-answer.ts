import type { TaskReported, Workday } from '../reporting/index.ts';

/** What `GET /api/v1/report` shows. */
export interface ReportAnswer {
  readonly project: string;
  readonly owner: string;
  /** As of when the dates are. */
  readonly status: string;
  readonly base: number;
  readonly minutesPerDay: number;
  readonly workday: Workday;
  readonly tasks: readonly ReportTask[];
}

export interface ReportTask extends TaskReported {
  readonly taskId: string;
  readonly waitsFor: readonly { readonly name: string | null; readonly finish: string | null }[];
}
