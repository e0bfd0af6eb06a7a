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
  viewClass,
} from '@throughline/model';
import { ProblemError, sayProblem } from '../../connection/index.ts';
import { editsOfCells } from '../cells/index.ts';
import { DETAIL_COLUMNS } from '../columns.ts';
import type {
  About,
  Cascade,
  LocalState,
  Outcome,
  PlanPlace,
  PlanShown,
  Refused,
  TaskDetails,
  TypedCell,
} from '../local-project.ts';
import { detailsOf, found } from './details.ts';
import { HeldProject } from './held-project.ts';
import type { Ports } from './ports.ts';
import { cascadeOf } from './preview.ts';
import { type Fetched, fetchedFrom, ServerPlan, type SnapshotAnswer } from './server-plan.ts';
import { type HeardEvent, heardOf } from './stream-events.ts';
import { PlanSync } from './sync.ts';
import { TableWriter } from './table-writer.ts';
import { touchedBy } from './touched.ts';
import { traced } from './trace.ts';
import type { OwnGroup } from './unacknowledged.ts';

/** In milliseconds: dates that the server computes are asked again so long after a change. */
const DATES_AFTER = 400;

/** One plan held for one page, and kept in step with the server's. */
export class PlanSession {
  #held: HeldProject | undefined;
  #sync: PlanSync | undefined;
  #view: PlanShown | undefined;
  #me: string | undefined;
  #isClosed = false;
  #hasFailed = false;
  #isTaking: Promise<void> | undefined;
  #isAskingDates = false;
  /** What the stream said before the plan was there. */
  #early: HeardEvent[] = [];
  #kindVersions: LocalState['kindVersions'] = {};
  #recordsVersion = 0;
  #dated: Promise<void> = Promise.resolve();
  readonly #server: ServerPlan;
  readonly #writer: TableWriter;

  constructor(
    private readonly place: PlanPlace,
    private readonly role: Role,
    private readonly ports: Ports,
  ) {
    this.#writer = new TableWriter(ports.post);
    this.#server = new ServerPlan(place, ports.ask);
  }

  /**
   * Resolves once the plan can be worked in; its dates come a little later.
   * @param fetched where it is on its way already
   */
  async open(fetched: Promise<Fetched> = fetchedFrom(this.#server)): Promise<void> {
    try {
      const [snapshot, me] = await fetched;
      this.#me = me;
      const kept = this.#mayEdit ? await this.ports.kept.load(this.#keptAs).catch(() => []) : [];
      if (!this.#isClosed) this.#begin(snapshot, kept);
    } catch (error) {
      this.#hasFailed = true;
      this.#say({ phase: 'failed', fault: sayProblem(error) });
    }
  }

  /** What could not be opened is tried once more; undefined where it is open, or about to be. */
  openAgain(): Promise<void> | undefined {
    if (!this.#hasFailed || this.#isClosed) return undefined;
    this.#hasFailed = false;
    this.#say({ phase: 'opening', fault: undefined, progress: { step: 'fetching', share: 0 } });
    return this.open();
  }

  show(view: PlanShown): void {
    this.#view = view;
    this.#held?.show(view);
  }

  close(): void {
    this.#isClosed = true;
    this.#held?.end();
    void this.#sync?.stop();
  }

  /** An event of the project's stream. */
  heard(kind: HeardEvent['kind'], text: string): void {
    const event = heardOf(kind, text);
    if (this.#sync === undefined) this.#early.push(event);
    else void this.#take(event);
  }

  awake(): void {
    this.#sync?.awake();
  }

  retry(): void {
    void this.#sync?.retry();
  }

  discard(editId: string): void {
    this.#sync?.discard(editId);
  }

  submit(edits: readonly Edit[], about?: About): Outcome {
    if (edits.length === 0) return { ok: true, seq: this.sync.seq };
    return this.sync.submit(edits, about);
  }

  enter(cells: readonly TypedCell[], about?: About): Outcome {
    const edits = editsOfCells(this.held.cells, cells);
    return 'ok' in edits ? edits : this.submit(edits, about);
  }

  async preview(edits: readonly Edit[]): Promise<Cascade | Refused> {
    await this.#dated;
    return cascadeOf(this.held, edits);
  }

  async previewTyped(cells: readonly TypedCell[]): Promise<Cascade | Refused> {
    await this.#dated;
    const edits = editsOfCells(this.held.cells, cells);
    return 'ok' in edits ? edits : cascadeOf(this.held, edits);
  }

  undo(): Promise<Outcome> {
    return this.sync.takeBack('undo');
  }

  redo(): Promise<Outcome> {
    return this.sync.takeBack('redo');
  }

  records(kind: RecordKind): object[] {
    const records: PlanRecord[] = [...this.held.records.all(kind)];
    return records.map((record) => {
      if (record.kind !== 'baseline') return record;
      const { tasks: _, ...header } = record;
      return header;
    });
  }

  async task(id: RecordId): Promise<TaskDetails | undefined> {
    await this.#dated;
    const custom = [...this.held.records.all('custom-field')].flatMap((field) =>
      field.appliesTo === 'task' ? [`custom:${field.id}` as const] : [],
    );
    return detailsOf(this.held, id, [...DETAIL_COLUMNS, ...custom]);
  }

  find(text: string, most: number): ReturnType<typeof found> {
    return found(this.held, text, most);
  }

  trace(id: RecordId): ReturnType<typeof traced> {
    const { held, links } = this.held;
    return traced(held, links.ends, held.slotOf(id));
  }

  async workingTime(
    id: RecordId,
    { from, to }: { readonly from: number; readonly to: number },
  ): Promise<number> {
    await this.#dated;
    const { computed } = this.held;
    if (computed === undefined) return 0;
    const isKnown = computed.plan.context.indexOfTask.has(id);
    const calendar = computed.schedule.calendar(isKnown ? id : undefined);
    return calendar.work(Math.round(from), Math.round(to));
  }

  /** What is still used by something else is left out of it: the removal is refused in words then. */
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

  private get held(): HeldProject {
    if (this.#held === undefined) throw new Error('the plan is not open');
    return this.#held;
  }

  private get sync(): PlanSync {
    if (this.#sync === undefined) throw new Error('the plan is not open');
    return this.#sync;
  }

  get #mayEdit(): boolean {
    const { asOf, branch } = this.place;
    if (asOf !== undefined || !may(this.role, 'project.edit')) return false;
    return branch === undefined || may(this.role, 'branch.propose');
  }

  /** Edits are kept for whoever made them: another person at this browser does not send them. */
  get #keptAs(): string {
    const { projectId, branch = '' } = this.place;
    return `${this.#me} ${projectId} ${branch}`;
  }

  #begin(snapshot: SnapshotAnswer, groups: readonly OwnGroup[]): void {
    const { seq, moments, branches } = snapshot;
    const { branch } = this.place;
    const now = `${this.ports.now().slice(0, 13)}:00` as LocalDateTime;
    const records = new Records(snapshot.records);
    const held = this.#shownPlan(records, moments ?? { now });
    this.#held = held;
    held.first(this.#view);
    const state = branches.find(({ id }) => id === branch)?.state;
    const canEdit = this.#mayEdit && (branch === undefined || state === 'open');
    this.#say({ phase: 'ready', canEdit, seq, progress: { step: 'dating', share: 0 } });
    const sync = this.#newSync(records, seq);
    sync.branchHash = branch === undefined ? undefined : snapshot.hash;
    this.#sync = sync;
    this.#dated = this.#date(held);
    void sync.resume(groups);
    for (const event of this.#early.splice(0)) void this.#take(event);
  }

  #shownPlan(records: Records, moments: Moments): HeldProject {
    const say = (state: Partial<Omit<LocalState, 'table'>>) => this.#say(state);
    return new HeldProject(records, moments, this.ports, this.#writer, say);
  }

  #newSync(records: Records, seq: number): PlanSync {
    const isBranch = this.place.branch !== undefined;
    return new PlanSync(records, seq, this.#me, this.#keptAs, isBranch, this.#server, this.ports, {
      moved: (diff) => {
        this.#count(touchedBy(diff, records).kinds);
        this.#held?.moved(diff);
      },
      told: (sync, at) => this.#say({ sync, seq: at }),
      fellBehind: () => {
        // Where the server cannot be asked now, the next greeting of the stream comes back to it.
        this.#takeAnew().catch(() => {});
      },
    });
  }

  async #date(held: HeldProject): Promise<void> {
    await this.ports.turn();
    if (this.#isClosed) return;
    if (this.role === 'guest') await this.#askDates();
    else held.date();
    this.#say({ progress: { step: 'dating', share: 1 } });
  }

  /** Once more when more changes came meanwhile. */
  async #askDates(): Promise<void> {
    if (this.#isAskingDates) return;
    this.#isAskingDates = true;
    try {
      for (let version = -1; version !== this.#recordsVersion && !this.#isClosed; ) {
        version = this.#recordsVersion;
        this.#held?.datedByServer(await this.#server.dates());
      }
    } catch (error) {
      this.#say({ dates: 'none', fault: sayProblem(error) });
    } finally {
      this.#isAskingDates = false;
    }
  }

  async #take(event: HeardEvent): Promise<void> {
    const { asOf, branch } = this.place;
    // The past stays as it was; a branch stands on its own base.
    if (asOf !== undefined) return;
    try {
      if (event.kind === 'reset') await this.#takeAnew();
      else if (branch !== undefined) await this.#takeOnBranch(event);
      else if (event.kind === 'change') await this.#sync?.heard(event.changes);
      else if (event.kind === 'hello' && event.seq > (this.#sync?.seq ?? 0)) {
        await this.#sync?.catchUp();
      }
    } catch {
      // The server could not be asked: the next greeting of the stream comes back to it.
    }
    if (this.role === 'guest' && event.kind === 'change') {
      await this.ports.wait(DATES_AFTER);
      await this.#askDates();
    }
  }

  /** Others may work on the same branch: it is taken anew where it is not as it is known here. */
  async #takeOnBranch(event: HeardEvent): Promise<void> {
    const isMine = event.kind === 'branch' && event.id === this.place.branch;
    if (!isMine && event.kind !== 'hello') return;
    const hash = this.#sync?.branchHash;
    const reader = { role: this.role, id: this.#me ?? '' };
    const tag = hash && `W/"branch-${hash.slice(0, 16)}-${viewClass(reader)}"`;
    if ((this.#sync?.groups.length ?? 0) > 0) return;
    try {
      await this.#takeAnew(tag);
    } catch (error) {
      if (!(error instanceof ProblemError && error.status === 304)) throw error;
    }
  }

  #takeAnew(tag?: string): Promise<void> {
    this.#isTaking ??= this.#snapshotAnew(tag).finally(() => {
      this.#isTaking = undefined;
    });
    return this.#isTaking;
  }

  /** The plan from the server once more, with what is not acknowledged on top of it. */
  async #snapshotAnew(tag: string | undefined): Promise<void> {
    const before = this.#sync;
    const snapshot = await this.#server.snapshot(tag);
    await before?.stop();
    if (this.#isClosed) return;
    this.#held?.end();
    const conflicts = before?.conflicts ?? [];
    this.#begin(snapshot, before?.groups ?? []);
    if (conflicts.length > 0) this.#sync?.recall(before as PlanSync);
    const kinds = new Set<RecordKind>(['project', 'calendar', 'resource', 'baseline', 'promise']);
    for (const kind of ['event', 'explanation', 'budget-line', 'custom-field'] as const)
      kinds.add(kind);
    this.#count(kinds);
    if (this.place.branch === undefined) await this.#sync?.catchUp();
  }

  #count(kinds: ReadonlySet<RecordKind>): void {
    const versions: Partial<Record<RecordKind, number>> = { ...this.#kindVersions };
    for (const kind of kinds) versions[kind] = (versions[kind] ?? 0) + 1;
    this.#kindVersions = versions;
    this.#recordsVersion++;
    this.#say({ kindVersions: versions, recordsVersion: this.#recordsVersion });
  }

  #say(state: Partial<Omit<LocalState, 'table'>>): void {
    this.ports.post({ put: 'state', state });
  }
}
