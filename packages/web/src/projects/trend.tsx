import { sparklineScene } from '@throughline/drawing';
import { useEffect, useRef, useState } from 'react';
import { useAnswer } from '../connection/index.ts';
import { Picture, type Tone } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import type { ProjectLine } from './project-line.ts';
import styles from './projects.module.css';

const say = messages({
  moved: 'The forecast finish went from {from} to {to} over {count} reports.',
  one: 'One report so far.',
});

interface Series {
  readonly points: readonly { readonly finish: string }[];
}

/** How the forecast moved, report by report: asked for once the row is looked at. */
export function Trend({ project, tone }: { readonly project: ProjectLine; readonly tone: Tone }) {
  const place = useRef<HTMLSpanElement>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const watcher = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      setSeen(true);
      watcher.disconnect();
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  const { data } = useAnswer<Series>(project.id, '/forecast-series', {}, isSeen);
  const points = data?.points ?? [];
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2) {
    return (
      <span ref={place} className={`${styles.trend} faint`}>
        {first && say('one')}
      </span>
    );
  }
  const limit = project.onTrack?.promise?.date;
  const title = say('moved', {
    from: format.day(first.finish),
    to: format.day(last.finish),
    count: points.length,
  });
  const scene = sparklineScene({
    width: 96,
    height: 28,
    title,
    values: points.map(({ finish }) => Date.parse(`${finish}Z`)),
    limit: limit === undefined ? undefined : Date.parse(`${limit}Z`),
    tone,
  });
  return (
    <span ref={place} className={styles.trend} title={title}>
      <Picture scene={scene} />
    </span>
  );
}
