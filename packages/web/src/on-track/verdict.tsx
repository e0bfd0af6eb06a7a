import type { VerdictState } from '@throughline/model';
import { TaskLink } from '../moment/index.ts';
import { DateWhy, movedSaid, type PromiseLine, type StatusAnswer } from '../tracking/index.ts';
import { Popover, Status, type Tone } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { sayLimit, sayUnit } from './limits.ts';
import styles from './on-track.module.css';
import { TargetEvidence } from './target-evidence.tsx';

const say = messages({
  'off-track': 'Off track:',
  'at-risk': 'At risk:',
  unknown: 'Unknown:',
  'on-track': 'On track:',
  finish: 'The project finishes {forecast}.',
  baseline: 'The project finishes {forecast}; {name} said {finish}, {moved}.',
  rule: 'The rule',
  ruleLabel: 'The rule that gave the verdict, and what it was measured by',
  source: '{source}, {day}',
});

export const toneOf: Readonly<Record<VerdictState, Tone>> = {
  'off-track': 'bad',
  'at-risk': 'warn',
  unknown: 'none',
  'on-track': 'good',
};

interface VerdictProps {
  readonly status: StatusAnswer;
  readonly promises: readonly PromiseLine[];
}

/** The verdict with its number, the evidence under it, and the rule that gave it. */
export function Verdict({ status, promises }: VerdictProps) {
  const { state, sentence, ruleSentence, caveatSentences = [], rule } = status.verdict;
  const [, rest = sentence] = /^[^:.]{1,20}:\s*(.*)$/s.exec(sentence) ?? [];
  const isWhole = rest === sentence;
  const [target] = rule.targets ?? [];
  return (
    <div className={styles.verdict}>
      <h1>
        <Status tone={toneOf[state]} large>
          {isWhole ? sentence : say(state)}
        </Status>
        {!isWhole && ` ${rest.charAt(0).toUpperCase()}${rest.slice(1)}`}
      </h1>
      <p className={styles.evidence}>
        {target ? (
          <TargetEvidence target={target} status={status} promises={promises} />
        ) : (
          <FinishEvidence status={status} />
        )}
      </p>
      {caveatSentences.map((caveat) => (
        <p key={caveat} className={`warn ${styles.evidence}`}>
          {caveat}
        </p>
      ))}
      {ruleSentence && (
        <p className="faint">
          {ruleSentence} <Rule status={status} />
        </p>
      )}
      {status.answer === null && <Faulty status={status} />}
    </div>
  );
}

function FinishEvidence({ status }: { readonly status: StatusAnswer }) {
  const { finish, longestPath } = status.answer ?? {};
  if (!finish?.forecast) return null;
  const last = longestPath?.at(-1)?.taskId;
  const forecast = <DateWhy at={finish.forecast} taskId={last} />;
  const { baseline } = finish;
  if (!baseline?.finish) return say.rich('finish', { forecast });
  return say.rich('baseline', {
    forecast,
    name: baseline.name,
    finish: <b className="strong">{format.day(baseline.finish)}</b>,
    moved: movedSaid(baseline.variance ?? 0, status.about.minutesPerDay),
  });
}

/** What the verdict was measured by, each limit with where it comes from. */
function Rule({ status }: { readonly status: StatusAnswer }) {
  const { thresholds } = status.answer ?? {};
  if (thresholds === undefined) return null;
  return (
    <Popover
      label={say('ruleLabel')}
      trigger={
        <button type="button" className={styles.opens}>
          {say('rule')}
        </button>
      }
    >
      <h3>{say('rule')}</h3>
      <p>{status.verdict.ruleSentence}</p>
      <table>
        <tbody>
          {Object.entries(thresholds).map(([name, { value, unit, source, dated }]) => (
            <tr key={name}>
              <td>{sayLimit(name as keyof typeof thresholds)}</td>
              <td className="num">{sayUnit(unit, value)}</td>
              <td className="faint">{say('source', { source, day: format.day(dated) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Popover>
  );
}

/** A plan without dates: the tasks to look at. */
function Faulty({ status }: { readonly status: StatusAnswer }) {
  const names = Object.entries(status.names ?? {});
  if (names.length === 0) return null;
  return (
    <ul className={styles.list}>
      {names.map(([id, name]) => (
        <li key={id}>
          <TaskLink taskId={id}>{name}</TaskLink>
        </li>
      ))}
    </ul>
  );
}
