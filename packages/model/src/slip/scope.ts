import type { Diff, LinkRecord, RecordId, Records, TaskRecord } from '../plan/index.ts';
import type { Part, Parts } from './parts.ts';

/** SLP-5: which tasks came or went, each with the part of the topmost task it came or went with. */
export class Scope {
  private readonly partByTask = new Map<RecordId, Part>();

  constructor(
    private readonly earlier: Records,
    private readonly later: Records,
    diff: Diff,
    parts: Parts,
  ) {
    this.gather(later, diff.added, (top) => parts.part('scope-added', top));
    this.gather(earlier, diff.removed, (top) => parts.part('scope-removed', top));
    for (const record of Object.values(diff.added)) {
      if (record.kind === 'task') this.partByTask.get(record.id)?.add(record);
    }
    for (const record of Object.values(diff.removed)) {
      if (record.kind === 'task') this.partByTask.get(record.id)?.remove(record);
    }
  }

  /** The part of a task that came or went; undefined for one that stayed. */
  of(task: RecordId | undefined): Part | undefined {
    return task === undefined ? undefined : this.partByTask.get(task);
  }

  /** A link comes and goes with its task; of two, with its successor. */
  ofLink({ from, to }: LinkRecord): Part | undefined {
    return this.of(to) ?? this.of(from);
  }

  /**
   * The part that a link between two tasks that stayed gave way to, or stands in for: of tasks
   * put between the two, or taken from between them.
   */
  between({ from, to }: LinkRecord, is: 'added' | 'removed'): Part | undefined {
    const state = is === 'removed' ? this.later : this.earlier;
    const outOf = new Set<Part>();
    for (const { from: one, to: other } of state.referrers(from, 'link')) {
      const part = one === from ? this.of(other) : undefined;
      if (part !== undefined) outOf.add(part);
    }
    for (const { from: one, to: other } of state.referrers(to, 'link')) {
      const part = other === to ? this.of(one) : undefined;
      if (part !== undefined && outOf.has(part)) return part;
    }
    return undefined;
  }

  /** The part whose tasks made a summary of a task that stayed, or made it a plain task again. */
  under(task: RecordId): Part | undefined {
    for (const state of [this.later, this.earlier]) {
      for (const child of state.children(task)) {
        const part = this.of(child.id);
        if (part !== undefined) return part;
      }
    }
    return undefined;
  }

  private gather(state: Records, among: Diff['added'], partOf: (top: RecordId) => Part): void {
    if (!Object.values(among).some(({ kind }) => kind === 'task')) return;
    for (const { task } of state.outline()) {
      if (!Object.hasOwn(among, task.id)) continue;
      const part = this.partOfParent(task, among) ?? partOf(task.id);
      this.partByTask.set(task.id, part);
    }
  }

  /** The outline is walked from the top, so that a parent's part is known before its children's. */
  private partOfParent({ parent }: TaskRecord, among: Diff['added']): Part | undefined {
    return parent !== undefined && Object.hasOwn(among, parent) ? this.of(parent) : undefined;
  }
}
