import {
  may,
  PlanView,
  RECORDS_VERSION,
  type Reader,
  type Records,
  seesAll,
} from '@throughline/model';
import { branchLine } from '../../projects/answers/index.ts';
import type { HotProject } from '../../projects/index.ts';

/** So many records are written in one go, a millisecond or two; then others have their turn. */
const RECORDS_AT_ONCE = 400;

/** One state of a project that nobody moves any more, and how its text is made. */
export interface Shot {
  readonly revision: number;
  readonly seq: number;
  readonly hash: string;
  /** The snapshot's JSON, piece by piece: each is made when it is asked for. */
  readonly pieces: Iterable<string>;
}

/** Takes hold of the project as it stands: it may move on, and this stays. */
export function shotOf(project: HotProject, reader: Reader): Shot {
  const { history, branches, revision } = project;
  const { head: seq, headHash: hash, records } = history;
  const shown = may(reader.role, 'branch.read') ? [...branches.values()].map(branchLine) : [];
  const start = JSON.stringify({ schema: RECORDS_VERSION, seq, hash, branches: shown });
  // Records are values: a list of them stays as it is. A view looks around in the plan, and needs its own.
  const held = seesAll(reader)
    ? [...records]
    : new PlanView(reader, records.clone() satisfies Records).records();
  return { revision, seq, hash, pieces: piecesOf(start, held) };
}

function* piecesOf(start: string, records: Iterable<object>): Generator<string> {
  let piece = `${start.slice(0, -1)},"records":[`;
  let [inPiece, isFirst] = [0, true];
  for (const record of records) {
    piece += isFirst ? JSON.stringify(record) : `,${JSON.stringify(record)}`;
    isFirst = false;
    inPiece++;
    if (inPiece < RECORDS_AT_ONCE) continue;
    yield piece;
    [piece, inPiece] = ['', 0];
  }
  yield `${piece}]}`;
}
