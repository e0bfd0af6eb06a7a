import { describe, expect, test } from 'vitest';
import { throughline } from './shell.testing.ts';
import { mspdi } from './small-file.testing.ts';

const stdin = mspdi({
  project: '<StatusDate>2026-03-10T17:00:00</StatusDate>',
  calendars: `<Calendar><UID>2</UID><Name>Crane</Name><IsBaseCalendar>0</IsBaseCalendar>
    <BaseCalendarUID>1</BaseCalendarUID><Exceptions><Exception><Name>Crane elsewhere</Name>
    <TimePeriod><FromDate>2026-03-16T00:00:00</FromDate><ToDate>2026-03-20T23:59:00</ToDate></TimePeriod>
    <Occurrences>5</Occurrences><Type>1</Type><DayWorking>0</DayWorking></Exception></Exceptions></Calendar>`,
  tasks: [
    {
      uid: 10,
      name: 'Survey',
      days: 5,
      more: '<ActualStart>2026-03-02T08:00:00</ActualStart><ActualFinish>2026-03-06T17:00:00</ActualFinish><PercentComplete>100</PercentComplete>',
    },
    { uid: 20, name: 'Foundations' },
    { uid: 30, level: 2, name: 'Dig', days: 3, after: ['10FS'] },
    { uid: 40, level: 2, name: 'Pour', days: 2, after: ['30FS-1d', '60SS'] },
    { uid: 50, name: 'Lift the beams', days: 2, after: ['40FS'], calendar: 2 },
    { uid: 60, name: 'Order concrete', days: 4 },
    {
      uid: 70,
      name: 'Handover',
      days: 0,
      after: ['50FS'],
      more: '<Deadline>2026-03-20T17:00:00</Deadline>',
    },
    {
      uid: 80,
      name: 'Open day',
      more: '<ConstraintType>2</ConstraintType><ConstraintDate>2026-03-25T08:00:00</ConstraintDate>',
    },
  ],
});

const why = async (id: string, columns = 100) => {
  const { out, error, code } = await throughline(['why', '-', id], { stdin, columns });
  return { out: `\n${out}`, error, code };
};

describe('why', () => {
  test('follows a task back through lead, calendar and status date, in forecast and schedule', async () => {
    expect((await why('5')).out).toBe(`
5 Lift the beams is forecast to run from Mon 23 Mar 2026 to Tue 24 Mar 2026, 2d.

Forecast
Start        Mon 23 Mar 2026  Starts after the finish of 4 Pour; the calendar Crane has no working
                                time before 23 Mar 2026
Finish       Tue 24 Mar 2026  Its 2d from its start
Late finish  Fri 13 Mar 2026  So that 7 Handover is not late
Float        −2d              Later by this than allowed by the deadline of 7 Handover (20 Mar 2026)

Back to the status date
5  Lift the beams  23 Mar 2026 → 24 Mar 2026
   └ starts after the finish of (the calendar Crane has no working time before 23 Mar 2026)
4  Pour            13 Mar 2026 → 16 Mar 2026
   └ starts 1d before the finish of
3  Dig             11 Mar 2026 → 13 Mar 2026
   └ not begun by the status date, 10 Mar 2026, so it lies after it

Schedule  lets work not done lie in the past
Start        Fri 13 Mar 2026  Starts after the finish of 4 Pour
Finish       Mon 23 Mar 2026  Its 2d from its start; the calendar Crane takes 5d off between
Late finish  Fri 13 Mar 2026  So that 7 Handover is not late
Float        −1d              Later by this than allowed by the deadline of 7 Handover (20 Mar 2026)

Back to an actual date, the same way as far as
3  Dig     9 Mar 2026 → 11 Mar 2026
   └ starts after the finish of
1  Survey  2 Mar 2026 → 6 Mar 2026
   └ it is finished: an actual date
`);
  });

  test('reads on a narrow terminal', async () => {
    const { out } = await why('7', 50);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(50);
    expect(out).toContain('7  Handover\n   24 Mar 2026\n   └ starts after the finish of\n5  Lift');
  });

  test('a summary has its dates from its tasks', async () => {
    const { out } = await why('2');
    expect(out).toContain('The earliest of its tasks, 3 Dig');
    expect(out).toContain('The latest of its tasks, 4 Pour');
  });

  test('a fixed date says which', async () => {
    const { out } = await why('8');
    expect(out).toContain('It must start on 25 Mar 2026');
  });

  test('a finished task has actual dates, and no float', async () => {
    const { out } = await why('1');
    expect(out).toContain('It has started: an actual date');
    expect(out).toContain('It is finished: an actual date');
    expect(out).not.toContain('Float');
  });

  test('uid: names a task by the file’s own unique id', async () => {
    expect((await why('uid:70')).out).toContain('7 Handover');
  });

  test.each([
    ['99', 'No task has the ID, WBS code or name 99.', 'from 1 to 8'],
    ['beams', 'No task has the ID, WBS code or name beams.', 'Perhaps 5 Lift the beams?'],
    ['uid:1', 'No task has the unique ID 1.', 'Perhaps 1 Survey?'],
  ])('no task is called %s', async (id, message, advice) => {
    const { out, error, code } = await why(id);
    expect({ out, code }).toEqual({ out: '\n', code: 2 });
    expect(error).toContain(message);
    expect(error).toContain(advice);
  });
});

describe('why --json', () => {
  test('gives each date with its causes, followed to what waits for nothing', async () => {
    const { out } = await throughline(['why', '-', '4', '--json'], { stdin });
    const answer = JSON.parse(out);
    expect(answer.task).toEqual({
      uid: '40',
      id: '4',
      name: 'Pour',
      summary: false,
      milestone: false,
    });
    expect(answer.statusDate).toBe('2026-03-10T17:00');
    expect(Object.keys(answer.forecast)).toEqual([
      'totalFloat',
      'freeFloat',
      'start',
      'finish',
      'lateFinish',
    ]);
    expect(answer.forecast.start[0]).toMatchObject({
      uid: '40',
      date: 'start',
      at: '2026-03-13T08:00',
      causes: [
        {
          by: 'link',
          uid: '30',
          id: '3',
          name: 'Dig',
          type: 'FS',
          lag: { minutes: -480, unit: 'd' },
        },
      ],
    });
    expect(answer.forecast.start.at(-1).causes[0]).toMatchObject({ by: 'status-date' });
  });
});
