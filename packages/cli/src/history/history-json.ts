import { personName, saidChange } from '../log/index.ts';
import type { AskedHistory } from './history-lines.ts';

/** The contract of `history --json`: the newest first, each change of a group by itself. `at` is UTC. */
export function historyJson(
  { entries, records, people, branches, total, asked }: AskedHistory,
  limit: number,
): object {
  const shown = [...entries].reverse().slice(0, limit);
  return {
    total,
    found: entries.reduce((sum, { changes }) => sum + changes.length, 0),
    asked,
    changes: shown.flatMap(({ changes, event, cause, undoneBy }) =>
      [...changes].reverse().map((change) => ({
        seq: change.seq,
        at: change.at,
        author: { id: change.author, name: personName(people, change.author) },
        via: change.via,
        said: saidChange(change, records),
        event: event?.name ?? null,
        cause: cause ?? null,
        branch: branches.find(({ id }) => id === change.changeRequest)?.name ?? null,
        undoneBy: undoneBy ?? null,
        editId: change.editId,
        group: change.group?.id ?? null,
        edit: change.edit,
        hash: change.hash,
      })),
    ),
  };
}
