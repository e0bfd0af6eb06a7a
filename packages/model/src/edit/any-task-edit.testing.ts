import type { Dice } from '@throughline/generator';
import { type Records, rankBetween, recordId } from '../plan/index.ts';
import { base, day, gone, some } from './any-plan.testing.ts';
import type { Edit, EditKind } from './index.ts';

type TaskKind = Extract<EditKind, `task.${string}`>;

/** An edit of each kind that is about a task. */
export const taskMakerByKind: {
  readonly [K in TaskKind]: (records: Records, dice: Dice) => Extract<Edit, { kind: K }>;
} = {
  'task.add': (records, dice) => {
    const parent = dice.perMille(700) ? some(records, 'task', dice).id : undefined;
    const last = records.children(parent).at(-1);
    return {
      kind: 'task.add',
      record: {
        ...base('new-task'),
        kind: 'task',
        name: 'New',
        rank: rankBetween(last?.rank, undefined),
        type: dice.oneOf(['task', 'task', 'summary', 'level-of-effort']),
        fixed: 'units',
        duration: { minutes: 480, unit: 'd' },
        ...(parent !== undefined && { parent }),
      },
    };
  },
  'task.remove': (records, dice) => ({
    kind: 'task.remove',
    ids: gone(records, 'task', some(records, 'task', dice).id),
  }),
  'task.rename': (records, dice) => ({
    kind: 'task.rename',
    taskId: some(records, 'task', dice).id,
    name: dice.oneOf(['Build', '', '__proto__', 'Schön & gut']),
  }),
  'task.move': (records, dice) => ({
    kind: 'task.move',
    taskId: some(records, 'task', dice).id,
    rank: dice.oneOf(['A', 'V', 'z']),
    ...(dice.perMille(700) && { parent: some(records, 'task', dice).id }),
  }),
  'task.indent': (records, dice) => ({
    kind: 'task.indent',
    taskId: some(records, 'task', dice).id,
  }),
  'task.outdent': (records, dice) => ({
    kind: 'task.outdent',
    taskId: some(records, 'task', dice).id,
  }),
  'task.set-duration': (records, dice) => ({
    kind: 'task.set-duration',
    taskId: some(records, 'task', dice).id,
    minutes: 15 * dice.between(0, 400),
    ...(dice.perMille(300) && { unit: dice.oneOf(['h', 'w'] as const) }),
    ...(dice.perMille(200) && { elapsed: true as const }),
    ...(dice.perMille(200) && { estimated: true as const }),
  }),
  'task.set-estimate': (records, dice) => {
    const [optimistic, mostLikely, pessimistic] = points(dice);
    return {
      kind: 'task.set-estimate',
      taskId: some(records, 'task', dice).id,
      ...(dice.perMille(800) && { estimate: { optimistic, mostLikely, pessimistic } }),
      ...(dice.perMille(500) && { setDuration: true as const }),
    };
  },
  'task.set-work': (records, dice) => ({
    kind: 'task.set-work',
    taskId: some(records, 'task', dice).id,
    minutes: dice.between(0, 60_000) / 10,
  }),
  'task.split': (records, dice) => {
    const { id, duration } = some(records, 'task', dice);
    return {
      kind: 'task.split',
      taskId: id,
      id: recordId('gap'),
      afterMinutes: dice.between(0, duration?.minutes ?? 480),
      gapMinutes: 480 * dice.between(1, 4),
    };
  },
  'task.unsplit': (records, dice) => {
    const split = [...records.all('task')].filter((task) => task.splits !== undefined);
    const task = split.length === 0 ? some(records, 'task', dice) : dice.oneOf(split);
    const [id = 'none'] = Object.keys(task.splits ?? {});
    return {
      kind: 'task.unsplit',
      taskId: task.id,
      ...(dice.perMille(600) && { id: recordId(id) }),
    };
  },
  'task.set-type': (records, dice) => ({
    kind: 'task.set-type',
    taskId: some(records, 'task', dice).id,
    ...(dice.perMille(600) && {
      type: dice.oneOf(['task', 'summary', 'start-milestone', 'level-of-effort'] as const),
    }),
    ...(dice.perMille(500) && { milestone: dice.perMille(500) }),
  }),
  'task.set-active': (records, dice) => ({
    kind: 'task.set-active',
    taskId: some(records, 'task', dice).id,
    active: dice.perMille(300),
  }),
  'task.set-constraint': (records, dice) => ({
    kind: 'task.set-constraint',
    taskId: some(records, 'task', dice).id,
    ...(dice.perMille(800) && {
      constraint: {
        type: dice.oneOf(['start-on', 'finish-no-later-than'] as const),
        date: day(dice),
      },
    }),
  }),
  'task.set-deadline': (records, dice) => ({
    kind: 'task.set-deadline',
    taskId: some(records, 'task', dice).id,
    ...(dice.perMille(800) && { deadline: day(dice) }),
  }),
  'task.set-calendar': (records, dice) => ({
    kind: 'task.set-calendar',
    taskId: some(records, 'task', dice).id,
    ...(dice.perMille(700) && { calendarId: some(records, 'calendar', dice).id }),
    ...(dice.perMille(300) && { ignoreResourceCalendars: true as const }),
  }),
  'task.set-mode': (records, dice) => ({
    kind: 'task.set-mode',
    taskId: some(records, 'task', dice).id,
    mode: dice.oneOf(['automatic', 'manual']),
    ...(dice.perMille(500) && { manualStart: day(dice), manualFinish: day(dice) }),
  }),
  'task.set-progress': (records, dice) => ({
    kind: 'task.set-progress',
    taskId: some(records, 'task', dice).id,
    ...(dice.perMille(600) && { actualStart: day(dice) }),
    ...(dice.perMille(200) && { actualFinish: day(dice) }),
    ...(dice.perMille(400) && { percentComplete: dice.between(0, 100) }),
    ...(dice.perMille(300) && { remaining: 15 * dice.between(0, 100) }),
    ...(dice.perMille(100) && { takeBack: dice.oneOf(['start', 'finish'] as const) }),
  }),
  'task.set-expected-finish': (records, dice) => ({
    kind: 'task.set-expected-finish',
    taskId: some(records, 'task', dice).id,
    ...(dice.perMille(800) && { expectedFinish: day(dice) }),
    ...(records.project.rules === 'ms-project' && { remaining: 15 * dice.between(1, 100) }),
  }),
  'task.set-blocked': (records, dice) => ({
    kind: 'task.set-blocked',
    taskId: some(records, 'task', dice).id,
    ...(dice.perMille(600) && { blocked: { by: 'the firewall', since: day(dice) } }),
  }),
  'task.set-fields': (records, dice) => ({
    kind: 'task.set-fields',
    taskId: some(records, 'task', dice).id,
    set: {
      priority: dice.between(0, 1000),
      notes: 'Mind',
      [dice.oneOf(['wbs', 'contact'])]: 'X',
    },
    clear: ['responsible', dice.oneOf(['hyperlink', 'fixed'])],
  }),
};

function points(dice: Dice): [number, number, number] {
  const [a = 0, b = 0, c = 0] = [1, 2, 3].map(() => 60 * dice.between(0, 80)).sort((x, y) => x - y);
  return [a, b, c];
}
