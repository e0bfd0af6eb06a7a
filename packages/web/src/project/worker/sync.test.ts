import { History, type Instant, type PlanRecord, type RecordId, Records } from '@throughline/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HistoryServer, type Way } from './history-server.testing.ts';
import { KeptInMemory } from './kept-edits.testing.ts';
import { ServerPlan } from './server-plan.ts';
import { anyEdit, smallPlan } from './small-plan.testing.ts';
import { heardOf } from './stream-events.ts';
import { PlanSync } from './sync.ts';

/** A plan of a few tasks on the server, as its first change. */
function served(): HistoryServer {
  const history = new History();
  const salt = () => '0'.repeat(32);
  const added = Object.fromEntries(smallPlan().map((record) => [record.id, record]));
  history.update(
    {
      base: 0,
      editId: 'first',
      source: { format: 'mspdi', name: 'plan.xml' },
      diff: { added, updated: {}, removed: {} },
      at: '2026-03-02T08:00:00.000Z' as Instant,
      author: 'cat' as RecordId,
      via: 'import',
    },
    salt,
  );
  return new HistoryServer(history);
}

/** Somebody with the plan open, whose requests go as `ways` say; then all of them arrive. */
class Author {
  sync: PlanSync;
  heard = 0;
  #ids = 0;
  readonly kept = new KeptInMemory();

  constructor(
    readonly name: string,
    private readonly server: HistoryServer,
    private readonly ways: Way[],
  ) {
    this.heard = server.history.head;
    this.sync = this.#opened();
  }

  get records(): PlanRecord[] {
    return sorted(this.sync.records);
  }

  /** What the stream brought since, as far as it is let through. */
  async listen(): Promise<void> {
    for (const text of this.server.stream(this.heard)) {
      const event = heardOf('change', text);
      // What cannot be asked about now is come back to.
      if (event.kind === 'change') await this.sync.heard(event.changes).catch(() => {});
    }
    this.heard = this.server.history.head;
  }

  /** The page is loaded again: only what was kept is left of what was done. */
  async reload(): Promise<void> {
    await this.sync.stop();
    this.heard = this.server.history.head;
    this.sync = this.#opened();
    void this.sync.resume(await this.kept.load('place'));
  }

  async settle(): Promise<void> {
    this.ways.length = 0;
    for (let round = 0; round < 200; round++) {
      this.sync.awake();
      await new Promise((resolve) => setImmediate(resolve));
      await this.listen();
      if (this.server.history.head > this.sync.seq) await this.sync.catchUp();
      if (this.sync.groups.length === 0) return;
    }
    throw new Error('it does not come to rest');
  }

  #opened(): PlanSync {
    const ask = this.server.asked(this.name, () => this.ways.shift() ?? 'arrives');
    const records = new Records(structuredClone([...this.server.history.records]));
    return new PlanSync(
      records,
      this.server.history.head,
      this.name,
      'place',
      false,
      new ServerPlan({ projectId: 'p' }, ask),
      {
        kept: this.kept,
        newId: () => `${this.name}-${String(++this.#ids).padStart(4, '0')}` as RecordId,
        wait: () => new Promise((resolve) => setImmediate(resolve)),
      },
      { moved: () => {}, told: () => {}, fellBehind: () => {} },
    );
  }
}

function sorted(records: Iterable<PlanRecord>): PlanRecord[] {
  return [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
}

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ who: fc.constantFrom(0, 1), edit: anyEdit }) },
  { weight: 2, arbitrary: fc.record({ who: fc.constantFrom(0, 1), listens: fc.constant(true) }) },
  { weight: 1, arbitrary: fc.record({ who: fc.constantFrom(0, 1), reloads: fc.constant(true) }) },
  { weight: 2, arbitrary: fc.record({ turns: fc.integer({ min: 1, max: 6 }) }) },
);
const ways = fc.array(fc.constantFrom<Way>('arrives', 'lost', 'answer-lost'), { maxLength: 12 });

describe('two people on one plan', () => {
  test('have the server’s plan once all is acknowledged; nothing is lost or done twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), ways, ways, async (steps, one, other) => {
        const server = served();
        const authors = [
          new Author('ann', server, [...one]),
          new Author('ben', server, [...other]),
        ] as const;
        let accepted = 0;
        for (const what of steps) {
          if ('turns' in what) {
            for (let turn = 0; turn < what.turns; turn++) await Promise.resolve();
            continue;
          }
          const author = authors[what.who] as Author;
          if ('edit' in what) {
            const outcome = author.sync.submit([what.edit]);
            if (outcome.ok) accepted++;
          } else if ('listens' in what) await author.listen();
          else await author.reload();
        }
        for (const author of authors) await author.settle();
        for (const author of authors) await author.settle();
        const truth = sorted(server.history.records);
        for (const author of authors) expect(author.records).toEqual(truth);
        // What was accepted here is in the log, or stands to be read as a conflict.
        const conflicts = authors.flatMap(({ sync }) => sync.conflicts);
        expect(server.history.head - 1 + conflicts.length).toBe(accepted);
        const editIds = server.history.changes.map(({ editId }) => editId);
        expect(new Set(editIds).size).toBe(editIds.length);
      }),
      { numRuns: 300 },
    );
  });
});
