import { canaryRecords } from '@throughline/generator';
import { History, instant } from '../history/index.ts';
import { diffOf, isRefusal, Records, recordId } from '../plan/index.ts';

/**
 * A history in which the plan of canaries came from a file and then moved: for reasons that are shared, for
 * reasons that are not, and by people who are named as the plan's texts are.
 */
export function canaryHistory(): History {
  const history = new History();
  let count = 0;
  const salt = () => (++count).toString(16).padStart(32, '0');
  const accepted = (outcome: object) => {
    if (isRefusal(outcome)) throw new Error(JSON.stringify(outcome));
  };
  const about = { author: recordId('inner-author'), via: 'web' as const };
  accepted(
    history.update(
      {
        ...about,
        base: 0,
        editId: 'inner-import',
        at: instant('2026-03-02T08:00:00.000Z'),
        source: { format: 'mspdi', name: 'inner-file:name' },
        diff: diffOf(new Records(), new Records(canaryRecords())),
      },
      salt,
    ),
  );
  const lengthen = (taskId: string, minutes: number, event?: string) => {
    const { head } = history;
    accepted(
      history.submit(
        {
          ...about,
          base: head,
          at: instant(`2026-03-0${head + 2}T08:00:00.000Z`),
          ...(event !== undefined && { event: recordId(event) }),
          edits: [
            {
              editId: `inner-edit-${head}`,
              edit: {
                kind: 'task.set-duration',
                taskId: recordId(taskId),
                minutes,
                unit: 'd',
              },
            },
          ],
        },
        salt,
      ),
    );
  };
  lengthen('inner-task', 1440);
  lengthen('open-task', 1440, 'open-event');
  lengthen('open-last', 1920);
  lengthen('open-task', 2400, 'inner-event');
  lengthen('inner-last', 4800);
  return history;
}
