import { waterfallSteps } from '@throughline/drawing';
import { sayProblem } from '../connection/index.ts';
import { daysAdded, type MovementAnswer, type MovementLine, sayMethod } from '../tracking/index.ts';
import { Failed, Loading, Popover, Section } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { AgainstPicker } from './against-picker.tsx';
import { LedgerRow } from './ledger-row.tsx';
import styles from './on-track.module.css';
import type { Tracking } from './use-tracking.ts';

const say = messages({
  title: 'What changed since {what}',
  branchTitle: 'What this branch changes',
  unit: 'working days, {target}',
  finish: 'finish',
  line: 'What changed',
  days: 'Working days',
  moved: '{what} moved',
  movedFinish: 'Finish moved',
  fromTo: '{from} → {to}',
  still: 'Nothing has moved it: it is {day}, as it was.',
  counted: 'how this is counted',
  between: 'Changes {from} to {to} of the log.',
  rest: 'Internal changes',
  absorbed: {
    one: '{count} change was absorbed by float and moved nothing',
    other: '{count} changes were absorbed by float and moved nothing',
  },
  more: { one: 'and {count} more', other: 'and {count} more' },
});

/** What moved the forecast since then: the lines add up exactly to the movement. */
export function Ledger({ tracking }: { readonly tracking: Tracking }) {
  const { ledger, looking, status, promises } = tracking;
  const { target } = looking;
  const name =
    target &&
    (promises.data?.promises.find(({ id }) => id === target)?.title ??
      status.data?.names?.[target]);
  return (
    <Section
      title={
        looking.branch === undefined
          ? say.rich('title', { what: <AgainstPicker tracking={tracking} isInHeading /> })
          : say('branchTitle')
      }
      aside={say('unit', { target: name ?? say('finish') })}
    >
      {ledger.error ? (
        <Failed text={sayProblem(ledger.error)} onRetry={() => void ledger.refetch()} />
      ) : ledger.data === undefined ? (
        <Loading />
      ) : (
        <Lines ledger={ledger.data} name={name} />
      )}
    </Section>
  );
}

function Lines({
  ledger,
  name,
}: {
  readonly ledger: MovementAnswer;
  readonly name?: string | undefined;
}) {
  const { about, delta, from, to, other = 0, absorbed = [] } = ledger;
  const lines: readonly MovementLine[] =
    other === 0
      ? ledger.lines
      : [
          ...ledger.lines,
          { cause: null, kind: 'other', event: null, amount: other, title: say('rest') },
        ];
  if (lines.length === 0 && delta === 0) {
    return (
      <>
        <p className={styles.still}>{say('still', { day: format.day(to) })}</p>
        <Absorbed ledger={ledger} />
      </>
    );
  }
  const steps = waterfallSteps(lines.map(({ amount }) => amount));
  return (
    <>
      <table className={styles.ledger}>
        <thead className="unseen">
          <tr>
            <th>{say('line')}</th>
            <th>{say('days')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, place) => (
            <LedgerRow
              key={line.id ?? `${line.kind} ${place.toString()}`}
              line={line}
              step={steps[place]}
              people={ledger.people}
              minutesPerDay={about.minutesPerDay}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>
              {name ? say('moved', { what: name }) : say('movedFinish')}
              <span className={`faint ${styles.about}`}>
                {say('fromTo', { from: format.day(from), to: format.day(to) })}
              </span>
            </td>
            <td className="num">{daysAdded(delta, about.minutesPerDay)}</td>
            <td>
              <Counted ledger={ledger} />
            </td>
          </tr>
        </tfoot>
      </table>
      {absorbed.length > 0 && <Absorbed ledger={ledger} />}
    </>
  );
}

/** The method, its limits and its seed. */
function Counted({ ledger: { method, between } }: { readonly ledger: MovementAnswer }) {
  if (method === undefined) return null;
  return (
    <Popover
      label={say('counted')}
      trigger={
        <button type="button" className={styles.opens}>
          {say('counted')}
        </button>
      }
    >
      <div className={styles.counted}>
        {sayMethod(method).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <p className="faint">{say('between', { from: between.from + 1, to: between.to })}</p>
      </div>
    </Popover>
  );
}

function Absorbed({ ledger }: { readonly ledger: MovementAnswer }) {
  const { absorbed = [], about, people } = ledger;
  const count = ledger.lengths?.absorbed ?? absorbed.length;
  if (absorbed.length === 0) return null;
  const rest = count - absorbed.length;
  return (
    <details className={styles.more}>
      <summary>{say('absorbed', { count })}</summary>
      <table className={styles.ledger}>
        <tbody>
          {absorbed.map((line) => (
            <LedgerRow
              key={line.id}
              line={line}
              step={undefined}
              people={people}
              minutesPerDay={about.minutesPerDay}
            />
          ))}
        </tbody>
      </table>
      {rest > 0 && <p className="faint">{say('more', { count: rest })}</p>}
    </details>
  );
}
