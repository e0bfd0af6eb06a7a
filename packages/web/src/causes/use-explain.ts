import { request } from '../connection/index.ts';
import type { Outcome } from '../project/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { useListed, useSubmit } from '../records/index.ts';
import {
  type ChangeToExplain,
  explainingEdits,
  seqsOfOthers,
  type Why,
} from './explaining-edits.ts';
import type { ExplainedLine } from './ledger-answer.ts';

interface HistoryPage {
  readonly changes: readonly {
    readonly seq: number;
    readonly editId?: string;
    readonly kind?: string;
  }[];
  readonly next: number | null;
}

const PAGE = 500;

/** Says why a line came about; `lines` are all those of its ledger. What was said before is replaced. */
export function useExplain(): (
  line: ExplainedLine,
  lines: readonly ExplainedLine[],
  why: Why,
) => Promise<Outcome> {
  const { projectId } = useProjectPlace();
  const submit = useSubmit();
  const { data: explanations = [] } = useListed('explanation', { fields: 'editId' });
  return async (line, lines, why) => {
    const changes = await readChanges(projectId, line.seqs);
    const known = new Set<string>(explanations.map(({ id }) => id));
    const others = seqsOfOthers(line, lines);
    return submit(explainingEdits({ line, changes, others, known }, why));
  };
}

/** Says of one whole change what it belongs to, or why it was made. */
export function useExplainChange(): (
  change: { readonly seq: number; readonly editId?: string; readonly kind?: string },
  why: Why,
) => Promise<Outcome> {
  const submit = useSubmit();
  const { data: explanations = [] } = useListed('explanation', { fields: 'editId' });
  return ({ seq, editId = '', kind = '' }, why) => {
    const line = { seqs: [seq], records: [] };
    const known = new Set<string>(explanations.map(({ id }) => id));
    const changes = [{ seq, editId, kind }];
    return submit(explainingEdits({ line, changes, others: new Set(), known }, why));
  };
}

/** The changes of these seqs, the newest first. */
export async function readChanges(
  projectId: string,
  seqs: readonly number[],
): Promise<ChangeToExplain[]> {
  const wanted = new Set(seqs);
  const found: ChangeToExplain[] = [];
  let before: number | null = Math.max(...seqs) + 1;
  while (before !== null && found.length < wanted.size) {
    const query = { before, limit: PAGE };
    const page: HistoryPage = await request('GET', `/projects/${projectId}/history`, { query });
    for (const { seq, editId = '', kind = '' } of page.changes) {
      if (wanted.has(seq)) found.push({ seq, editId, kind });
    }
    before = page.next;
  }
  return found;
}
