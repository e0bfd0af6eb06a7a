import { generateRecords } from '@throughline/generator';
import { computePlan, type RecordId, Records } from '@throughline/model';
import { expect, test } from 'vitest';
import { WorkerProject } from '../worker-project.ts';
import { KeptInMemory } from './kept-edits.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { textOf } from './minutes.ts';
import { PlanPort } from './plan-port.ts';

test('a plan opens with its rows, names and dates', async () => {
  const records = generateRecords({ seed: 3, tasks: 200 });
  const page: { onmessage: ((event: { data: FromWorker }) => void) | null } = { onmessage: null };
  const port = new PlanPort({
    ask: (async () => ({ seq: 7, records })) as never,
    post: (message) => page.onmessage?.({ data: structuredClone(message) }),
    kept: new KeptInMemory(),
    newId: () => 'new' as RecordId,
    now: () => '2026-03-02T10:17',
    turn: () => new Promise((resolve) => setImmediate(resolve)),
    wait: () => Promise.resolve(),
  });
  const project = new WorkerProject({ projectId: 'p' }, 'manager', {
    ...page,
    postMessage: (message: ToWorker) => port.take(structuredClone(message)),
    set onmessage(listener: (event: { data: FromWorker }) => void) {
      page.onmessage = listener;
    },
  } as never);
  project.show({ columns: ['name', 'start'], collapsed: new Set() });
  await new Promise((resolve) => setTimeout(resolve, 500));
  const { table, phase, dates } = project.state;
  expect([phase, dates]).toEqual(['ready', 'live']);
  const held = new Records(records);
  const computed = computePlan(held, { now: '2026-03-02T10:00' });
  if (table === undefined || 'code' in computed) throw new Error('no dates');
  expect([...table.rows].map((slot) => table.names[slot])).toEqual(
    [...held.outline()].map(({ task }) => task.name),
  );
  for (const [index, slot] of table.rows.entries()) {
    const id = table.ids[slot] as RecordId;
    expect(table.planRow[slot]).toBe(index + 1);
    expect(textOf(table.start[slot] as number)).toBe(computed.schedule.task(id).start);
    expect(table.totalFloat[slot]).toBe(computed.schedule.task(id).totalFloat);
  }
});
