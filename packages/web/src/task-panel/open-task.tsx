import type { Edit, ProjectRecord, RecordId } from '@throughline/model';
import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import type { ColumnId, LocalProject, Outcome, TaskDetails } from '../project/index.ts';
import { useLocalState } from '../project/index.ts';

/** The task that the panel shows, and the ways to change it. */
export interface OpenTask {
  readonly project: LocalProject;
  readonly details: TaskDetails;
  /** The plan's own record: what a day is, and whose rules hold. */
  readonly plan: ProjectRecord | undefined;
  readonly canEdit: boolean;
  /** What a column says of the task. */
  text(column: ColumnId): string;
  /** Takes typed text as the grid does. Resolves when the panel shows what came of it; the sentence of a refusal. */
  enter(column: ColumnId, text: string): Promise<string | undefined>;
  submit(edits: readonly Edit[]): Promise<string | undefined>;
  /** Shows another task in the panel. */
  open(id: RecordId): void;
}

const Open = createContext<OpenTask | undefined>(undefined);
export const OpenTaskProvider = Open.Provider;

/** Throws outside of the panel. */
export function useOpenTask(): OpenTask {
  const task = useContext(Open);
  if (task === undefined) throw new Error('no task is open');
  return task;
}

export type Found = TaskDetails | 'opening' | 'gone';

/** The task as the plan now has it, again whenever the plan changes; and a way to ask at once. */
export function useTaskDetails(
  project: LocalProject,
  taskId: RecordId,
): readonly [Found, () => Promise<void>] {
  const { phase, recordsVersion, dates } = useLocalState(project);
  const [answer, setAnswer] = useState<Answer>();
  const ask = useCallback(async () => {
    const found = await project.task(taskId);
    setAnswer({ id: taskId, found: found ?? 'gone' });
  }, [project, taskId]);
  // What was asked about an older state of the plan is asked again.
  const asked = useRef<string>(undefined);
  const state = `${taskId} ${recordsVersion} ${dates}`;
  useEffect(() => {
    if (phase !== 'ready' || asked.current === state) return;
    asked.current = state;
    // A plan that was closed meanwhile answers nothing.
    ask().catch(() => {});
  }, [ask, phase, state]);
  return [answer?.id === taskId ? answer.found : 'opening', ask];
}

interface Answer {
  readonly id: RecordId;
  readonly found: Found;
}

/** The sentence of a refusal. */
export function sentenceOf(outcome: Outcome): string | undefined {
  return outcome.ok ? undefined : outcome.sentence;
}
