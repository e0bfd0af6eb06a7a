import type { ConstraintType } from '@throughline/model';
import { at } from '../timescale/small-time.testing.ts';
import type { GanttInput, GanttLink, GanttRow, GanttTask } from './gantt-input.ts';
import { days, gantt, linkBetween, task } from './small-gantt.testing.ts';

const NO_MORE = { shows: { ...gantt([]).shows, labels: true } };

/** Every kind of bar by itself, named by what it is. */
function bars(isCritical: boolean): GanttInput {
  const half = at('2026-11-04T12:00');
  const kinds: [string, Partial<GanttTask>][] = [
    ['Not begun', {}],
    ['Half done', { doneUntil: half }],
    ['Done', { doneUntil: at('2026-11-06T17:00'), isFinished: true }],
    ['Summary', { kind: 'summary' }],
    ['Summary, half done', { kind: 'summary', doneUntil: half }],
    ['Manual summary', { kind: 'summary', isManual: true }],
    ['Milestone', { kind: 'milestone', finish: at('2026-11-02T08:00'), isFinished: false }],
    ['Milestone reached', { kind: 'milestone', finish: at('2026-11-02T08:00'), isFinished: true }],
    ['Level of effort', { kind: 'level-of-effort', doneUntil: half }],
    ['Manual', { isManual: true, doneUntil: half }],
    ['Elapsed', { kind: 'elapsed', doneUntil: half }],
    [
      'Split',
      {
        pieces: [
          at('2026-11-02T08:00'),
          at('2026-11-03T17:00'),
          at('2026-11-05T08:00'),
          at('2026-11-06T17:00'),
        ],
        doneUntil: at('2026-11-03T12:00'),
      },
    ],
    ['An hour', { finish: at('2026-11-02T09:00') }],
    ['Inactive', { isInactive: true }],
    ['Inactive summary', { isInactive: true, kind: 'summary' }],
    ['Inactive milestone', { isInactive: true, kind: 'milestone', finish: at('2026-11-02T08:00') }],
    ['No dates', { start: undefined, finish: undefined }],
  ];
  const rows = kinds.map(([name, changes], row) => task(row, { name, isCritical, ...changes }));
  return gantt(rows, { ...NO_MORE, title: isCritical ? 'Critical bars' : 'Bars' });
}

function marks(): GanttInput {
  const promise = (day: string, isBroken: boolean) => [
    { title: 'Building empty', at: at(`${day}T17:00`), isBroken },
  ];
  const cases: [string, Partial<GanttTask>][] = [
    ['Float', { lateFinish: at('2026-11-12T17:00') }],
    ['Baseline', { baselineStart: at('2026-10-29T08:00'), baselineFinish: at('2026-11-03T17:00') }],
    [
      'Milestone and baseline',
      {
        kind: 'milestone',
        finish: at('2026-11-02T08:00'),
        baselineStart: at('2026-10-29T08:00'),
        baselineFinish: at('2026-10-29T08:00'),
      },
    ],
    ['Deadline', { deadline: at('2026-11-10T17:00') }],
    ['Deadline missed', { deadline: at('2026-11-04T17:00'), isLate: true }],
    [
      'Past its baseline',
      {
        isLate: true,
        isCritical: true,
        baselineStart: at('2026-10-29T08:00'),
        baselineFinish: at('2026-11-04T17:00'),
      },
    ],
    ['Promise kept', { promises: promise('2026-11-12', false) }],
    ['Promise missed', { promises: promise('2026-11-04', true), isLate: true }],
    [
      'Milestone promised',
      {
        kind: 'milestone',
        finish: at('2026-11-02T08:00'),
        promises: promise('2026-10-30', true),
        isLate: true,
      },
    ],
    ['Selected', { isSelected: true, lateFinish: at('2026-11-12T17:00') }],
    ['Not traced', { isDimmed: true }],
    ['Long ago', days('2026-08-03', '2026-08-07')],
    ['Far ahead', days('2027-02-01', '2027-02-05')],
    ['A very long name that does not fit beside its bar and is cut where the picture ends', {}],
  ];
  const rows = cases.map(([name, changes], row) => task(row, { name, ...changes }));
  return gantt(rows, { ...NO_MORE, title: 'Marks' });
}

const CONSTRAINTS: readonly ConstraintType[] = [
  'start-no-earlier-than',
  'start-no-later-than',
  'finish-no-earlier-than',
  'finish-no-later-than',
  'must-start-on',
  'must-finish-on',
  'start-on',
  'finish-on',
  'as-late-as-possible',
];

function constraints(): GanttInput {
  const rows = CONSTRAINTS.map((type, row) => {
    const day = type.includes('finish') ? '2026-11-06T17:00' : '2026-11-02T08:00';
    const moment = type === 'as-late-as-possible' ? undefined : at(day);
    return task(row, { name: type, constraint: { type, at: moment } });
  });
  return gantt(rows, { ...NO_MORE, title: 'Constraints' });
}

/** One type of link: later, at once, overlapping and earlier; each downwards, then upwards. */
function links(type: GanttLink['type']): GanttInput {
  const whens = [
    days('2026-11-09', '2026-11-13'),
    days('2026-11-07', '2026-11-11'),
    days('2026-11-04', '2026-11-10'),
    days('2026-10-27', '2026-10-30'),
  ];
  const rows: GanttTask[] = [];
  const drawn: GanttLink[] = [];
  whens.forEach((when, place) => {
    const isDriving = place % 2 === 0;
    const down = [task(rows.length), task(rows.length + 1, when)] as const;
    rows.push(...down);
    const up = [task(rows.length, when), task(rows.length + 1)] as const;
    rows.push(...up);
    drawn.push(linkBetween(type, ...down, { isDriving }));
    drawn.push(linkBetween(type, up[1], up[0], { isDriving: !isDriving }));
  });
  return gantt(rows, { links: drawn, width: 360, title: `${type} links` });
}

/** Between milestones and summaries, over bars that are in the way, driving, critical and traced ones. */
function linksOfAllLooks(): GanttInput {
  const isCritical = true;
  const milestone = { kind: 'milestone', finish: at('2026-11-02T08:00') } as const;
  const rows = [
    task(0, { ...milestone, isCritical }),
    task(1, { ...days('2026-11-03', '2026-11-05'), isCritical }),
    task(2, days('2026-11-02', '2026-11-18')),
    task(3, { ...days('2026-11-06', '2026-11-12'), isCritical }),
    task(4, {
      kind: 'milestone',
      start: at('2026-11-12T17:00'),
      finish: at('2026-11-12T17:00'),
      isCritical,
    }),
    task(5, { kind: 'summary', ...days('2026-11-04', '2026-11-16') }),
    task(6, { ...days('2026-11-13', '2026-11-18'), isDimmed: true }),
  ];
  const [a, b, , d, e, f, g] = rows as [GanttTask, ...GanttTask[]];
  const driving = { isDriving: true };
  const drawn = [
    linkBetween('FS', a, b as GanttTask, driving),
    linkBetween('FS', b as GanttTask, d as GanttTask, driving),
    linkBetween('FS', d as GanttTask, e as GanttTask, { ...driving, isTraced: true }),
    linkBetween('FS', a, f as GanttTask),
    linkBetween('FS', e as GanttTask, g as GanttTask, { isTraced: false }),
    linkBetween('FF', f as GanttTask, g as GanttTask, { isTraced: true }),
  ];
  return gantt(rows, { links: drawn, title: 'Links by look' });
}

function timeMarks(): GanttInput {
  const rows: GanttRow[] = [
    { kind: 'group', row: 0, title: 'Vendor A' },
    task(1, { name: 'Replicate data' }),
    { kind: 'group', row: 2, title: 'Network' },
    task(3, { ...days('2026-11-16', '2026-11-18'), name: 'Firewall rules' }),
    task(4, { ...days('2026-11-28', '2026-11-29'), kind: 'elapsed', name: 'Cut-over' }),
  ];
  return gantt(rows, {
    ...NO_MORE,
    title: 'Days that stand out',
    width: 620,
    to: '2026-12-14',
    height: 220,
    time: {
      now: at('2026-11-20T10:00'),
      statusDate: at('2026-11-13T17:00'),
      restDays: [6, 7],
      nonworking: [
        { start: at('2026-11-09'), finish: at('2026-11-13'), name: 'Quarter-end freeze' },
        { start: at('2026-12-08'), finish: at('2026-12-09'), name: 'Holiday' },
      ],
      windows: [{ start: at('2026-11-28'), finish: at('2026-11-30'), name: 'Window' }],
      promises: [{ title: 'Building empty', at: at('2026-12-04T17:00'), isBroken: true }],
    },
  });
}

function zooms(from: string, to: string): GanttInput {
  const rows = [task(0), task(1, days('2026-11-20', '2027-03-05'))];
  return gantt(rows, { from, to, width: 560, title: `${from} to ${to}` });
}

/** The picture of each name, drawn again and compared with what is stored. */
export const pictures: Readonly<Record<string, () => GanttInput>> = {
  bars: () => bars(false),
  'bars-critical': () => bars(true),
  marks,
  constraints,
  'links-fs': () => links('FS'),
  'links-ss': () => links('SS'),
  'links-ff': () => links('FF'),
  'links-sf': () => links('SF'),
  'links-by-look': linksOfAllLooks,
  'days-that-stand-out': timeMarks,
  'zoom-hours': () => zooms('2026-11-02', '2026-11-03'),
  'zoom-days': () => zooms('2026-10-28', '2026-11-14'),
  'zoom-weeks': () => zooms('2026-10-01', '2027-01-20'),
  'zoom-months': () => zooms('2026-06-01', '2027-12-31'),
  'zoom-quarters': () => zooms('2025-06-01', '2029-12-31'),
  'zoom-years': () => zooms('2015-01-01', '2030-12-31'),
};
