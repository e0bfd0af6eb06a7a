import {
  type Edit,
  isRefusal,
  type LocalDateTime,
  type Moments,
  may,
  PlanNames,
  type PlanRecord,
  type RecordId,
  type RecordKind,
  Records,
  type Role,
  removalOf,
  rescheduleUnfinished,
  sayRefusal,
  sayRefusal,
} from '@throughline/model';
import { sayProblem } from '../../connection/index.ts';
import type { About, LocalState, Outcome, PlanPlace, PlanShown } from '../local-project.ts';
import { HeldProject } from './held-project.ts';
import type { Ports } from './ports.ts';
import { TableWriter } from './table-writer.ts';
import { type OwnGroup, Unacknowledged } from './unacknowledged.ts';

/** The plan as the server gives it. */
export interface SnapshotAnswer {
  readonly seq: number;
  readonly records: readonly PlanRecord[];
  /** Of a moment, or of a branch: by which clock it is dated. */
  readonly moments?: Moments;
}

/** One plan held for one page, and kept in step with the server's. */
export class PlanSession {
  #held: HeldProject | undefined;
  #edits: Unacknowledged | undefined;
  #view: PlanShown | undefined;
  #isClosed = false;
  readonly #writer: TableWriter;

  constructor(
    private readonly place: PlanPlace,
    private readonly role: Role,
    private readonly ports: Ports,
  ) {
    this.#writer = new TableWriter(ports.post);
  }

  get held(): HeldProject {
    if (this.#held === undefined) throw new Error('the plan is not open');
    return this.#held;
  }

  async open(): Promise<void> {
    const { projectId, asOf, branch } = this.place;
    try {
      const path = `/projects/${projectId}/snapshot` as const;
      const snapshot = await this.ports.ask<SnapshotAnswer>('GET', path, {
        query: { asOf, branch },
      });
      if (!this.#isClosed) await this.#begin(snapshot);
    } catch (error) {
      this.#say({ phase: 'failed', fault: sayProblem(error) });
    }
  }

  show(view: PlanShown): void {
    this.#view = view;
    this.#held?.show(view);
  }

  close(): void {
    this.#isClosed = true;
    this.#held?.end();
  }

  submit(edits: readonly Edit[], about: About = {}): Outcome {
    const { held } = this;
    const group: OwnGroup = {
      edits: edits.map((edit) => ({ editId: this.ports.newId(), edit })),
      base: this.#edits?.seq ?? 0,
      ...about,
    };
    const diff = this.#edits?.make(group);
    if (diff === undefined) throw new Error('the plan is not open');
    if (isRefusal(diff)) {
      const sentence = sayRefusal(diff, held.names.nameOf()).replaceAll('\u00a0', ' ');
      return { ok: false, refusal: diff, sentence, taskId: diff.recordId };
    }
    held.moved(diff);
    return { ok: true, seq: this.#edits?.seq ?? 0 };
  }

  records(kind: RecordKind): PlanRecord[] {
    return [...this.held.records.all(kind)];
  }

  removal(ids: readonly RecordId[]): readonly RecordId[] {
    const whole = removalOf(this.held.records, 'task', ids);
    return isRefusal(whole) ? ids : whole;
  }

  async rescheduling(after: string): Promise<Edit | Refused> {
    await this.#dated;
    const { computed } = this.held;
    if (computed === undefined) return { ok: false, sentence: '' };
    const edit = rescheduleUnfinished(computed, { after });
    if (!isRefusal(edit)) return edit;
    const { nameOf } = new PlanNames(this.held.records);
    return { ok: false, refusal: edit, sentence: sayRefusal(edit, nameOf()) };
  }

  async #begin({ seq, records, moments }: SnapshotAnswer): Promise<void> {
    const now = `${this.ports.now().slice(0, 13)}:00` as LocalDateTime;
    const say = (state: Partial<Omit<LocalState, 'table'>>) => this.#say(state);
    const all = new Records(records);
    this.#edits = new Unacknowledged(all, seq, undefined);
    this.#held = new HeldProject(all, moments ?? { now }, this.ports, this.#writer, say);
    this.#held.first(this.#view);
    const canEdit = this.place.asOf === undefined && may(this.role, 'project.edit');
    this.#say({ phase: 'ready', canEdit, seq, progress: { step: 'dating', share: 0 } });
    await this.ports.turn();
    this.#held.date();
    this.#say({ progress: { step: 'dating', share: 1 } });
  }

  #say(state: Partial<Omit<LocalState, 'table'>>): void {
    this.ports.post({ put: 'state', state });
  }
}
