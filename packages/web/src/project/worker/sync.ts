import {
  type Diff,
  type Edit,
  EMPTY_DIFF,
  isEmptyDiff,
  isRefusal,
  type Problem,
  parseEdit,
  type Records,
  type Refusal,
} from '@throughline/model';
import { messages } from '../../words/index.ts';
import { columnOfRefusal } from '../cells/index.ts';
import type { About, Conflict, Outcome, Refused, Sync } from '../local-project.ts';
import { type People, whatOf, whyNot, whyOf } from './conflict-words.ts';
import type { Ports } from './ports.ts';
import type { Sent, ServerPlan } from './server-plan.ts';
import { type Fallen, type HeardChange, type OwnGroup, Unacknowledged } from './unacknowledged.ts';

const say = messages({
  away: 'The server cannot be reached, so nothing can be taken back just now. What you did is kept here.',
  signedOut: 'You are signed out. What you did is kept here: sign in again and it is sent.',
  onBranch: 'On a branch nothing is taken back by itself: change it back, or drop the branch.',
  undone: 'Taking back your last step',
  nothing: 'There is nothing to take back.',
});

/** In milliseconds: how long after a failure it is tried again. */
const AGAIN_AFTER = [1_000, 2_000, 5_000, 10_000, 30_000];

/** What the plan that is shown does when records change under it. */
export interface Shown {
  /** The records have the diff already. */
  moved(diff: Diff): void;
  /** Where edits stand, and which change of the log the plan has. */
  told(sync: Sync, seq: number): void;
  /** What is known cannot be brought along: take the snapshot. */
  fellBehind(): void;
}

/** Keeps one plan in step with the server's: sends what is done here, one thing after the other, and takes what others do. */
export class PlanSync {
  readonly #own: Unacknowledged;
  readonly #conflicts = new Map<string, Conflict & { readonly group: OwnGroup }>();
  #state: Sync['state'] = 'saved';
  #why: string | undefined;
  #failures = 0;
  #isSending = false;
  /** Of an earlier page, and not looked at yet. */
  #resuming: OwnGroup[] = [];
  #isStopped = false;
  #isCatchingUp: Promise<void> | undefined;
  /** Who waits to try again. */
  #wakes: (() => void)[] = [];
  #idle: (() => void)[] = [];
  #people: People | undefined;
  /** Of a branch: what its last change is called. */
  branchHash: string | undefined;

  constructor(
    readonly records: Records,
    seq: number,
    me: string | undefined,
    /** Whose edits of which plan are kept. */
    private readonly keptAs: string,
    private readonly isBranch: boolean,
    private readonly server: ServerPlan,
    private readonly ports: Pick<Ports, 'kept' | 'newId' | 'wait'>,
    private readonly shown: Shown,
  ) {
    this.#own = new Unacknowledged(records, seq, me);
  }

  get seq(): number {
    return this.#own.seq;
  }

  /** Not acknowledged yet, oldest first. */
  get groups(): readonly OwnGroup[] {
    return [...this.#resuming, ...this.#own.groups];
  }

  /**
   * Takes up what was done before a reload, or before the plan was taken anew. What may have arrived is asked about
   * before anything is done with it: the plan may have it already.
   */
  async resume(groups: readonly OwnGroup[]): Promise<void> {
    this.#resuming = [...groups];
    for (let [group] = groups; group !== undefined && !this.#isStopped; [group] = this.#resuming) {
      const sent = group.isSent ? await this.server.send(group) : undefined;
      if (sent?.came === 'lost' || sent?.came === 'signed-out') {
        await this.#kept(sent);
        continue;
      }
      this.#resuming.shift();
      if (sent?.came === 'made') this.#arrived(group, sent);
      else if (sent !== undefined) {
        this.#fell(group, EMPTY_DIFF, whyNot(sent.problem, this.records, await this.#names()));
      } else await this.#madeAgain(group);
    }
    this.#tell();
    const hasArrived = !this.isBranch && groups.some(({ isSent }) => isSent);
    // Where the log cannot be had now, the stream's next greeting comes back to it.
    if (hasArrived) await this.catchUp().catch(() => {});
    void this.#send();
  }

  /** Shows at once, is sent in the background. */
  submit(edits: readonly Edit[], about: About = {}): Outcome {
    for (const edit of edits) {
      const read = parseEdit(edit);
      if (isRefusal(read)) return this.#cannot(read);
    }
    const group: OwnGroup = {
      edits: edits.map((edit) => ({ editId: this.ports.newId(), edit })),
      base: this.seq,
      ...about,
    };
    return this.#make(group);
  }

  /** Changes of the log as they come: from the stream, or as an answer. */
  async heard(changes: readonly HeardChange[]): Promise<void> {
    const fresh = changes.filter(({ seq }) => seq > this.seq);
    const [first] = fresh;
    if (first === undefined || this.#isStopped) return;
    if (first.seq !== this.seq + 1) return this.catchUp();
    const before = this.groups;
    const { diff, fallen } = this.#own.heard(fresh);
    const known = new Set(fresh.map(({ editId }) => editId));
    for (const group of before) {
      if (group.edits.some(({ editId }) => known.has(editId))) this.#forget(group);
    }
    if (!isEmptyDiff(diff)) this.shown.moved(diff);
    await this.#allFell(fallen);
    this.#tell();
  }

  /** Asks for what is missing between what is known and what the server has. */
  catchUp(): Promise<void> {
    this.#isCatchingUp ??= this.#catchUp().finally(() => {
      this.#isCatchingUp = undefined;
    });
    return this.#isCatchingUp;
  }

  /** The server may be there again. */
  awake(): void {
    for (const wake of this.#wakes.splice(0)) wake();
    void this.#send();
  }

  /** What was refused is tried once more, on the plan as it now is. */
  async retry(): Promise<void> {
    for (const { group, editId } of [...this.#conflicts.values()]) {
      this.#conflicts.delete(editId);
      this.#forget(group);
      const edits = group.edits.map(({ edit }) => ({ editId: this.ports.newId(), edit }));
      const { isSent: _, ...about } = group;
      const outcome = this.#make({ ...about, edits, base: this.seq });
      if (!outcome.ok) {
        this.#conflicts.set(editId, { ...this.#conflict(group, EMPTY_DIFF, outcome.sentence) });
      }
    }
    this.#tell();
    this.awake();
  }

  discard(editId: string): void {
    const group = this.#conflicts.get(editId)?.group;
    if (group !== undefined) this.#forget(group);
    this.#conflicts.delete(editId);
    this.#tell();
  }

  /** Ctrl+Z: what was not sent yet is simply taken off; the rest the server takes back. */
  async takeBack(way: 'undo' | 'redo'): Promise<Outcome> {
    const last = this.#own.groups.at(-1);
    if (way === 'undo' && last !== undefined && !last.isSent) {
      const { diff, fallen } = this.#own.takeBack(last);
      this.#forget(last);
      this.shown.moved(diff);
      await this.#allFell(fallen);
      this.#tell();
      return { ok: true, seq: this.seq };
    }
    if (this.isBranch) return refused(say('onBranch'));
    await this.#drained();
    if (this.groups.length > 0) return refused(say('away'));
    const sent = await this.server.takeBack(way, this.ports.newId());
    if (sent.came !== 'made') return this.#notTakenBack(sent);
    await this.heard(sent.changes);
    const [left] = sent.refused;
    if (left === undefined) return { ok: true, seq: this.seq };
    const why = whyOf(left, this.records, await this.#names());
    if (sent.changes.length === 0) return { ...refused(why), refusal: left };
    const editId = sent.changes[0]?.editId ?? '';
    const group: OwnGroup = { edits: [], base: this.seq };
    this.#conflicts.set(editId, { editId, what: say('undone'), why, group });
    this.#tell();
    return { ok: true, seq: this.seq };
  }

  /** Nothing more is sent or taken; what is on its way ends first. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const wake of this.#wakes.splice(0)) wake();
    if (this.#isSending) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  /** What stood to be read before the plan was taken anew still does. */
  recall(before: PlanSync): void {
    for (const [editId, conflict] of before.#conflicts) this.#conflicts.set(editId, conflict);
    this.#tell();
  }

  get conflicts(): readonly Conflict[] {
    return [...this.#conflicts.values()].map(({ editId, what, why }) => ({ editId, what, why }));
  }

  #make(group: OwnGroup): Outcome {
    const diff = this.#own.make(group);
    if (isRefusal(diff)) return this.#cannot(diff);
    this.#keep(group);
    this.shown.moved(diff);
    this.#tell();
    void this.#send();
    return { ok: true, seq: this.seq };
  }

  #cannot(refusal: Refusal): Refused {
    const sentence = whyOf(refusal, this.records, this.#people ?? new Map());
    const column = columnOfRefusal(refusal);
    return { ok: false, refusal, sentence, taskId: refusal.recordId, column };
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    const waiting = () => this.#own.groups[0];
    for (let next = waiting(); next !== undefined && !this.#isStopped; next = waiting()) {
      const group: OwnGroup = { ...next, isSent: true };
      this.#own.replace(next, group);
      this.#keep(group);
      if (this.#state === 'saved') this.#state = 'sending';
      this.#tell();
      const sent = await this.server.send(group);
      if (sent.came === 'made') {
        this.#failures = 0;
        this.#state = 'sending';
        this.#why = undefined;
        await this.#made(group, sent);
      } else if (sent.came === 'refused') {
        this.#failures = 0;
        await this.#refused(group, sent.problem);
      } else {
        await this.#kept(sent);
      }
    }
    this.#isSending = false;
    this.#state = this.groups.length === 0 ? 'saved' : this.#state;
    for (const one of this.#idle.splice(0)) one();
    this.#tell();
  }

  /** It may not have arrived: it is tried again a little later. */
  async #kept({ came }: Extract<Sent, { came: 'lost' | 'signed-out' }>): Promise<void> {
    this.#state = 'kept';
    this.#why = came === 'signed-out' ? say('signedOut') : undefined;
    this.#tell();
    for (const one of this.#idle.splice(0)) one();
    await this.#pause();
  }

  async #madeAgain(group: OwnGroup): Promise<void> {
    const diff = this.#own.make(group);
    if (!isRefusal(diff)) this.shown.moved(diff);
    else this.#fell(group, EMPTY_DIFF, whyOf(diff, this.records, await this.#names()));
  }

  async #made(group: OwnGroup, sent: Extract<Sent, { came: 'made' }>): Promise<void> {
    if (this.isBranch) {
      this.#own.acknowledged(group, sent.head);
      this.branchHash = sent.hash;
      this.#forget(group);
      return;
    }
    try {
      // A change that was told long ago comes without what it did: the log has it.
      if (sent.changes.every(({ diff }) => diff !== undefined)) await this.heard(sent.changes);
      if (this.groups.includes(group)) await this.catchUp();
    } catch {
      // The log could not be had: the group is sent once more, which does no harm.
    }
    if (this.groups.includes(group)) await this.#pause();
  }

  async #refused(group: OwnGroup, problem: Problem): Promise<void> {
    // What somebody else did has reached the plan before the answer: it fell then.
    if (!this.groups.includes(group)) return;
    const did = this.#own.diffOf(group) ?? EMPTY_DIFF;
    const { diff, fallen } = this.#own.takeBack(group);
    const what = whatOf(group, did, this.records);
    this.shown.moved(diff);
    const why = whyNot(problem, this.records, await this.#names(), did);
    this.#fell(group, did, why, what);
    await this.#allFell(fallen);
    this.#tell();
  }

  /** The server has it: since before the plan was taken, or since it was asked. */
  #arrived(group: OwnGroup, { changes, head, hash }: Extract<Sent, { came: 'made' }>): void {
    this.#forget(group);
    if (!this.isBranch) return;
    this.branchHash = hash;
    if ((changes.at(-1)?.seq ?? 0) <= this.seq) return;
    const diff = this.#own.make(group);
    if (!isRefusal(diff)) this.shown.moved(diff);
    this.#own.acknowledged(group, head);
  }

  async #pause(): Promise<void> {
    const after = AGAIN_AFTER[Math.min(this.#failures++, AGAIN_AFTER.length - 1)] as number;
    await Promise.race([
      this.ports.wait(after),
      new Promise<void>((resolve) => {
        this.#wakes.push(resolve);
      }),
    ]);
  }

  async #catchUp(): Promise<void> {
    for (let isMore = true; isMore && !this.#isStopped; ) {
      const { head, changes } = await this.server.log(this.seq);
      if (changes.length === 0 || changes[0]?.seq !== this.seq + 1) {
        if (head > this.seq) this.shown.fellBehind();
        return;
      }
      await this.heard(changes);
      isMore = head > this.seq;
    }
  }

  /** Resolves once everything was sent, or cannot be just now. */
  #drained(): Promise<void> {
    if (this.groups.length === 0 || this.#state === 'kept') return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  #notTakenBack(sent: Exclude<Sent, { came: 'made' }>): Refused {
    switch (sent.came) {
      case 'lost':
        return refused(say('away'));
      case 'signed-out':
        return refused(say('signedOut'));
      case 'refused': {
        const { code } = sent.problem;
        if (code === 'nothing-to-undo' || code === 'nothing-to-redo')
          return refused(say('nothing'));
        return refused(whyNot(sent.problem, this.records, this.#people ?? new Map()));
      }
    }
  }

  async #allFell(fallen: readonly Fallen[]): Promise<void> {
    if (fallen.length === 0) return;
    const people = await this.#names();
    for (const { group, refusal, diff } of fallen) {
      this.#fell(group, diff, whyOf(refusal, this.records, people, diff));
    }
  }

  #fell(group: OwnGroup, diff: Diff, why: string, what?: string): void {
    const conflict = this.#conflict(group, diff, why, what);
    this.#conflicts.set(conflict.editId, conflict);
  }

  #conflict(group: OwnGroup, diff: Diff, why: string, what = whatOf(group, diff, this.records)) {
    return { editId: group.edits[0]?.editId ?? '', what, why, group };
  }

  #keep(group: OwnGroup): void {
    this.ports.kept.put(this.keptAs, group).catch(() => {});
  }

  #forget(group: OwnGroup): void {
    this.ports.kept.drop(this.keptAs, group).catch(() => {});
  }

  async #names(): Promise<People> {
    if (this.#people === undefined || this.#people.size === 0) {
      this.#people = await this.server.people();
    }
    return this.#people;
  }

  #tell(): void {
    const { length: pending } = this.groups;
    if (pending === 0 && this.#state === 'kept') this.#state = 'saved';
    const { conflicts } = this;
    const why = this.#why === undefined ? {} : { why: this.#why };
    this.shown.told({ state: this.#state, pending, conflicts, ...why }, this.seq);
  }
}

function refused(sentence: string): Refused {
  return { ok: false, sentence };
}
