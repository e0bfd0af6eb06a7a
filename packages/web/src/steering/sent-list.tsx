import { sayProblem, useAnswer } from '../connection/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { Failed, Section } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './steering.module.css';
import type { SentLine } from './steering-answers.ts';

const say = messages({
  title: 'Sent',
  none: 'No page was sent yet.',
  line: '{title} · {period}',
  by: '{who}, {when}',
});

interface SentListProps {
  readonly shown: string | undefined;
  readonly onShow: (id: string) => void;
}

/** What was sent, the newest first. */
export function SentList({ shown, onShow }: SentListProps) {
  const { projectId } = useProjectPlace();
  const { data, error } = useAnswer<{ readonly pages: readonly SentLine[] }>(
    projectId,
    '/steering-pages',
  );
  if (error) return <Failed text={sayProblem(error)} />;
  return (
    <Section title={say('title')}>
      {data?.pages.length === 0 && <p className="muted">{say('none')}</p>}
      <ul className={styles.list}>
        {data?.pages.map(({ id, title, period, createdBy, createdAt }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.opens}
              aria-current={id === shown}
              onClick={() => onShow(id)}
            >
              {period ? say('line', { title, period }) : title}
            </button>
            <span className={`faint ${styles.about}`}>
              {say('by', { who: createdBy.name, when: format.instant(createdAt) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
