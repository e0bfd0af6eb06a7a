import { sayProblem } from '../connection/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { Button } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { useLookAt, useOpenScreen } from './look-at.ts';
import styles from './moment.module.css';
import { useProjectState } from './plan-answers.ts';

const say = messages({
  past: 'You are looking at the plan as it was on {when}, after change {seq} of {head}. It is read-only.',
  present: 'Back to now',
  restore: 'Restore this …',
  compare: 'Compare with now',
  label: 'Moment that is shown',
});

/** Says on every screen that the past is looked at, and leads back. */
export function PastBanner() {
  const { projectId, asOf, role } = useProjectPlace();
  const { data, error } = useProjectState();
  const lookAt = useLookAt();
  const open = useOpenScreen(projectId);
  if (asOf === undefined) return null;
  const about = data?.about;
  const mayRestore = role === 'owner' || role === 'manager';
  return (
    <section className={styles.banner} aria-label={say('label')}>
      <p className={styles.said} role="status">
        {error
          ? sayProblem(error)
          : about &&
            say('past', { when: format.instant(about.at), seq: about.seq, head: about.head })}
      </p>
      {about && role !== 'guest' && (
        <Button look="quiet" onClick={() => open('history', { compare: `${about.seq}..` })}>
          {say('compare')}
        </Button>
      )}
      {about && mayRestore && (
        <Button look="quiet" onClick={() => open('history', { restore: String(about.seq) })}>
          {say('restore')}
        </Button>
      )}
      <Button onClick={() => lookAt({})}>{say('present')}</Button>
    </section>
  );
}
