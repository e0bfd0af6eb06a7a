import { baselineOf, type LocalDate } from '@throughline/model';
import { idOf } from '../plan/ids.ts';
import { PEOPLE, type PersonKey } from '../plan/people.ts';
import { dated } from '../programme/week.ts';
import type { Happening } from './happening.ts';

/** The plan as it stands is what was agreed to. */
export function takesBaseline(
  on: LocalDate,
  by: PersonKey,
  number: number,
  approvedBy: PersonKey,
): Happening {
  return {
    on,
    does: (programme) => {
      const { history } = programme;
      const record = baselineOf(dated(history.records), {
        id: idOf('baseline', String(number)),
        name: `Baseline ${number}`,
        number,
        approvedAt: `${on}T10:00`,
        approvedBy: PEOPLE[approvedBy].name,
        seq: history.head,
      });
      programme.edit({ by }, [{ kind: 'baseline.take', record }]);
    },
  };
}
