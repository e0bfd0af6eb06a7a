import { minuteOf, minuteText } from '@throughline/engine';
import { Dice, type GeneratorOptions, generateRecords } from '@throughline/generator';
import { type ComputedPlan, computePlan } from '../computed/index.ts';
import {
  type CalendarRecord,
  derivedId,
  type LinkRecord,
  type PlanRecord,
  Records,
  type TaskRecord,
} from '../plan/index.ts';

/** Which kinds of differences a made-up update has. */
export interface UpdateChoices {
  /** Weeks from the one status date to the other, with progress reported. */
  readonly weeks?: number;
  readonly durations?: number;
  readonly links?: number;
  readonly constraints?: number;
  readonly added?: number;
  readonly removed?: number;
  readonly holidays?: number;
  readonly people?: number;
}

/** A generated plan, in dates. */
export function anyPlan(options: GeneratorOptions): ComputedPlan {
  return computed(new Records(generateRecords(options)));
}

export function computed(records: Records): ComputedPlan {
  const plan = computePlan(records);
  if ('code' in plan) throw new Error(JSON.stringify(plan));
  return plan;
}

/** A later state of the plan, as a team may leave it; undefined where it would have no dates. */
export function updated(
  plan: ComputedPlan,
  seed: number,
  choices: UpdateChoices,
): Records | undefined {
  const update = new Update(plan, seed);
  update.report(choices.weeks ?? 0);
  for (let k = 0; k < (choices.durations ?? 0); k++) update.changeDuration();
  for (let k = 0; k < (choices.constraints ?? 0); k++) update.pin();
  for (let k = 0; k < (choices.people ?? 0); k++) update.changePeople();
  for (let k = 0; k < (choices.links ?? 0); k++) update.changeLink();
  for (let k = 0; k < (choices.added ?? 0); k++) update.addTask();
  for (let k = 0; k < (choices.removed ?? 0); k++) update.removeTask();
  for (let k = 0; k < (choices.holidays ?? 0); k++) update.addHoliday();
  const later = update.records();
  return 'code' in computePlan(later) ? undefined : later;
}

class Update {
  private readonly dice: Dice;
  private readonly byId: Map<string, PlanRecord>;

  constructor(
    private readonly plan: ComputedPlan,
    seed: number,
  ) {
    this.dice = new Dice(seed, 'update');
    this.byId = new Map([...plan.records].map((record) => [record.id, record]));
  }

  records(): Records {
    return new Records(this.byId.values());
  }

  /** Moves the status date and reports what the forecast had planned until then, give or take. */
  report(weeks: number): void {
    if (weeks === 0) return;
    const { project } = this.plan.records;
    const from = minuteOf(this.plan.status.at) as number;
    const at = from + weeks * 7 * 1440;
    this.put({ ...project, statusDate: minuteText(at) });
    for (const task of this.leaves()) {
      const { start, finish } = this.plan.forecast.task(task.id);
      if (start === null || finish === null || task.actualFinish !== undefined) continue;
      const [begin, end] = [minuteOf(start) as number, minuteOf(finish) as number];
      const isSilent = this.dice.perMille(150);
      if (begin >= at || isSilent || task.mode === 'manual' || task.inactive) continue;
      const late = 60 * this.dice.between(0, 3);
      const actualStart = task.actualStart ?? minuteText(Math.min(at, begin + late));
      if (end + late <= at) {
        const { resume: _, stop: __, ...rest } = task;
        this.put({ ...rest, actualStart, actualFinish: minuteText(end + late), remaining: 0 });
        continue;
      }
      const duration = task.duration?.minutes ?? 0;
      const done = Math.round((duration * this.dice.between(10, 90)) / 100 / 30) * 30;
      const grown = this.dice.perMille(300) ? 480 : 0;
      this.put({
        ...task,
        actualStart,
        duration: { minutes: duration + grown, unit: 'd' },
        actualDuration: done,
        remaining: duration + grown - done,
      });
    }
  }

  changeDuration(): void {
    const task = this.anyLeaf();
    if (task?.duration === undefined || task.actualFinish !== undefined) return;
    const minutes = Math.max(30, task.duration.minutes + 60 * this.dice.between(-16, 24));
    const done = task.actualDuration ?? 0;
    this.put({
      ...task,
      duration: { ...task.duration, minutes: Math.max(minutes, done) },
      ...(task.remaining === undefined ? {} : { remaining: Math.max(0, minutes - done) }),
    });
  }

  pin(): void {
    const task = this.anyLeaf();
    const start = task === undefined ? null : this.plan.forecast.task(task.id).start;
    if (task === undefined || start === null) return;
    const at = minuteText((minuteOf(start) as number) + 1440 * this.dice.between(0, 20));
    const type = this.dice.perMille(700) ? 'start-no-earlier-than' : 'must-start-on';
    this.put({ ...task, constraint: { type, date: at } });
  }

  changePeople(): void {
    const assignments = [...this.byId.values()].filter((one) => one.kind === 'assignment');
    const one = assignments[this.dice.between(0, Math.max(0, assignments.length - 1))];
    if (one === undefined) return;
    if (this.dice.perMille(300)) this.byId.delete(one.id);
    else this.put({ ...one, units: one.units * (this.dice.perMille(500) ? 0.5 : 2) });
  }

  changeLink(): void {
    const links = [...this.byId.values()].filter((one) => one.kind === 'link');
    const link = links[this.dice.between(0, Math.max(0, links.length - 1))];
    if (link === undefined) return;
    const how = this.dice.between(0, 3);
    if (how === 0) this.byId.delete(link.id);
    else if (how === 1)
      this.put({ ...link, lag: { minutes: 480 * this.dice.between(-1, 4), unit: 'd' } });
    else if (how === 2) this.put({ ...link, type: link.type === 'FS' ? 'SS' : 'FS' });
    else {
      const [one, other] = [this.anyLeaf(), this.anyLeaf()];
      if (one === undefined || other === undefined || one.id === other.id) return;
      const starts = (task: TaskRecord) => this.plan.forecast.task(task.id).start ?? '';
      const [from, to] = starts(one) < starts(other) ? [one, other] : [other, one];
      this.put(linkOf(from, to));
    }
  }

  addTask(): void {
    const [before, after] = [this.anyLeaf(), this.anyLeaf()];
    if (before === undefined || after === undefined) return;
    const id = derivedId('new', String(this.dice.between(0, 1e9)));
    const { parent } = before;
    const task: TaskRecord = {
      id,
      kind: 'task',
      audience: 'shared',
      keys: { 'ms-project.uid': `new ${id}` },
      name: `New ${id.slice(0, 4)}`,
      rank: before.rank,
      type: 'task',
      fixed: 'duration',
      duration: { minutes: 480 * this.dice.between(1, 8), unit: 'd' },
      ...(parent === undefined ? {} : { parent }),
    };
    this.put(task);
    this.put(linkOf(before, task));
    const start = this.plan.forecast.task(before.id).start ?? '';
    const isLater = (this.plan.forecast.task(after.id).start ?? '') > start;
    if (isLater) this.put(linkOf(task, after));
  }

  removeTask(): void {
    const task = this.anyLeaf();
    if (task === undefined) return;
    this.byId.delete(task.id);
    for (const record of [...this.byId.values()]) {
      const isOwn =
        (record.kind === 'link' && (record.from === task.id || record.to === task.id)) ||
        ((record.kind === 'assignment' ||
          record.kind === 'fixed-cost' ||
          record.kind === 'promise') &&
          record.taskId === task.id);
      if (isOwn) this.byId.delete(record.id);
    }
  }

  addHoliday(): void {
    const calendars = [...this.byId.values()].filter((one) => one.kind === 'calendar');
    const calendar = calendars[this.dice.between(0, calendars.length - 1)] as CalendarRecord;
    const from = (minuteOf(this.plan.status.at) as number) + 1440 * this.dice.between(5, 120);
    const day = minuteText(from).slice(0, 10);
    const id = derivedId('holiday', day);
    this.put({
      ...calendar,
      exceptions: { ...calendar.exceptions, [id]: { from: day, to: day, ranges: [] } },
    });
  }

  private put(record: PlanRecord): void {
    this.byId.set(record.id, record);
  }

  /** Tasks of the starting plan that are still there and have none under them. */
  private leaves(): TaskRecord[] {
    const { records } = this.plan;
    return [...records.all('task')].flatMap((task) => {
      const now = this.byId.get(task.id);
      return now?.kind === 'task' && !records.isSummary(task) ? [now] : [];
    });
  }

  private anyLeaf(): TaskRecord | undefined {
    const leaves = this.leaves();
    return leaves[this.dice.between(0, Math.max(0, leaves.length - 1))];
  }
}

function linkOf(from: TaskRecord, to: TaskRecord): LinkRecord {
  return {
    id: derivedId('link', from.id, to.id),
    kind: 'link',
    audience: 'shared',
    from: from.id,
    to: to.id,
    type: 'FS',
  };
}
