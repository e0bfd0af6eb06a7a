import { describe, expect, test } from 'vitest';
import { PlanRead, refusal } from '../p6/plan-read.testing.ts';
import { activity, dictionaries, pmxmlText, project, relationship } from './pmxml-text.testing.ts';
import { readPmxml } from './read-pmxml.ts';

describe('several projects', () => {
  const road = {
    ...project({ ObjectId: 8, Id: 'ROAD', Name: 'The road', WBS: [], Relationship: [] }),
    Activity: [
      activity({
        ObjectId: 200,
        Id: 'R10',
        WBSObjectId: '',
        ProjectObjectId: 8,
        FinishDate: '2026-03-20T17:00:00',
      }),
    ],
  };
  const baseline = project({
    ObjectId: 9,
    Name: 'As approved',
    OriginalProjectObjectId: 7,
    WBS: [],
    Relationship: [],
    Activity: [
      activity({
        ObjectId: 300,
        StartDate: '2026-03-02T08:00:00',
        FinishDate: '2026-03-03T17:00:00',
        AtCompletionDuration: 12,
        AtCompletionLaborCost: '100.5',
        AtCompletionExpenseCost: 20,
        RemainingLaborUnits: 16,
      }),
    ],
  });
  const own = project({
    CurrentBaselineProjectObjectId: 9,
    Relationship: [
      relationship(),
      relationship({
        ObjectId: 901,
        PredecessorActivityObjectId: 200,
        PredecessorProjectObjectId: 8,
      }),
      relationship({
        ObjectId: 902,
        PredecessorActivityObjectId: 500,
        PredecessorProjectObjectId: 6,
      }),
    ],
  });
  const text = pmxmlText(
    dictionaries(),
    { Project: own },
    { Project: road },
    { BaselineProject: baseline },
  );
  const external =
    '<Project external="true"><ObjectId>6</ObjectId><Id>YARD</Id><Activity><ObjectId>500</ObjectId><Id>Y1</Id><Name>Y</Name></Activity></Project>';
  const bytes = new TextEncoder().encode(text.replace('<Project>', `${external}<Project>`));

  test('the first of the file’s own is taken; those it is only linked to are none', () => {
    const said = new PlanRead(readPmxml(bytes));
    expect(said.plan.project).toEqual({
      taken: 'MOVE',
      others: [{ id: 'ROAD', name: 'The road' }],
    });
    expect(said.task('R10').external).toEqual({ project: 'ROAD', finish: '2026-03-20T17:00' });
    expect(said.all('link')).toHaveLength(2);
    expect(said.lost('link-dangling')).toBe(1);
  });

  test('another is taken when it is named', () => {
    const said = new PlanRead(readPmxml(bytes, { project: 'The road' }));
    expect(said.plan.project.taken).toBe('ROAD');
    expect(said.task('R10').external).toBeUndefined();
    expect(said.all('baseline')).toEqual([]);
    expect(refusal(readPmxml(bytes, { project: 'YARD' })).accepted).toEqual([
      'MOVE',
      'ROAD',
      'MOVE',
    ]);
  });

  test('a baseline project is a baseline of the one it was made of', () => {
    const said = new PlanRead(readPmxml(bytes));
    expect(said.only('baseline')).toMatchObject({
      name: 'As approved',
      number: 0,
      tasks: {
        [said.task('A1000').id]: {
          start: '2026-03-02T08:00',
          finish: '2026-03-03T17:00',
          duration: { minutes: 720, unit: 'd' },
          work: 960,
          cost: { amount: '120.5', currency: 'EUR' },
        },
      },
    });
  });
});
