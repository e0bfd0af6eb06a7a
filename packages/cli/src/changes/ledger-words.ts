import {
  type LedgerLine,
  LedgerSaying,
  projectTitle,
  type SaidLine,
  STATED_CAUSES,
} from '@throughline/model';
import { personName } from '../log/index.ts';
import { shownId } from '../plan-file/index.ts';
import { dayOfYear } from '../terminal/index.ts';
import type { AskedLedger } from './asked-ledger.ts';

export type { SaidLine };

/** The lines of a ledger with who did it and when, and what to type to explain them. */
export class LedgerWords extends LedgerSaying {
  constructor(private readonly asked: Omit<AskedLedger, 'ledger'>) {
    const { plan, stretch } = asked;
    const { history, branches, moments, records } = plan;
    const { start, changes, end, branch } = stretch;
    const isBranch = branch !== undefined;
    super({ history, branches, moments, records, start, changes, end, isBranch });
  }

  between(): string {
    const { plan, stretch } = this.asked;
    return `${projectTitle(plan.records.project)} · from ${stretch.fromWords} to ${stretch.toWords}`;
  }

  /** Nobody did what was not done: who moved the status date is not to blame for it. */
  who({ authors, kind }: LedgerLine): string {
    if (kind === 'time-passed') return '';
    const names = authors.map((id) => personName(this.asked.plan.people, id));
    const [first = '', ...others] = names;
    return others.length === 0 ? first : `${first} +${others.length}`;
  }

  when({ first, last }: LedgerLine): string {
    if (first === null || last === null) return '';
    const [from, to] = [first, last].map((at) => dayOfYear(this.asked.zone.local(at)));
    return from === to ? `${from}` : `${from}–${to}`;
  }

  /** What to type to say why; of a file that brought many things, only about this one. */
  howToExplain(line: LedgerLine): string | undefined {
    const [seq] = line.seqs;
    const { file, stretch } = this.asked;
    if (seq === undefined || stretch.branch !== undefined) return undefined;
    const cause = STATED_CAUSES.find((one) => one === line.cause);
    const said = `--cause ${cause === undefined ? 'CAUSE' : `"${cause}"`}`;
    const command = `throughline explain ${file === '-' ? 'PLAN' : file} ${seq} ${said}`;
    if (this.changeBySeq.get(seq)?.edit.kind !== 'plan.update') return command;
    const task = line.records
      .map((id) => stretch.end.find('task', id))
      .find((one) => one !== undefined);
    return task === undefined ? undefined : `${command} --about ${shownId(task, stretch.end)}`;
  }
}
