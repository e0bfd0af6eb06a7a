import {
  type Branch,
  branchHash,
  may,
  PlanView,
  RECORDS_VERSION,
  seesAll,
} from '@throughline/model';
import type { HotProject } from '../hot-project.ts';
import { type Asking, askedPlan } from './asked-plan.ts';
import { isNoAnswer, type NoAnswer } from './no-answer.ts';

/** What a client that holds a plan knows of a branch without asking further. */
export function branchLine(branch: Branch) {
  const { id, name, base, changes, outcome } = branch;
  const head = base + changes.length;
  return { id, name, base, head, hash: branchHash(branch), state: outcome.state };
}

/** All records of a past state, or of a branch, as the reader sees them; and by which clock they are dated. */
export function snapshot(project: HotProject, asking: Asking): object | NoAnswer {
  const asked = askedPlan(project, asking);
  if (isNoAnswer(asked)) return asked;
  const { reader } = asking;
  const { records, branch, seq, moments, history, branches } = asked;
  const seen = seesAll(reader) ? records : new PlanView(reader, records).records();
  return {
    schema: RECORDS_VERSION,
    seq: branch === undefined ? seq : seq + branch.changes.length,
    hash: branch === undefined ? history.changes[seq - 1]?.hash : branchHash(branch),
    branches: may(reader.role, 'branch.read') ? branches.map(branchLine) : [],
    moments,
    records: [...seen],
  };
}
