import { useSearch } from '@tanstack/react-router';
import type { Comparison as Compared } from '@throughline/model';
import { sayProblem, useAnswer } from '../connection/index.ts';
import { Comparison, sayMoved, useMinutesPerDay } from '../moment/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { useGoTo } from '../shell/index.ts';
import { Failed, Loading, SelectField } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import type { BaselineLine } from './baseline-answer.ts';
import styles from './baselines.module.css';

const say = messages({
  title: 'Compare',
  from: 'From',
  to: 'To',
  now: 'The plan now',
  same: '{from} and {to} finish on the same day, {finish}.',
  moved: '{to} finishes {moved} than {from}.',
  approximate:
    'A baseline that a file brought knows no state of the plan’s own log: it is compared from where it came in.',
});

/** Any two of the states that were agreed to, or one of them and the present. */
export function Compare({ baselines }: { readonly baselines: readonly BaselineLine[] }) {
  const { projectId, asOf } = useProjectPlace();
  const minutesPerDay = useMinutesPerDay();
  const goTo = useGoTo();
  const search = useSearch({ strict: false }) as { readonly from?: string; readonly to?: string };
  const usual = baselines.find(({ compared }) => compared) ?? baselines.at(-1);
  const from = baselines.find(({ id }) => id === search.from) ?? usual;
  const to = baselines.find(({ id }) => id === search.to);
  const { data, error } = useAnswer<{ readonly comparison: Compared }>(
    projectId,
    '/compare',
    { from: from?.id, to: to?.id ?? asOf },
    from !== undefined,
  );
  const choose = (side: 'from' | 'to') => (id: string) =>
    goTo('baselines', { from: from?.id, to: to?.id, [side]: id === '' ? undefined : id }, true);
  const names = { from: from?.name ?? '', to: to?.name ?? say('now') };
  return (
    <section className={styles.compare}>
      <h2>{say('title')}</h2>
      <div className={styles.sides}>
        <SelectField
          label={say('from')}
          value={from?.id ?? ''}
          onChange={(chosen) => choose('from')(chosen.target.value)}
        >
          {baselines.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={say('to')}
          value={to?.id ?? ''}
          onChange={(chosen) => choose('to')(chosen.target.value)}
        >
          <option value="">{say('now')}</option>
          {baselines.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      {error && <Failed text={sayProblem(error)} />}
      {data === undefined ? (
        !error && <Loading />
      ) : (
        <>
          <p className="strong">{sentence(data.comparison, names, minutesPerDay)}</p>
          {(from?.seq === null || to?.seq === null) && (
            <p className="faint">{say('approximate')}</p>
          )}
          <Comparison comparison={data.comparison} />
        </>
      )}
    </section>
  );
}

function sentence(
  { finish }: Compared,
  names: { readonly from: string; readonly to: string },
  minutesPerDay: number,
): string {
  if (finish.minutes === null || finish.minutes === 0) {
    return say('same', { ...names, finish: format.day(finish.to) });
  }
  return say('moved', { ...names, moved: sayMoved(finish.minutes, minutesPerDay) });
}
