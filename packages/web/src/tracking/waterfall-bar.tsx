import { type WaterfallStep, waterfallBarScene } from '@throughline/drawing';
import { Picture } from '../ui/index.ts';
import styles from './tracking.module.css';

const HEIGHT = 20;

/** One line's part of the movement, after those above it. The number beside it says the same. */
export function WaterfallBar({
  step,
  width,
}: {
  readonly step: WaterfallStep;
  readonly width: number;
}) {
  return (
    <div className={styles.bar}>
      <Picture scene={waterfallBarScene({ step, width, height: HEIGHT, title: '' })} hidden />
    </div>
  );
}
