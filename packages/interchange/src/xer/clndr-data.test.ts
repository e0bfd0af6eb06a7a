import { describe, expect, test } from 'vitest';
import { parseClndrData } from './clndr-data.ts';

const data = (days: string, exceptions = '') =>
  `(0||CalendarData()((0||DaysOfWeek()(${days}))(0||VIEW(ShowTotal|N)())(0||Exceptions()(${exceptions}))))`;

test('days are numbered from Sunday; start and finish come in either order', () => {
  const read = parseClndrData(
    data(
      '(0||1()())(0||2()((0||0(s|08:00|f|12:00)())(0||1(f|17:30|s|13:00)())))(0||7()((0||0(f|9:00|s|8:00)())))',
    ),
  );
  expect(read?.week).toEqual(
    new Map([
      ['sunday', []],
      [
        'monday',
        [
          [480, 720],
          [780, 1050],
        ],
      ],
      ['saturday', [[480, 540]]],
    ]),
  );
  expect(read?.unreadable).toBe(0);
});

test('exceptions are days counted as spreadsheets do; without times they are days off', () => {
  const read = parseClndrData(data('', '(0||0(d|43831)())(0||1(d|60)((0||0(s|22:00|f|06:00)())))'));
  expect(read?.exceptions).toEqual(
    new Map([
      ['2020-01-01', []],
      ['1900-02-28', [[1320, 1800]]],
    ]),
  );
});

test('a finish at 00:00 is midnight after the day', () => {
  const read = parseClndrData(
    data('(0||2()((0||0(s|00:00|f|00:00)())))(0||3()((0||0(s|13:00|f|00:00)())))'),
  );
  expect(read?.week.get('monday')).toEqual([[0, 1440]]);
  expect(read?.week.get('tuesday')).toEqual([[780, 1440]]);
});

test('white space and the line ends of P6 mean nothing', () => {
  const spread = data('(0||2()((0||0(s|08:00|f|16:00)())))').replaceAll(
    '(0||',
    '\u007f\u007f   (0||',
  );
  expect(parseClndrData(spread)?.week.get('monday')).toEqual([[480, 960]]);
});

test('what cannot be read is counted and left out', () => {
  const read = parseClndrData(
    data(
      '(0||9()())(0||2()((0||0(s|08:00|f|25:00)())(0||1(s|10:00)())(0||2(s|13:00|f|14:00)())))',
      '(0||0(d|9999999)())(0||1()())',
    ),
  );
  expect(read?.week.get('monday')).toEqual([[780, 840]]);
  expect(read?.exceptions.size).toBe(0);
  expect(read?.unreadable).toBe(5);
});

describe('what is no calendar', () => {
  test.each([
    ['nothing', ''],
    ['words', 'eight to five'],
    ['a missing parenthesis', data('(0||2()())').slice(0, -1)],
    ['an open list', '(0||CalendarData()('],
    ['nesting without end', '(0||CalendarData()('.repeat(300)],
    ['300 closed levels', `${'(0||a()('.repeat(300)}${'))'.repeat(300)}`],
    ['only parentheses', '('.repeat(100_000)],
  ])('%s', (_, text) => {
    expect(parseClndrData(text)).toBeUndefined();
  });
});
