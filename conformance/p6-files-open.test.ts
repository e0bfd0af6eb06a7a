import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  isReadRefusal,
  type ReadPlan,
  readSchedule,
  sayLoss,
  sayReadRefusal,
} from '@throughline/interchange';
import { checkReferences, type PlanRecord, schemaByKind } from '@throughline/model';
import { afterAll, describe, expect, it } from 'vitest';
import { manifest, readBytes, SCHEDULES } from './manifest.ts';

const rows = manifest().filter(({ format }) => format !== 'MSPDI');
const features = rows.length === 0 ? new Map<string, string>() : featuresByFile();
const table: string[] = [];

describe.skipIf(rows.length === 0)('XER and P6 XML files open, with all that is in them', () => {
  it.each(rows.map((row) => [row.file, row] as const))('%s', (file, row) => {
    const plans = everyProject(file);
    for (const plan of plans) expectSound(plan);
    const said = features.get(file) ?? '';
    const counts = countsOf(plans);
    expect({ milestones: counted(said, 'milestones'), ...counts }).toEqual({
      tasks: row.tasks,
      links: row.links,
      calendars: counted(said, 'cal_n'),
      exceptions: counted(said, 'cal_exceptions'),
      summaries: counted(said, 'summaries'),
      milestones: counted(said, 'milestones'),
      constraints: constraintsIn(said),
    });
  });

  afterAll(() => {
    console.log(['file\tnot kept, repaired or assumed', ...table].join('\n'));
  });
});

const NETWORKS = rows.length === 0 ? [] : [4, 17, 21];

describe.skipIf(rows.length === 0)('both formats of one network give one plan', () => {
  it.each(NETWORKS)('network %i', (network) => {
    const [xer] = everyProject(`syn-p6-${network}.xer`);
    const [pmxml] = everyProject(`syn-p6-${network}.pmxml.xml`);
    if (xer === undefined || pmxml === undefined) throw new Error('no project');
    expect(comparable(xer)).toEqual(comparable(pmxml));
    for (const [id, dates] of pmxml.stored) expect(xer.stored.get(id)).toMatchObject(dates);
  });
});

/** The plan of each project in the file. */
function everyProject(file: string): ReadPlan[] {
  const bytes = readBytes(file);
  const first = opened(readSchedule(bytes, { fileName: file }));
  table.push([file, ...first.losses.map(sayLoss)].join('\n\t'));
  const others = first.project.others.map(({ id }) => opened(readSchedule(bytes, { project: id })));
  return [first, ...others];
}

function opened(outcome: ReturnType<typeof readSchedule>): ReadPlan {
  if (isReadRefusal(outcome)) throw new Error(sayReadRefusal(outcome));
  return outcome;
}

function expectSound({ records, losses }: ReadPlan): void {
  for (const record of records) {
    const { error } = schemaByKind[record.kind].safeParse(record);
    if (error !== undefined) throw new Error(`${JSON.stringify(record)}\n${error.message}`);
  }
  expect(checkReferences(records)).toEqual([]);
  for (const loss of losses) expect(sayLoss(loss)).not.toMatch(/undefined/);
}

/**
 * What the manifest counts, which is what stands in the file: tasks of baselines too, and, in the one
 * file that has them, tasks that are only named because a link leads to them: such a link is left out.
 */
function countsOf(plans: readonly ReadPlan[]) {
  const records = plans.flatMap((plan) => plan.records);
  const tasks = records.filter((record) => record.kind === 'task');
  const activities = tasks.filter(({ type }) => type !== 'summary');
  const approved = records.flatMap((record) =>
    record.kind === 'baseline' ? Object.keys(record.tasks) : [],
  );
  const leftOut = plans
    .flatMap(({ losses }) => losses)
    .reduce((sum, { code, count }) => sum + (code === 'link-dangling' ? count : 0), 0);
  const calendars = new Map(
    records.flatMap((record) => (record.kind === 'calendar' ? [[record.id, record]] : [])),
  );
  return {
    tasks: activities.length + approved.length + leftOut,
    links: records.filter(({ kind }) => kind === 'link').length + leftOut,
    calendars: calendars.size,
    exceptions: [...calendars.values()].reduce(
      (sum, { exceptions }) => sum + Object.keys(exceptions).length,
      0,
    ),
    summaries: tasks.length - activities.length,
    // The manifest counts milestones among the tasks that are only named.
    ...(leftOut === 0 && { milestones: activities.filter(({ milestone }) => milestone).length }),
    constraints: activities.filter(({ constraint }) => constraint !== undefined).length,
  };
}

/** The row of the project itself, which only an XER has, and its currency, which each exporter chose. */
function comparable({ records }: ReadPlan): PlanRecord[] {
  const root = records.find(
    (record) =>
      record.kind === 'task' && record.type === 'summary' && record.name.startsWith('SYN'),
  )?.id;
  return records
    .filter(({ id }) => id !== root)
    .map((record): PlanRecord => {
      if (record.kind === 'project') return { ...record, currency: 'XXX' };
      if (record.kind !== 'task' || root === undefined || record.parent !== root) return record;
      const { parent: _, ...top } = record;
      return top;
    });
}

function featuresByFile(): Map<string, string> {
  const [head = '', ...lines] = readFileSync(join(SCHEDULES, 'MANIFEST.tsv'), 'utf8').split(
    /\r?\n/,
  );
  const column = head.split('\t').indexOf('features');
  return new Map(lines.map((line) => [line.split('\t')[0] ?? '', line.split('\t')[column] ?? '']));
}

/** `cal_n:3` */
function counted(text: string, name: string): number {
  return Number(new RegExp(`(?:^| )${name}:(\\d+)`).exec(text)?.[1] ?? 0);
}

/** `constraints[MSO:1,MSOB:5]` */
function constraintsIn(text: string): number {
  const list = /constraints\[([^\]]*)\]/.exec(text)?.[1] ?? '';
  return [...list.matchAll(/:(\d+)/g)].reduce((sum, [, count]) => sum + Number(count), 0);
}
