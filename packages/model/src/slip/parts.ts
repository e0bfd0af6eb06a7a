import type { Diff, FieldChange, FieldChanges, PlanRecord, RecordId } from '../plan/index.ts';
import type { SlipKind } from './player.ts';

/** A player being gathered from the whole difference. */
export class Part {
  readonly added: Record<string, PlanRecord> = {};
  readonly updated: Record<string, Record<string, FieldChange>> = {};
  readonly removed: Record<string, PlanRecord> = {};
  readonly records = new Set<RecordId>();
  constructor(
    readonly id: string,
    readonly kind: SlipKind,
  ) {}

  add(record: PlanRecord): void {
    this.added[record.id] = record;
  }

  remove(record: PlanRecord): void {
    this.removed[record.id] = record;
  }

  change(id: RecordId, path: string, change: FieldChange): void {
    const changes = this.updated[id];
    if (changes === undefined) this.updated[id] = { [path]: change };
    else changes[path] = change;
  }

  changeAll(id: RecordId, changes: FieldChanges): void {
    for (const [path, change] of Object.entries(changes)) this.change(id, path, change);
  }

  get diff(): Diff {
    const { added, updated, removed } = this;
    return { added, updated, removed };
  }

  /** The record it is mostly about. */
  get main(): RecordId | undefined {
    for (const record of this.records) return record;
    return undefined;
  }
}

/** The parts in the order in which they were first asked for. */
export class Parts {
  private readonly partById = new Map<string, Part>();

  /** The part of this kind about this record, begun where there is none yet. */
  part(kind: SlipKind, about: RecordId | undefined): Part {
    const id = about === undefined ? kind : `${kind} ${about}`;
    let part = this.partById.get(id);
    if (part === undefined) {
      part = new Part(id, kind);
      if (about !== undefined) part.records.add(about);
      this.partById.set(id, part);
    }
    return part;
  }

  find(id: string): Part | undefined {
    return this.partById.get(id);
  }

  all(): Part[] {
    return [...this.partById.values()];
  }
}
