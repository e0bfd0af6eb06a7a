import type { ComputedPlan, RecordId } from '@throughline/model';
import { LINK_TYPES, type LinkTable } from '../plan-table.ts';
import type { HeldPlan } from './held-plan.ts';

/** The links of a plan by position, between slots. */
export class LinkColumns {
  #ids: readonly RecordId[] = [];
  #from = new Int32Array(0);
  #to = new Int32Array(0);
  #type = new Uint8Array(0);
  #driving = new Uint8Array(0);
  #places: ReadonlyMap<RecordId, number> = new Map();
  #isOther = true;
  #drivesOthers = true;

  /** Links came, went or changed, or the slots of their tasks did. */
  read(held: HeldPlan): void {
    const links = [...held.records.all('link')];
    this.#ids = links.map(({ id }) => id);
    this.#places = new Map(this.#ids.map((id, place) => [id, place]));
    this.#from = Int32Array.from(links, ({ from }) => held.slotOf(from));
    this.#to = Int32Array.from(links, ({ to }) => held.slotOf(to));
    this.#type = Uint8Array.from(links, ({ type }) => LINK_TYPES.indexOf(type));
    this.#driving = new Uint8Array(links.length);
    this.#isOther = true;
  }

  isDriving(id: RecordId): boolean {
    return this.#driving[this.#places.get(id) ?? -1] === 1;
  }

  /** Which links set their successor's date; of these tasks only (indexes), where they are named. */
  drive(computed: ComputedPlan, of: ReadonlySet<number> | undefined): void {
    const { schedule } = computed.schedule;
    const { network } = schedule;
    const isAll = of === undefined || this.#isOther;
    const driving = isAll ? new Uint8Array(this.#ids.length) : this.#driving.slice();
    const successors = isAll ? indexesOf(computed) : of;
    if (!isAll) {
      for (const [own, { to }] of network.ownLinks.entries()) {
        if (of.has(to)) this.#set(driving, computed, own, 0);
      }
    }
    for (const index of successors) {
      for (const link of schedule.drivingLinks(index)) {
        this.#set(driving, computed, network.links.source[link] as number, 1);
      }
    }
    if (driving.every((one, place) => one === this.#driving[place])) return;
    this.#driving = driving;
    this.#drivesOthers = true;
  }

  undriven(): void {
    this.#driving = new Uint8Array(this.#ids.length);
    this.#drivesOthers = true;
  }

  /** What changed since it was asked last. */
  take(): Partial<LinkTable> | undefined {
    if (!this.#isOther && !this.#drivesOthers) return undefined;
    const driving = this.#driving.slice();
    const taken = this.#isOther
      ? { ids: this.#ids, from: this.#from, to: this.#to, type: this.#type, driving }
      : { driving };
    this.#isOther = false;
    this.#drivesOthers = false;
    return taken;
  }

  get ends(): { readonly from: Int32Array; readonly to: Int32Array } {
    return { from: this.#from, to: this.#to };
  }

  #set(driving: Uint8Array, { plan }: ComputedPlan, own: number, value: 0 | 1): void {
    const id = plan.linkIds[own];
    const place = id === undefined ? undefined : this.#places.get(id);
    if (place !== undefined) driving[place] = value;
  }
}

function* indexesOf({ plan }: ComputedPlan): Generator<number> {
  for (let index = 0; index < plan.taskIds.length; index++) yield index;
}
