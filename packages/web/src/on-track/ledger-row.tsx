import type { WaterfallStep } from '@throughline/drawing';
import { useId, useState } from 'react';
import {
  daysAdded,
  errorSaid,
  type MovementLine,
  sayLine,
  WaterfallBar,
} from '../tracking/index.ts';
import { LineChanges } from './line-changes.tsx';
import styles from './on-track.module.css';

/** As wide as the column of bars. */
const BAR_WIDTH = 168;

interface LedgerRowProps {
  readonly line: MovementLine;
  /** Absent where it moved nothing. */
  readonly step: WaterfallStep | undefined;
  readonly people: Readonly<Record<string, string>> | undefined;
  readonly minutesPerDay: number;
}

/** One line: what happened, how many days, and its bar. It opens the changes that it is made of. */
export function LedgerRow({ line, step, people, minutesPerDay }: LedgerRowProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { title, about } = sayLine(line, people);
  const hasChanges = (line.seqs ?? []).length > 0;
  const error = errorSaid(line, minutesPerDay);
  return (
    <>
      <tr className={styles.line}>
        <td>
          {hasChanges ? (
            <button
              type="button"
              className={styles.opens}
              aria-expanded={isOpen}
              aria-controls={id}
              onClick={() => setOpen(!isOpen)}
            >
              {title}
            </button>
          ) : (
            title
          )}
          <span className={`faint ${styles.about}`}>{about.join(' · ')}</span>
        </td>
        <td className="num">
          {daysAdded(line.amount, minutesPerDay)}
          {error && <span className={`faint ${styles.about}`}>{error}</span>}
        </td>
        <td>{step && <WaterfallBar step={step} width={BAR_WIDTH} />}</td>
      </tr>
      <tr id={id} className={styles.changes} hidden={!isOpen}>
        <td colSpan={3}>{isOpen && <LineChanges line={line} />}</td>
      </tr>
    </>
  );
}
