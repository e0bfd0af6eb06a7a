import type { LocalDateTime, RecordId } from '../plan/index.ts';
import type { Report } from './player.ts';

interface Reported {
  readonly taskId: RecordId;
  readonly group: string;
  readonly period: number;
  readonly voidedBy: Set<string>;
}

/** A group is a player in each period for itself. */
export function playerKey(group: string, period: number): string {
  return `${period} ${group}`;
}

/** SLP-9: what was reported in a log of which task, by which group in which period, until it was taken back. */
export class LogReports {
  private readonly reportByKey = new Map<string, Reported>();
  private readonly tasksByPeriod = new Set<string>();
  /** By task and group: all there were. */
  private readonly known = new Map<string, Reported[]>();

  report(taskId: RecordId, group: string, period: number): void {
    this.tasksByPeriod.add(`${period} ${taskId}`);
    const key = `${playerKey(group, period)} ${taskId}`;
    if (this.reportByKey.has(key)) return;
    const report = { taskId, group, period, voidedBy: new Set<string>() };
    this.reportByKey.set(key, report);
    const others = this.known.get(`${group} ${taskId}`);
    if (others === undefined) this.known.set(`${group} ${taskId}`, [report]);
    else others.push(report);
  }

  /** There is none any longer; where that is taken back in turn (`isRedo`), there is one again. */
  takeBack(taskId: RecordId, group: string, period: number, isRedo: boolean): void {
    if (isRedo) this.report(taskId, group, period);
    const player = playerKey(group, period);
    for (const { voidedBy } of this.known.get(`${group} ${taskId}`) ?? []) {
      if (isRedo) voidedBy.delete(player);
      else voidedBy.add(player);
    }
  }

  hasReport(taskId: RecordId, period: number): boolean {
    return this.tasksByPeriod.has(`${period} ${taskId}`);
  }

  /** Each for the moment of its period that is later in time. */
  all(periods: readonly { statusBefore: LocalDateTime; statusAfter: LocalDateTime }[]): Report[] {
    return [...this.reportByKey.values()].flatMap(({ taskId, group, period, voidedBy }) => {
      const status = periods[period];
      if (status === undefined) return [];
      const isBack = status.statusAfter < status.statusBefore;
      const report = {
        taskId,
        at: isBack ? status.statusBefore : status.statusAfter,
        player: playerKey(group, period),
        ...(isBack ? { taken: true as const } : {}),
        ...(voidedBy.size > 0 ? { voidedBy: [...voidedBy] } : {}),
      };
      return [report];
    });
  }
}
