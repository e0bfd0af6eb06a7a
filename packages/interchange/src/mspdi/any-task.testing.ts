import {
  type BaselineTask,
  type CustomFieldRecord,
  type Lag,
  type PlanRecord,
  type RecordId,
  ranks,
  type TaskRecord,
} from '@throughline/model';
import fc from 'fast-check';
import { custom } from './any-people.testing.ts';
import {
  duration,
  flag,
  id,
  maybe,
  minutes,
  moment,
  money,
  percent,
  text,
  unit,
  whole,
  word,
  work,
} from './any-value.testing.ts';
import { baselineName } from './write-costs.ts';

const dated = fc.constantFrom(
  'start-no-earlier-than',
  'start-no-later-than',
  'finish-no-earlier-than',
  'finish-no-later-than',
  'must-start-on',
  'must-finish-on' as const,
);

const constraint = fc.oneof(
  fc.constant({ type: 'as-late-as-possible' as const }),
  fc.record({ type: dated, date: moment }),
);

/** Not begun, under way, or finished. */
const progress = fc.oneof(
  fc.constant({}),
  whole(
    fc.record({
      actualStart: moment,
      actualDuration: maybe(minutes),
      remaining: maybe(minutes),
      percentComplete: maybe(percent),
      percentWorkComplete: maybe(percent),
      physicalPercentComplete: maybe(percent),
      stop: maybe(moment),
      resume: maybe(moment),
      actualWork: maybe(work),
      remainingWork: maybe(work),
    }),
  ),
  fc.record({
    actualStart: moment,
    actualFinish: moment,
    actualDuration: minutes,
    percentComplete: fc.constant(100),
  }),
);

const manual = fc.oneof(
  fc.constant({}),
  whole(
    fc.record({
      mode: fc.constant('manual' as const),
      manualStart: maybe(moment),
      manualFinish: maybe(moment),
    }),
  ),
);

const link = fc.record({
  from: fc.nat({ max: 7 }),
  type: fc.constantFrom('FS', 'SS', 'FF', 'SF' as const),
  lag: maybe(
    fc.oneof(
      whole(
        fc.record({
          minutes: fc.integer({ min: -9999, max: 9999 }).filter((n) => n !== 0),
          unit,
          elapsed: flag,
        }),
      ),
      whole(
        fc.record({
          percent: fc.integer({ min: -100, max: 300 }).filter((n) => n !== 0),
          elapsed: flag,
        }),
      ),
    ) as fc.Arbitrary<Lag>,
  ),
});

const baselineTask = whole(
  fc.record({
    start: moment,
    finish: maybe(moment),
    duration: maybe(duration),
    work: maybe(work),
    cost: maybe(money),
  }),
) as fc.Arbitrary<BaselineTask>;

export function taskDraft(calendarIds: readonly RecordId[], fields: readonly CustomFieldRecord[]) {
  return fc.record({
    deeper: fc.integer({ min: -3, max: 1 }),
    own: whole(
      fc.record({
        name: text,
        wbs: maybe(word.map((one) => `W${one}`)),
        milestone: flag,
        inactive: flag,
        recurring: flag,
        calendarId: maybe(fc.constantFrom(...calendarIds)),
        ignoreResourceCalendars: flag,
        fixed: fc.constantFrom('units', 'duration', 'work' as const),
        effortDriven: flag,
        constraint: maybe(constraint),
        deadline: maybe(moment),
        levelingDelay: maybe(fc.record({ minutes, unit, elapsed: fc.constant(true as const) })),
        priority: maybe(fc.integer({ min: 0, max: 499 })),
        hyperlink: maybe(fc.webUrl({ withFragments: true })),
        contact: maybe(text),
        notes: maybe(text),
        custom: custom(fields, 'task'),
      }),
    ),
    leaf: fc
      .tuple(whole(fc.record({ duration, work: maybe(work) })), progress, manual)
      .map(([length, done, given]) => ({ ...length, ...done, ...given })),
    links: fc.uniqueArray(link, { maxLength: 3, selector: ({ from, type }) => `${from} ${type}` }),
    fixedCost: maybe(
      fc.record({ amount: money, accrual: fc.constantFrom('start', 'prorated', 'end' as const) }),
    ),
    baselines: fc.dictionary(fc.constantFrom('0', '1', '10'), baselineTask),
  });
}

type TaskDraft = ReturnType<typeof taskDraft> extends fc.Arbitrary<infer T> ? T : never;

/** Tasks with their links, costs and baselines, in the reader's order. */
export function outlineRecords(drafts: readonly TaskDraft[]): PlanRecord[] {
  const levels: number[] = [];
  for (const { deeper } of drafts)
    levels.push(Math.max(0, Math.min((levels.at(-1) ?? -1) + 1, (levels.at(-1) ?? 0) + deeper)));
  const parents = levels.map((level, i) => levels.slice(0, i).lastIndexOf(level - 1));
  const isSummary = (i: number) => (levels[i + 1] ?? 0) > (levels[i] ?? 0);
  const taskId = (i: number) => id('task', String(i + 1));
  const siblings = (parent: number) => parents.flatMap((one, i) => (one === parent ? [i] : []));
  const tasks = drafts.map(({ own, leaf }, i) => {
    const parent = parents[i] ?? -1;
    const among = siblings(parent);
    return {
      ...own,
      ...(isSummary(i) ? {} : leaf),
      id: taskId(i),
      kind: 'task',
      audience: 'internal',
      keys: { 'ms-project.uid': String(i + 1), 'ms-project.id': String(i + 1) },
      type: isSummary(i) ? 'summary' : 'task',
      rank: ranks(among.length)[among.indexOf(i)],
      ...(parent < 0 ? {} : { parent: taskId(parent) }),
    } as TaskRecord;
  });
  const links = drafts.flatMap((draft, to) =>
    draft.links
      .filter(({ from }) => from < drafts.length && from !== to)
      .map(
        ({ from, type, lag }): PlanRecord => ({
          id: id('link', String(from + 1), String(to + 1), type),
          kind: 'link',
          audience: 'internal',
          from: taskId(from),
          to: taskId(to),
          type,
          ...(lag === undefined ? {} : { lag }),
        }),
      ),
  );
  const costs = drafts.flatMap(({ fixedCost }, i): PlanRecord[] =>
    fixedCost === undefined
      ? []
      : [
          {
            id: id('fixed-cost', String(i + 1)),
            kind: 'fixed-cost',
            audience: 'internal',
            taskId: taskId(i),
            ...fixedCost,
          },
        ],
  );
  const baselines = ['0', '1', '10'].flatMap((number): PlanRecord[] => {
    const values = drafts.flatMap((draft, i) =>
      draft.baselines[number] === undefined ? [] : [[taskId(i), draft.baselines[number]] as const],
    );
    if (values.length === 0) return [];
    return [
      {
        id: id('baseline', number),
        kind: 'baseline',
        audience: 'internal',
        name: baselineName(Number(number)),
        number: Number(number),
        tasks: Object.fromEntries(values),
      },
    ];
  });
  return [...tasks, ...links, ...costs, ...baselines];
}
