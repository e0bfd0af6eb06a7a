import { pagePalette, type Scene, type Shape } from '@throughline/drawing';
import { type RefObject, useEffect, useRef, useState } from 'react';
import styles from './picture.module.css';

/** A scene in the page's colours; `hidden` where a table beside it says the same. */
export function Picture({
  scene: { width, height, title, shapes },
  hidden = false,
}: {
  readonly scene: Scene;
  readonly hidden?: boolean;
}) {
  return (
    <svg
      className={styles.picture}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={title}
      aria-hidden={hidden}
    >
      {shapes.map((shape, place) => (
        <Drawn key={`${shape.kind} ${place.toString()}`} shape={shape} />
      ))}
    </svg>
  );
}

/** The width that there is for a picture, in pixels: put the ref on what is around it. 0 until it is known. */
export function useWidth(): [RefObject<HTMLDivElement | null>, number] {
  const around = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = around.current;
    if (element === null) return;
    const watcher = new ResizeObserver(([entry]) =>
      setWidth(Math.floor(entry?.contentRect.width ?? 0)),
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return [around, width];
}

function Drawn({ shape }: { readonly shape: Shape }) {
  const color = pagePalette[shape.role];
  const about = { opacity: shape.opacity, 'data-of': shape.of };
  switch (shape.kind) {
    case 'rectangle': {
      const { x, y, width, height, radius } = shape;
      return <rect x={x} y={y} width={width} height={height} rx={radius} fill={color} {...about} />;
    }
    case 'circle':
      return <circle cx={shape.x} cy={shape.y} r={shape.radius} fill={color} {...about} />;
    case 'path': {
      const { points, closed, paint, width, dash } = shape;
      return (
        <path
          d={pathOf(points, closed === true)}
          fill={paint === 'stroke' ? 'none' : color}
          stroke={paint === 'fill' ? 'none' : color}
          strokeWidth={width}
          strokeDasharray={dash?.join(' ')}
          {...about}
        />
      );
    }
    case 'text': {
      const { x, y, text, anchor, strong } = shape;
      return (
        <text
          x={x}
          y={y}
          textAnchor={anchor}
          className={strong ? styles.strong : undefined}
          fill={color}
          {...about}
        >
          {text}
        </text>
      );
    }
  }
}

function pathOf(points: readonly number[], closed: boolean): string {
  const steps: string[] = [];
  for (let i = 0; i + 1 < points.length; i += 2) {
    steps.push(`${i === 0 ? 'M' : 'L'}${points[i]} ${points[i + 1]}`);
  }
  return steps.join('') + (closed ? 'Z' : '');
}
