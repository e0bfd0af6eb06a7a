import { minuteOf, minuteText } from '@throughline/engine';
import { Dice } from '@throughline/generator';
import {
  apply,
  type ComputedPlan,
  computePlan,
  derivedId,
  diffOf,
  type Edit,
  isRefusal,
  type LinkRecord,
  Records,
  removalOf,
  type TaskRecord,
} from '@throughline/model';

/** Edits of a plan as people make them in a week, each made up for the plan as it then stands. */
export class RandomEdits {
  private readonly dice: Dice;
  private made = 0;

  constructor(private readonly seed: number) {
    this.dice = new Dice(seed, 'updates');
  }

  /** The plan a week later: progress as the forecast had it, give or take, and some other edits. */
  weekLater(before: Records): Records {
    const records = new Records(before);
    const plan = dated(before);
    const status = minuteOf(plan.status.at) as number;
    const at = status + 7 * 1440;
    this.submit(records, { kind: 'project.set', set: { statusDate: minuteText(at) } });
    for (const task of leaves(records)) this.report(records, plan, task, at);
    for (let k = 0; k < 4; k++) this.anyEdit(records, plan);
    return 'code' in computePlan(records) ? before : records;
  }

  private submit(records: Records, edit: Edit): void {
    const diff = apply(edit, records);
    if (isRefusal(diff)) return;
    records.patch(diff);
  }

  private report(records: Records, plan: ComputedPlan, task: TaskRecord, at: number): void {
    const { start, finish } = plan.forecast.task(task.id);
    if (start === null || finish === null || task.actualFinish !== undefined) return;
    if (task.mode === 'manual' || task.inactive || this.dice.perMille(150)) return;
    const [begin, end] = [minuteOf(start) as number, minuteOf(finish) as number];
    if (begin >= at) return;
    const actualStart = task.actualStart ?? start;
    const about = { kind: 'task.set-progress', taskId: task.id, actualStart } as const;
    if (end <= at) this.submit(records, { ...about, actualFinish: finish });
    else if (this.dice.perMille(500)) {
      this.submit(records, { ...about, percentComplete: this.dice.between(10, 90) });
    } else this.submit(records, { ...about, remaining: 480 * this.dice.between(1, 6) });
  }

  private anyEdit(records: Records, plan: ComputedPlan): void {
    const edits = [
      () => this.duration(records),
      () => this.link(records, plan),
      () => this.constraint(records, plan),
      () => this.add(records),
      () => this.remove(records),
      () => this.holiday(records, plan),
      () => this.people(records),
      () => this.rename(records),
      () => this.deadline(records, plan),
      () => this.move(records),
      () => this.field(records),
      () => this.interrupt(records),
      () => this.assign(records),
    ];
    edits[this.dice.between(0, edits.length - 1)]?.();
  }

  private duration(records: Records): void {
    const task = this.leaf(records);
    const minutes = Math.max(60, (task.duration?.minutes ?? 480) + 60 * this.dice.between(-16, 24));
    this.submit(records, { kind: 'task.set-duration', taskId: task.id, minutes });
  }

  private link(records: Records, plan: ComputedPlan): void {
    const links = [...records.all('link')];
    const link = links[this.dice.between(0, links.length - 1)] as LinkRecord;
    const how = this.dice.between(0, 3);
    if (how === 0) this.submit(records, { kind: 'link.remove', ids: [link.id] });
    else if (how === 1) {
      const lag = { minutes: 480 * this.dice.between(-1, 4), unit: 'd' };
      this.submit(records, { kind: 'link.change', id: link.id, set: { lag } });
    } else if (how === 2) {
      const type = link.type === 'FS' ? 'SS' : 'FS';
      this.submit(records, { kind: 'link.change', id: link.id, set: { type } });
    } else {
      const [a, b] = [this.leaf(records), this.leaf(records)];
      const startOf = ({ id }: TaskRecord) =>
        plan.records.find('task', id) === undefined ? '9' : (plan.forecast.task(id).start ?? '');
      const [from, to] = startOf(a) < startOf(b) ? [a, b] : [b, a];
      this.submit(records, { kind: 'link.add', record: this.linked(from, to) });
    }
  }

  private constraint(records: Records, plan: ComputedPlan): void {
    const task = this.leaf(records);
    const start = plan.records.find('task', task.id) && plan.forecast.task(task.id).start;
    if (!start) return;
    const date = minuteText((minuteOf(start) as number) + 1440 * this.dice.between(0, 20));
    const type = this.dice.perMille(700) ? 'start-no-earlier-than' : 'must-start-on';
    this.submit(records, {
      kind: 'task.set-constraint',
      taskId: task.id,
      constraint: { type, date },
    });
  }

  private add(records: Records): void {
    const [before, after] = [this.leaf(records), this.leaf(records)];
    const number = ++this.made;
    const { parent } = before;
    const task: TaskRecord = {
      id: derivedId('made', String(this.seed), String(number)),
      kind: 'task',
      audience: 'shared',
      // The tool never gives a number twice.
      keys: { 'ms-project.uid': String(100_000 + number) },
      name: `New ${number}`,
      rank: `${before.rank}V`,
      type: 'task',
      fixed: 'duration',
      duration: { minutes: 480 * this.dice.between(1, 8), unit: 'd' },
      ...(parent === undefined ? {} : { parent }),
    };
    this.submit(records, { kind: 'task.add', record: task });
    this.submit(records, { kind: 'link.add', record: this.linked(before, task) });
    this.submit(records, { kind: 'link.add', record: this.linked(task, after) });
  }

  private remove(records: Records): void {
    const task = this.leaf(records);
    const ids = removalOf(records, 'task', [task.id]);
    if (!isRefusal(ids)) this.submit(records, { kind: 'task.remove', ids });
  }

  private holiday(records: Records, plan: ComputedPlan): void {
    const calendars = [...records.all('calendar')];
    const { id } = calendars[this.dice.between(0, calendars.length - 1)] ?? {};
    if (id === undefined) return;
    const from = (minuteOf(plan.status.at) as number) + 1440 * this.dice.between(5, 120);
    const day = minuteText(from).slice(0, 10);
    const path = `exceptions/${derivedId('holiday', day)}`;
    this.submit(records, {
      kind: 'calendar.change',
      id,
      set: { [path]: { from: day, to: day, ranges: [] } },
    });
  }

  private people(records: Records): void {
    const assignments = [...records.all('assignment')];
    const one = assignments[this.dice.between(0, Math.max(0, assignments.length - 1))];
    if (one === undefined) return;
    if (this.dice.perMille(300)) this.submit(records, { kind: 'assignment.remove', ids: [one.id] });
    else {
      const units = one.units * (this.dice.perMille(500) ? 0.5 : 2);
      this.submit(records, { kind: 'assignment.change', id: one.id, set: { units } });
    }
  }

  private rename(records: Records): void {
    const task = this.leaf(records);
    this.submit(records, { kind: 'task.rename', taskId: task.id, name: `${task.name} again` });
  }

  private deadline(records: Records, plan: ComputedPlan): void {
    const task = this.leaf(records);
    const finish = plan.records.find('task', task.id) && plan.forecast.task(task.id).finish;
    if (finish)
      this.submit(records, { kind: 'task.set-deadline', taskId: task.id, deadline: finish });
  }

  private move(records: Records): void {
    const summaries = [...records.all('task')].filter((task) => records.isSummary(task));
    const { id: parent } = summaries[this.dice.between(0, summaries.length - 1)] ?? {};
    const { id: taskId, rank } = this.leaf(records);
    if (parent !== undefined) this.submit(records, { kind: 'task.move', taskId, parent, rank });
  }

  /** What has an edit of its own for some and not for others. */
  private field(records: Records): void {
    const task = this.leaf(records);
    const calendars = [...records.all('calendar')];
    const calendarId = this.dice.oneOf(calendars).id;
    const others: readonly Partial<TaskRecord>[] = [
      { inactive: true },
      { calendarId },
      { calendarId, ignoreResourceCalendars: true },
      { milestone: true, duration: { minutes: 0, unit: 'd' } },
      { constraint: { type: 'as-late-as-possible' } },
      { levelingDelay: { minutes: 2880, unit: 'd', elapsed: true } },
      { priority: 900 },
      { fixed: 'work' },
      { duration: { minutes: 4320, unit: 'd', elapsed: true } },
      { notes: 'Checked with the vendor.' },
    ];
    const before = new Records(records);
    const changed = { ...task, ...this.dice.oneOf(others) };
    const after = new Records([...records].map((one) => (one.id === task.id ? changed : one)));
    records.patch(diffOf(before, after));
  }

  private interrupt(records: Records): void {
    const task = this.leaf(records);
    const minutes = task.duration?.minutes ?? 0;
    if (minutes < 960 || task.actualStart !== undefined || task.duration?.elapsed) return;
    const id = derivedId('split', task.id, String(++this.made));
    const splits = { [id]: { afterMinutes: 480, gapMinutes: 480 * this.dice.between(1, 3) } };
    const after = [...records].map((one) => (one.id === task.id ? { ...task, splits } : one));
    records.patch(diffOf(new Records(records), new Records(after)));
  }

  private assign(records: Records): void {
    const resources = [...records.all('resource')];
    const { id: resourceId } = this.dice.oneOf(resources);
    const task = this.leaf(records);
    const id = derivedId('assigned', String(this.seed), String(++this.made));
    const work = task.duration?.minutes ?? 0;
    const record = { id, kind: 'assignment', audience: 'internal', taskId: task.id } as const;
    this.submit(records, {
      kind: 'assignment.add',
      record: { ...record, resourceId, units: 1, work },
    });
  }

  private leaf(records: Records): TaskRecord {
    const all = leaves(records);
    return all[this.dice.between(0, all.length - 1)] as TaskRecord;
  }

  private linked(from: TaskRecord, to: TaskRecord): LinkRecord {
    const id = derivedId('linked', String(this.seed), String(++this.made));
    return { id, kind: 'link', audience: 'shared', from: from.id, to: to.id, type: 'FS' };
  }
}

export function dated(records: Records): ComputedPlan {
  const plan = computePlan(records);
  if ('code' in plan) throw new Error(JSON.stringify(plan));
  return plan;
}

function leaves(records: Records): TaskRecord[] {
  return [...records.all('task')].filter(
    (task) => !records.isSummary(task) && task.external === undefined,
  );
}
