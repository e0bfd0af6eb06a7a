import { Section } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './files.module.css';
import type { Loss } from './intake-report.ts';

const say = messages({
  title: 'What would be lost',
  none: 'Nothing: all that the file says has a place here.',
  noneOut: 'Nothing: all that the plan says has a place in the file.',
  where: 'Where',
});

/** What has no place on the other side, in words and counted, the most frequent first. */
export function Losses({
  losses,
  isExport = false,
}: {
  readonly losses: readonly Loss[];
  readonly isExport?: boolean;
}) {
  return (
    <Section title={say('title')}>
      {losses.length === 0 ? (
        <p className="muted">{say(isExport ? 'noneOut' : 'none')}</p>
      ) : (
        <ul className={styles.losses}>
          {losses
            .toSorted((a, b) => b.count - a.count)
            .map(({ code, sentence, where }) => (
              <li key={`${code} ${sentence}`}>
                <span>
                  {sentence}
                  {where.length > 0 && (
                    <details>
                      <summary className="faint">{say('where')}</summary>
                      <p className="muted">{format.list(where)}</p>
                    </details>
                  )}
                </span>
              </li>
            ))}
        </ul>
      )}
    </Section>
  );
}
