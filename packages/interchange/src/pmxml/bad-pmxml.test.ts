import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PlanRead, refusal } from '../p6/plan-read.testing.ts';
import { isReadRefusal } from '../read-outcome.ts';
import {
  activity,
  dictionaries,
  type Fields,
  pmxmlBytes,
  pmxmlText,
  project,
  relationship,
  wbs,
} from './pmxml-text.testing.ts';
import { readPmxml } from './read-pmxml.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const outcome = (more: Fields = {}) =>
  readPmxml(pmxmlBytes(dictionaries(), { Project: project(more) }));

describe('refused', () => {
  test.each([
    ['nothing', new Uint8Array(), 'file-empty'],
    ['rubbish', Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256), 'encoding-broken'],
    ['another XML', utf8('<Plan><Project/></Plan>'), 'format-xml'],
    ['no project', pmxmlBytes(dictionaries()), 'project-missing'],
    [
      'a file cut off',
      pmxmlBytes(dictionaries(), { Project: project() }).slice(0, -300),
      'xml-truncated',
    ],
    ['a DOCTYPE', utf8('<!DOCTYPE a [<!ENTITY b "c">]><APIBusinessObjects/>'), 'xml-doctype'],
    ['nesting without end', utf8('<APIBusinessObjects>'.repeat(5000)), 'xml-too-deep'],
  ])('%s', (_, bytes, code) => {
    expect(refusal(readPmxml(bytes)).refused).toBe(code);
  });

  test('a duration that is none, with its place', () => {
    const bad = activity({ PlannedDuration: -8 });
    expect(refusal(outcome({ Activity: [bad] }))).toMatchObject({
      refused: 'value-broken',
      parameters: { field: 'Activity.PlannedDuration', value: '-8' },
      at: { record: 'Activity', field: 'Activity.PlannedDuration' },
    });
  });

  test('two activities with one id', () => {
    const twice = outcome({ Activity: [activity(), activity({ Id: 'B' })] });
    expect(refusal(twice)).toMatchObject({
      refused: 'record-twice',
      parameters: { record: 'Activity', id: '100' },
    });
  });
});

test('repaired, and said', () => {
  const said = new PlanRead(
    outcome({
      WBS: [
        wbs({ ParentObjectId: 72 }),
        wbs({ ObjectId: 72, ParentObjectId: 71 }),
        wbs({ ObjectId: 73, ParentObjectId: 5 }),
      ],
      Activity: [
        activity({ CalendarObjectId: 44, ActualStartDate: '9999-01-01T00:00:00', Type: 'Magic' }),
        activity({ ObjectId: 101, ExpectedFinishDate: '2026-03-04T08:00:40' }),
      ],
      Relationship: [
        relationship({ SuccessorActivityObjectId: 5 }),
        relationship({ SuccessorActivityObjectId: 100 }),
      ],
    }),
  );
  expect(said.lossCodes().sort()).toEqual([
    'date-out-of-range',
    'link-dangling',
    'link-to-itself',
    'p6-wbs-circle',
    'reference-dangling',
    'reference-dangling',
    'seconds-rounded',
    'value-unreadable',
  ]);
  expect(said.all('task')).toHaveLength(5);
});

describe('whatever is changed', () => {
  const text = pmxmlText(
    dictionaries({ Resource: [{ ObjectId: 5, Name: 'Größe', ResourceType: 'Labor' }] }),
    {
      Project: project({
        Activity: [
          activity({
            ActualStartDate: '2026-03-03T08:00:00',
            UDF: [{ TypeObjectId: 1, TextValue: 'x' }],
          }),
          activity({ ObjectId: 101, Id: 'A1010' }),
        ],
        ResourceAssignment: [
          { ObjectId: 1, ActivityObjectId: 100, ResourceObjectId: 5, PlannedUnits: 8 },
        ],
      }),
    },
  );

  test('bytes: a plan or a refusal', () => {
    const good = utf8(text);
    const change = fc.tuple(fc.nat(good.length - 1), fc.nat(255));
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 3 }),
        fc.option(fc.nat(good.length)),
        (changes, cut) => {
          const bytes = good.slice(0, cut ?? good.length);
          for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
          survives(bytes);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('contents: a plan or a refusal', () => {
    const places = [...text.matchAll(/>([^<>\n]+)</g)].map((found) => (found.index ?? 0) + 1);
    const odd = fc.constantFrom(
      '',
      '-1',
      '1e308',
      '9e99',
      'NaN',
      '2026-02-30T08:00:00',
      '100',
      '7',
      'x'.repeat(5000),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...places), odd), { maxLength: 4 }),
        (changes) => {
          let changed = text;
          for (const [at, value] of changes.sort((a, b) => b[0] - a[0])) {
            changed = changed.slice(0, at) + value + changed.slice(changed.indexOf('<', at));
          }
          survives(utf8(changed));
        },
      ),
      { numRuns: 500 },
    );
  });
});

function survives(bytes: Uint8Array): void {
  const read = readPmxml(bytes);
  if (isReadRefusal(read)) refusal(read);
  else new PlanRead(read);
}
