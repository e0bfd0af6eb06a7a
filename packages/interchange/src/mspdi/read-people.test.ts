import { describe, expect, test } from 'vitest';
import { all, type Elements, lossOf, only, planOf } from './mspdi-text.testing.ts';

const resourceOf = (fields: Elements, header: Elements = {}) =>
  only(
    planOf({ header, resources: [{ UID: 1, ID: 1, Name: 'Ada', Type: 1, ...fields }] }),
    'resource',
  );

describe('a resource', () => {
  test('has its details', () => {
    expect(
      resourceOf({
        Initials: 'A',
        Group: 'Ground',
        Code: '7',
        EmailAddress: 'ada@a.example',
        MaxUnits: 2.5,
        IsGeneric: 1,
      }),
    ).toMatchObject({
      name: 'Ada',
      type: 'work',
      keys: { 'ms-project.uid': '1', 'ms-project.id': '1' },
      initials: 'A',
      group: 'Ground',
      code: '7',
      email: 'ada@a.example',
      maxUnits: 2.5,
      generic: true,
    });
  });

  test('is of a type', () => {
    expect(resourceOf({ Type: 0, MaterialLabel: 't' })).toMatchObject({
      type: 'material',
      materialLabel: 't',
    });
    expect(resourceOf({ Type: 0, IsCostResource: 1 }).type).toBe('cost');
    expect(resourceOf({ Type: 2 }).type).toBe('cost');
  });

  test('has a rate per hour, and one per use in hundredths', () => {
    expect(
      Object.values(
        resourceOf({ StandardRate: 45.5, OvertimeRate: 60, CostPerUse: 4900 }).rates ?? {},
      ),
    ).toEqual([
      {
        standard: { amount: '45.5', currency: 'EUR' },
        overtime: { amount: '60', currency: 'EUR' },
        perUse: { amount: '49', currency: 'EUR' },
      },
    ]);
    expect(resourceOf({ StandardRate: 0 }).rates).toBeUndefined();
  });

  test('has tables of rates', () => {
    const Rate = [
      { RatesFrom: '1984-01-01T00:00:00', RateTable: 0, StandardRate: 10 },
      { RatesFrom: '2026-07-01T00:00:00', RateTable: 0, StandardRate: 12 },
      { RatesFrom: '1984-01-01T00:00:00', RateTable: 1, StandardRate: 30 },
    ];
    expect(Object.values(resourceOf({ Rates: { Rate } }).rates ?? {})).toEqual([
      { standard: { amount: '10', currency: 'EUR' } },
      { from: '2026-07-01', standard: { amount: '12', currency: 'EUR' } },
      { table: 'B', standard: { amount: '30', currency: 'EUR' } },
    ]);
  });

  test('that stands for nobody is not one', () => {
    expect(all(planOf({ resources: [{ UID: 0, ID: 0, Type: 1 }] }), 'resource')).toEqual([]);
    expect(all(planOf({ resources: [{ UID: 0, Name: 'Zero' }] }), 'resource')).toHaveLength(1);
  });

  test('whose availability is limited says so', () => {
    const AvailabilityPeriods = { AvailabilityPeriod: { AvailableFrom: '2026-03-02T00:00:00' } };
    const plan = planOf({ resources: [{ UID: 1, Name: 'Ada', AvailabilityPeriods }] });
    expect(lossOf(plan, 'resource-availability')?.where).toEqual(['resource 1 Ada']);
    const always = {
      AvailableFrom: '1984-01-01T00:00:00',
      AvailableTo: '2049-12-31T23:59:00',
      AvailableUnits: 1,
    };
    const usual = planOf({
      resources: [{ UID: 1, MaxUnits: 1, AvailabilityPeriods: { AvailabilityPeriod: always } }],
    });
    expect(usual.losses).toEqual([]);
  });
});

describe('the currency', () => {
  const cost = { tasks: [{ UID: 1, FixedCost: 100 }] };
  const currencyOf = (header: Elements) =>
    only(planOf({ header, ...cost }), 'fixed-cost').amount.currency;

  test('is the file’s, else that of its symbol, else none', () => {
    expect(currencyOf({ CurrencyCode: 'CHF' })).toBe('CHF');
    expect(currencyOf({ CurrencyCode: '', CurrencySymbol: '£' })).toBe('GBP');
    expect(currencyOf({ CurrencyCode: '', CurrencySymbol: '¤' })).toBe('XXX');
  });

  test('that was assumed is said where there is money', () => {
    const header = { CurrencyCode: '', CurrencySymbol: '$' };
    expect(lossOf(planOf({ header }), 'currency-assumed')).toBeUndefined();
    expect(lossOf(planOf({ header, ...cost }), 'currency-assumed')?.parameters).toEqual({
      symbol: '$',
      currency: 'USD',
    });
  });
});

describe('an assignment', () => {
  const assigned = (assignment: Elements, task: Elements = {}) =>
    planOf({
      tasks: [{ UID: 3, Name: 'Dig', ...task }],
      resources: [{ UID: 1, Name: 'Ada', Type: 1 }],
      assignments: [{ UID: 8, TaskUID: 3, ResourceUID: 1, ...assignment }],
    });

  test('has units, work and costs', () => {
    const plan = assigned({
      Units: 0.5,
      Work: 'PT10H0M0S',
      ActualWork: 'PT4H0M0S',
      RemainingWork: 'PT6H0M0S',
      Cost: 10_000,
      Delay: 4800,
      WorkContour: 7,
      CostRateTable: 1,
    });
    expect(only(plan, 'assignment')).toMatchObject({
      taskId: only(plan, 'task').id,
      resourceId: only(plan, 'resource').id,
      keys: { 'ms-project.uid': '8' },
      units: 0.5,
      work: 600,
      actualWork: 240,
      remainingWork: 360,
      cost: { amount: '100', currency: 'EUR' },
      delay: 480,
      contour: 'turtle',
      rateTable: 'B',
    });
  });

  test('that has not begun leaves unsaid that all is left', () => {
    const read = (RemainingWork: string) =>
      only(assigned({ Work: 'PT8H0M0S', RemainingWork }), 'assignment').remainingWork;
    expect(read('PT8H0M0S')).toBeUndefined();
    expect(read('PT0H0M0S')).toBe(0);
  });

  test('of nobody is work that is to be given, not MS Project’s placeholder', () => {
    const nobody = { ResourceUID: -65_535, Work: 'PT8H0M0S' };
    expect(all(assigned(nobody), 'assignment')).toEqual([]);
    const [open] = all(assigned(nobody, { Work: 'PT8H0M0S' }), 'assignment');
    expect(open).toMatchObject({ work: 480 });
    expect(open?.resourceId).toBeUndefined();
  });

  test('to nothing is left out and said', () => {
    const plan = assigned({ TaskUID: 99 });
    expect(all(plan, 'assignment')).toEqual([]);
    expect(lossOf(plan, 'reference-dangling')).toMatchObject({
      parameters: { field: 'TaskUID' },
      where: ['assignment 8 of task 99'],
    });
    expect(lossOf(assigned({ ResourceUID: 99 }), 'reference-dangling')?.parameters).toEqual({
      field: 'ResourceUID',
    });
  });

  test('with another’s UID gets an id of its own', () => {
    const plan = planOf({
      tasks: [{ UID: 3 }],
      resources: [{ UID: 1, Name: 'Ada' }],
      assignments: [
        { UID: 8, TaskUID: 3, ResourceUID: 1 },
        { UID: 8, TaskUID: 3, ResourceUID: 1 },
      ],
    });
    expect(new Set(all(plan, 'assignment').map(({ id }) => id)).size).toBe(2);
    expect(lossOf(plan, 'assignment-twice')?.count).toBe(1);
  });
});

describe('interruptions', () => {
  /** Two days of work, two days of nothing, one day of work; a weekend is no interruption. */
  const timephased = [
    ['2026-03-05T08:00:00', '2026-03-06T08:00:00', 'PT8H0M0S'],
    ['2026-03-06T08:00:00', '2026-03-07T08:00:00', 'PT8H0M0S'],
    ['2026-03-07T08:00:00', '2026-03-08T08:00:00', 'PT0H0M0S'],
    ['2026-03-08T08:00:00', '2026-03-09T08:00:00', 'PT0H0M0S'],
    ['2026-03-09T08:00:00', '2026-03-10T08:00:00', 'PT0H0M0S'],
    ['2026-03-10T08:00:00', '2026-03-11T08:00:00', 'PT0H0M0S'],
    ['2026-03-11T08:00:00', '2026-03-11T17:00:00', 'PT8H0M0S'],
  ].map(([Start = '', Finish = '', Value = '']) => ({
    Type: 1,
    UID: 8,
    Start,
    Finish,
    Unit: 2,
    Value,
  }));

  const interrupted = (Duration: string) =>
    planOf({
      tasks: [
        {
          UID: 3,
          Name: 'Dig',
          Start: '2026-03-05T08:00:00',
          Finish: '2026-03-11T17:00:00',
          Duration,
        },
      ],
      assignments: [
        { UID: 8, TaskUID: 3, ResourceUID: -65_535, WorkContour: 8, TimephasedData: timephased },
      ],
    });

  test('are read from the times of work', () => {
    expect(Object.values(only(interrupted('PT24H0M0S'), 'task').splits ?? {})).toEqual([
      { afterMinutes: 960, gapMinutes: 960 },
    ]);
  });

  test('that do not add up with the duration are left out and said', () => {
    const plan = interrupted('PT40H0M0S');
    expect(only(plan, 'task').splits).toBeUndefined();
    expect(lossOf(plan, 'split-unclear')?.where).toEqual(['task 3 Dig']);
  });
});

describe('custom fields', () => {
  const plan = planOf({
    before:
      '<OutlineCodes><OutlineCode><Guid>aa</Guid><FieldID>188744096</FieldID><Values>' +
      '<Value><ValueID>1</ValueID><ParentValueID>0</ParentValueID><Value>Europe</Value></Value>' +
      '<Value><ValueID>2</ValueID><ParentValueID>1</ParentValueID><Value>France</Value><Description>FR</Description></Value>' +
      '</Values><Masks><Mask><Separator>.</Separator></Mask></Masks></OutlineCode></OutlineCodes>' +
      '<ExtendedAttributes>' +
      '<ExtendedAttribute><FieldID>188743731</FieldID><FieldName>Text1</FieldName><Alias>Risk owner</Alias></ExtendedAttribute>' +
      '<ExtendedAttribute><FieldID>188776449</FieldID><FieldName>Enterprise Custom Field 2</FieldName><CFType>5</CFType></ExtendedAttribute>' +
      '</ExtendedAttributes>',
    tasks: [
      {
        UID: 1,
        ExtendedAttribute: [
          { FieldID: 188743731, Value: 'Ada' },
          { FieldID: 188743767, Value: '1.5' },
          { FieldID: 188743752, Value: 1 },
          { FieldID: 188743786, Value: 12_345 },
          { FieldID: 188743783, Value: 'PT8H0M0S', DurationFormat: 5 },
          { FieldID: 188743945, Value: '2026-03-02T08:00:00' },
          { FieldID: 188776449, Value: 3 },
          { FieldID: 1, Value: 'lost' },
          { FieldID: 188743768, Value: 'no number' },
        ],
        OutlineCode: { FieldID: 188744096, ValueID: 2 },
      },
    ],
  });
  const [task] = all(plan, 'task');
  const field = (id: string) => all(plan, 'custom-field').find((one) => one.field === id);
  const value = (id: string) => task?.custom?.[field(id)?.id as never];

  test('have the name people gave them, else MS Project’s', () => {
    expect(field('188743731')).toMatchObject({
      name: 'Risk owner',
      appliesTo: 'task',
      type: 'text',
    });
    expect(field('188743767')).toMatchObject({ name: 'Number1', type: 'number' });
    expect(field('188776449')).toMatchObject({ name: 'Enterprise Custom Field 2', type: 'number' });
  });

  test('have values of their type', () => {
    expect(value('188743731')).toBe('Ada');
    expect(value('188743767')).toBe(1.5);
    expect(value('188743752')).toBe(true);
    expect(value('188743786')).toBe('123.45');
    expect(value('188743783')).toEqual({ minutes: 480, unit: 'h' });
    expect(value('188743945')).toBe('2026-03-02T08:00');
    expect(value('188776449')).toBe(3);
  });

  test('of codes are written as paths, and so are their choices', () => {
    expect(value('188744096')).toBe('Europe.France');
    expect(Object.values(field('188744096')?.choices ?? {})).toEqual([
      { value: 'Europe' },
      { value: 'Europe.France', description: 'FR' },
    ]);
  });

  test('have choices of their own in files before 2007', () => {
    const old = planOf({
      before:
        '<ExtendedAttributes><ExtendedAttribute><FieldID>188743731</FieldID><FieldName>Text1</FieldName><ValueList>' +
        '<Value><ID>5</ID><Value>red</Value><Description>late</Description></Value>' +
        '</ValueList></ExtendedAttribute></ExtendedAttributes>',
      tasks: [{ UID: 1, ExtendedAttribute: { FieldID: 188743731, ValueID: 5 } }],
    });
    const own = only(old, 'custom-field');
    expect(Object.values(own.choices ?? {})).toEqual([{ value: 'red', description: 'late' }]);
    expect(only(old, 'task').custom?.[own.id]).toBe('red');
  });

  test('that cannot be read are said', () => {
    expect(lossOf(plan, 'custom-field-unknown')?.count).toBe(1);
    expect(lossOf(plan, 'value-unreadable')?.parameters).toEqual({ field: 'Number2' });
  });
});
