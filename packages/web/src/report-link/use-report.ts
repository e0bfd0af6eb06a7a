import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  answers,
  newId,
  ProblemError,
  request,
  sayProblem,
  Unreachable,
} from '../connection/index.ts';
import type { ReportFields } from '../reporting/index.ts';
import { messages } from '../words/index.ts';
import { type Kept, nameOfLink, Outbox } from './outbox.ts';
import type { ReportAnswer } from './report-answer.ts';

const say = messages({
  noted: 'Noted. Thank you.',
  kept: 'There is no connection. Your report is kept on this device and sent when it is back.',
  movedOn:
    'The plan has moved on meanwhile. What it says now is shown above: look at it, and report again.',
});

export interface Note {
  readonly text: string;
  readonly tone: 'good' | 'warn' | 'bad';
}

const TRY_AGAIN_AFTER = 15_000;

/** The tasks behind a report link, and reporting on them; `notes` say what became of each task's report. */
export function useReport(secret: string) {
  const queryKey = useMemo(() => ['report', secret], [secret]);
  const headers = useMemo(() => ({ authorization: `Bearer ${secret}` }), [secret]);
  const read = useQuery({
    queryKey,
    queryFn: ({ signal }) => request<ReportAnswer>('GET', '/report', { headers, signal }),
    retry: (failures, error) => !(error instanceof ProblemError) && failures < 3,
  });
  const [notes, setNotes] = useState<Readonly<Record<string, Note>>>({});
  const [busy, setBusy] = useState<string>();
  const outbox = useRef<Outbox>(undefined);
  const note = useCallback(
    (taskId: string, said: Note) => setNotes((before) => ({ ...before, [taskId]: said })),
    [],
  );

  const send = useCallback(
    async (one: Kept): Promise<boolean> => {
      const { taskId, editId, base, fields } = one;
      try {
        const body = { taskId, editId, base, ...fields };
        const after = await request<ReportAnswer>('POST', '/report', { headers, body });
        outbox.current?.letGo(editId);
        answers.setQueryData(queryKey, after);
        note(taskId, { text: say('noted'), tone: 'good' });
        return true;
      } catch (error) {
        if (error instanceof Unreachable) {
          outbox.current?.keep(one);
          note(taskId, { text: say('kept'), tone: 'warn' });
          return true;
        }
        outbox.current?.letGo(editId);
        if (error instanceof ProblemError && error.status === 409) {
          await answers.invalidateQueries({ queryKey });
          note(taskId, { text: say('movedOn'), tone: 'warn' });
        } else note(taskId, { text: await wordsOf(error), tone: 'bad' });
        return false;
      }
    },
    [headers, queryKey, note],
  );

  const sendKept = useCallback(async () => {
    for (const one of outbox.current?.kept ?? []) await send(one);
  }, [send]);

  useEffect(() => {
    let isOver = false;
    void nameOfLink(secret).then((name) => {
      if (isOver) return;
      outbox.current = new Outbox(globalThis.localStorage, name);
      void sendKept();
    });
    const trying = setInterval(sendKept, TRY_AGAIN_AFTER);
    globalThis.addEventListener('online', sendKept);
    return () => {
      isOver = true;
      clearInterval(trying);
      globalThis.removeEventListener('online', sendKept);
    };
  }, [secret, sendKept]);

  const report = async (taskId: string, fields: ReportFields): Promise<boolean> => {
    setBusy(taskId);
    const base = read.data?.base ?? 0;
    const isTaken = await send({ taskId, editId: newId(), base, fields });
    setBusy(undefined);
    return isTaken;
  };
  return { read, report, notes, busy };
}

/** The plan's own refusals in words; they are fetched only where there is one. */
async function wordsOf(error: unknown): Promise<string> {
  if (!(error instanceof ProblemError) || error.status !== 422) return sayProblem(error);
  const { isRefusal, REFUSALS, sayRefusal } = await import('@throughline/model');
  const { problem } = error;
  return isRefusal(problem) && problem.code in REFUSALS
    ? sayRefusal(problem as never)
    : sayProblem(error);
}
