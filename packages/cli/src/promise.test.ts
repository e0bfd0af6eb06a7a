import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StoryOnDisk } from './story-file.testing.ts';

let plan: StoryOnDisk;
beforeEach(() => {
  plan = new StoryOnDisk();
});
afterEach(() => plan.remove());

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ');

describe('promises', () => {
  test.each([100, 60])('at %i columns', async (columns) => {
    await plan.run('promise', [
      ...['add', 'Licence signed', '--to', 'Legal', '--date', '2026-03-20', '--task', '6'],
    ]);
    const { out } = await plan.run('promise', [], { columns });
    await expect(out).toMatchFileSnapshot(`golden/promise-${columns}.txt`);
    expect(out.split('\n').filter((line) => [...line].length > columns)).toEqual([]);
  });

  test('a promise that is added says whether the forecast keeps it', async () => {
    const { out } = await plan.run('promise', [
      ...['add', 'Done by May', '--to', 'Board', '--date', '2026-05-01', '--type', 'contract'],
    ]);
    expect(out).toContain('Promised Board');
    expect(out).toContain('12d left');
    const { promises } = JSON.parse((await plan.run('promise', ['list', '--json'])).out);
    expect(promises[1]).toMatchObject({
      name: 'Done by May',
      type: 'contract',
      task: null,
      forecast: '2026-04-15T17:00',
      floatLeft: 12 * 480,
    });
  });

  test('an amount is typed as people write it', async () => {
    const { out } = await plan.run('promise', ['add', 'Cap', '--to', 'Board', '--amount', '$46k']);
    expect(out).toContain('46,000 USD');
  });

  test('a promise is told anew, and taken away', async () => {
    const { out } = await plan.run('promise', ['change', 'billing moved', '--date', '2026-04-30']);
    expect(out).toContain('kept again');
    await plan.run('promise', ['remove', 'Billing moved']);
    expect((await plan.run('promise')).out).toBe('Nothing has been promised to anybody.\n');
    const then = await plan.run('promise', ['list', '--as-of', '2026-03-13']);
    expect(then.out).toContain('1 promise; Billing moved is forecast');
  });

  test.each<[string[], string]>([
    [['add'], 'promise add needs a name'],
    [['add', 'X', '--date', '2026-05-01'], 'To whom was it promised?'],
    [['add', 'X', '--to', 'Y'], 'A promise is a date or an amount.'],
    [['add', 'X', '--to', 'Y', '--date', '2026-05-01', '--amount', '5'], 'a date or an amount'],
    [['add', 'X', '--to', 'Y', '--amount', 'much'], 'much is no amount.'],
    [['add', 'X', '--to', 'Y', '--date', 'soon'], 'soon is no date'],
    [['add', 'X', '--to', 'Y', '--date', '2026-05-01', '--task', '99'], 'No task has'],
    [['change', 'Nothing', '--to', 'Y'], 'There is no promise called Nothing.'],
    [['change', 'Billing moved'], 'What of it has changed?'],
    [['remove', 'Nothing'], 'There are: Billing moved.'],
  ])('%j is refused', async (args, message) => {
    const before = plan.bytes;
    const said = await plan.run('promise', args);
    expect(said).toMatchObject({ out: '', code: 2 });
    expect(oneLine(said.error)).toContain(message);
    expect(plan.bytes.equals(before)).toBe(true);
  });
});

describe('baselines', () => {
  test('are taken, approved and listed with how far the forecast is from them', async () => {
    expect((await plan.run('baseline')).out).toBe('No baseline has been taken.\n');
    await plan.run('baseline', ['take', 'Baseline 1', '--by', 'R. Okafor']);
    await plan.run('edit', ['5', 'duration', '8d', '--cause', 'estimate']);
    await plan.run('baseline', ['take', 'Baseline 2']);
    const { out } = await plan.run('baseline');
    expect(out).toMatchInlineSnapshot(`
      "The forecast, Mon 20 Apr 2026, is 5 working days later than in Baseline 2.

         Baseline    Finish       Approved     By         Change  Tasks
         Baseline 1  8 Apr 2026   16 Mar 2026  R. Okafor  #24         7
      ●  Baseline 2  13 Apr 2026  no                      #26         7
      "
    `);
    await plan.run('baseline', [
      'approve',
      'baseline 2',
      '--by',
      'R. Okafor',
      '--at',
      '2026-03-17',
    ]);
    const { baselines } = JSON.parse((await plan.run('baseline', ['list', '--json'])).out);
    expect(baselines).toMatchObject([
      { name: 'Baseline 1', seq: 24, compared: false },
      { name: 'Baseline 2', seq: 26, approvedAt: '2026-03-17T17:00', compared: true },
    ]);
  });

  test('are moments of the plan', async () => {
    await plan.run('baseline', ['take', 'Baseline 1', '--by', 'R. Okafor']);
    await plan.run('edit', ['5', 'duration', '8d', '--cause', 'estimate']);
    const { out } = await plan.run('changes', ['--from', 'baseline 1']);
    expect(out).toContain('3 working days later');
    expect(out).toContain('from baseline 1, #24 of 13 Mar 2026 to #26');
  });

  test.each<[string[], string, number]>([
    [['take'], 'baseline take needs a name', 2],
    [['approve', 'Baseline 9', '--by', 'X'], 'There is no baseline called Baseline 9.', 2],
    [['take', 'B', '--number', '11'], 'MS Project numbers its baselines 0 to 10.', 2],
    [['take', 'B', '--by', 'X', '--at', 'soon'], 'soon is no date', 2],
  ])('%j is refused', async (args, message, code) => {
    const said = await plan.run('baseline', args);
    expect(said).toMatchObject({ out: '', code });
    expect(oneLine(said.error)).toContain(message);
  });

  test('one that was approved stays', async () => {
    await plan.run('baseline', ['take', 'Baseline 1', '--by', 'R. Okafor']);
    const again = await plan.run('baseline', ['take', 'baseline 1']);
    expect(again.error).toContain('There is a baseline Baseline 1 already.');
    const gone = await plan.run('baseline', ['remove', 'Baseline 1']);
    expect(gone).toMatchObject({ out: '', code: 3 });
    expect(gone.error).toContain('[baseline-approved]');
  });
});

describe('events and explanations', () => {
  test('an explanation moves a line of the ledger under its event, and no amount', async () => {
    const amounts = async () => {
      const { out } = await plan.run('changes', ['--from', '#16', '--json']);
      const { lines, delta } = JSON.parse(out);
      return { delta, titles: lines.map(({ title }: { title: string }) => title) };
    };
    const before = await amounts();
    await plan.run('event', ['add', 'Interfaces found', '--cause', 'scope added or found']);
    const { out } = await plan.run('explain', ['#22', '--event', 'interfaces found']);
    expect(out).toContain('Explained a change by the event ‘Interfaces found’. #26');
    const after = await amounts();
    expect(after.delta).toBe(before.delta);
    expect(before.titles).not.toContain('Interfaces found');
    expect(after.titles).toContain('Interfaces found');
    expect((await plan.run('event')).out).toMatchInlineSnapshot(`
      "2 events, 2 of them unapproved.

      Event                  Cause                 Responsible  Standing    Edits
      Interfaces found       scope added or found               unapproved      1
      Vendor B storage late  supplier              Vendor B     unapproved      1
      "
    `);
  });

  test('said again, it is replaced', async () => {
    await plan.run('explain', ['22', '--cause', 'people']);
    await plan.run('explain', ['22', '--event', 'Vendor B storage late']);
    await plan.run('explain', ['22', '--cause', 'supplier']);
    const { out } = await plan.run('history', ['--task', 'Build', '--cause', 'supplier']);
    expect(out).toContain('1 of 27 changes');
  });

  test.each<[string, string[], string]>([
    ['event', ['add'], 'event add needs a name'],
    ['event', ['add', 'Flood'], 'An event has a cause.'],
    ['event', ['add', 'Flood', '--cause', 'weather'], 'Allowed choices are supplier'],
    ['explain', ['22'], 'Say an event or a cause'],
    ['explain', ['22', '--cause', 'people', '--event', 'x'], 'Say an event or a cause'],
    ['explain', ['99', '--cause', 'people'], 'There is no change 99.'],
    ['explain', ['22', '--event', 'Flood'], 'There is no event called Flood.'],
    ['explain', ['22', '--cause', 'people', '--about', '5'], '22 did nothing to Test.'],
  ])('%s %j is refused', async (command, args, message) => {
    const before = plan.bytes;
    const said = await plan.run(command, args);
    expect(said).toMatchObject({ out: '', code: 2 });
    expect(oneLine(said.error)).toContain(message);
    expect(plan.bytes.equals(before)).toBe(true);
  });
});
