import type { Ledger, LedgerLine, RecordId, Records } from '@throughline/model';
import { personName } from '../log/index.ts';
import { taskName } from '../plan-file/index.ts';
import { plain } from '../terminal/index.ts';
import type { AskedLedger } from './asked-ledger.ts';
import { LedgerWords } from './ledger-words.ts';

/** The contract of `changes <plan> --json`. Amounts are whole working minutes on the later plan's calendar; `at` is UTC. */
export function ledgerJson(asked: AskedLedger): object {
  const { ledger, stretch, title } = asked;
  const { measure, target, from, to, delta, method, unexplained } = ledger;
  const words = new LedgerWords(asked);
  const said = (lines: Ledger['lines']) => lines.map((line) => lineJson(line, asked, words));
  return {
    measure,
    target: target === null ? null : taskName(stretch.end, target),
    title,
    from,
    to,
    between: { from: stretch.from, to: stretch.changes.at(-1)?.seq ?? stretch.from },
    branch: stretch.branch?.name ?? null,
    delta,
    lines: said(ledger.lines),
    absorbed: said(ledger.absorbed),
    withoutEffect: ledger.withoutEffect,
    unexplained: {
      total: unexplained.total,
      noUpdate: unexplained.noUpdate,
      lines: unexplained.lines.map(({ id }) => id),
    },
    details: method,
  };
}

export function lineJson(
  line: LedgerLine,
  asked: Omit<AskedLedger, 'ledger'>,
  words: LedgerWords,
): object {
  const { plan, stretch } = asked;
  const { end, start } = stretch;
  const stateOf = (id: RecordId): Records => (end.get(id) === undefined ? start : end);
  const { title, details } = words.of(line);
  return {
    id: line.id,
    amount: line.amount,
    title: plain(title),
    details,
    cause: line.cause,
    guessed: line.guessed,
    kind: line.kind,
    event: line.event === null ? null : (end.find('event', line.event)?.name ?? line.event),
    branch: plan.branches.find(({ id }) => id === line.changeRequest)?.name ?? null,
    authors: line.authors.map((id) => ({ id, name: personName(plan.people, id) })),
    first: line.first,
    last: line.last,
    seqs: line.seqs,
    standing: line.standing,
    responsible: line.responsible,
    standardError: line.standardError,
    own: line.own,
    absorbed: line.absorbed,
    jump: line.jump && {
      task: taskName(stateOf(line.jump.task), line.jump.task),
      calendar: end.find('calendar', line.jump.calendar)?.name ?? line.jump.calendar,
      from: line.jump.from,
      to: line.jump.to,
    },
    tasks: line.records
      .filter((id) => stateOf(id).find('task', id) !== undefined)
      .map((id) => taskName(stateOf(id), id)),
  };
}
