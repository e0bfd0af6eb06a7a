import type { Edit } from '@throughline/model';
import { useEffect, useRef, useState } from 'react';
import { sayProblem } from '../connection/index.ts';
import type { Cascade, LocalProject, Refused } from '../project/index.ts';
import { format, messages } from '../words/index.ts';

const say = messages({
  looking: 'Working out what moves …',
  same: 'Nothing moves: the plan still finishes on {day}.',
  finish: 'Finish {from} → {to}',
  tasks: { one: '{count} task moves', other: '{count} tasks move' },
  promises: { one: '{count} promise moves: {names}', other: '{count} promises move: {names}' },
  broken: 'broken then: {names}',
});
/** Typing is worked out once it rests so long, in milliseconds. */
const REST = 250;

/** What edits would do, worked out beside the page; undefined while it is, and where there are none. */
export function usePreview(
  project: LocalProject,
  edits: readonly Edit[],
): Cascade | Refused | undefined {
  const key = JSON.stringify(edits);
  const [found, setFound] = useState<{ key: string; answer: Cascade | Refused }>();
  const latest = useRef(edits);
  latest.current = edits;
  useEffect(() => {
    if (latest.current.length === 0) return;
    let isOver = false;
    const waiting = setTimeout(async () => {
      const answer = await project
        .preview(latest.current)
        .catch((error: unknown): Refused => ({ ok: false, sentence: sayProblem(error) }));
      if (!isOver) setFound({ key, answer });
    }, REST);
    return () => {
      isOver = true;
      clearTimeout(waiting);
    };
  }, [project, key]);
  return edits.length > 0 && found?.key === key ? found.answer : undefined;
}

/** The same in one line: the finish, the promises and how many tasks, old → new; or why it is refused. */
export function PreviewLine({ preview }: { readonly preview: Cascade | Refused | undefined }) {
  if (preview === undefined) return <p role="status">{say('looking')}</p>;
  if (!preview.ok) {
    return (
      <p className="bad" role="alert">
        {preview.sentence}
      </p>
    );
  }
  const { finish, promises, tasksMoved } = preview;
  const moved = promises.filter(({ before, after }) => before !== after);
  const broken = promises.filter(
    ({ marginBefore, marginAfter }) => (marginBefore ?? 0) >= 0 && (marginAfter ?? 0) < 0,
  );
  const names = (list: readonly { readonly title: string }[]) =>
    format.list(list.map(({ title }) => title));
  if (tasksMoved === 0 && finish.before === finish.after) {
    return <p role="status">{say('same', { day: format.day(finish.after) })}</p>;
  }
  return (
    <p role="status">
      <strong>
        {say('finish', { from: format.day(finish.before), to: format.day(finish.after) })}
      </strong>
      {' · '}
      {say('tasks', { count: tasksMoved })}
      {moved.length > 0 && ` · ${say('promises', { count: moved.length, names: names(moved) })}`}
      {broken.length > 0 && (
        <>
          {' · '}
          <strong className="bad">{say('broken', { names: names(broken) })}</strong>
        </>
      )}
    </p>
  );
}
