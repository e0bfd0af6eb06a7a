import { useEffect, useRef, useState } from 'react';
import { ProblemError, request, upload } from '../connection/index.ts';
import { isMpp } from './file-kind.ts';
import { Cancelled, followJob } from './follow-job.ts';
import type { Confirmed, Job, ReadingOptions, Upload } from './intake-report.ts';

/** How far a file has come on its way in. */
export type Intake<Report> =
  | { readonly step: 'choosing' }
  | {
      readonly step: 'sending' | 'reading' | 'confirming';
      readonly name: string;
      readonly share: number;
    }
  | { readonly step: 'read'; readonly upload: Upload<Report>; readonly report: Report }
  | {
      readonly step: 'stopped';
      readonly name: string;
      readonly why: 'mpp' | 'cancelled' | 'too-large' | 'refused' | 'failed' | 'not-confirmed';
      readonly error?: unknown;
      /** What can still be read again, or confirmed again. */
      readonly upload?: Upload<Report>;
      readonly report?: Report;
      readonly size?: number;
    };

interface IntakeOptions {
  /** `/workspaces/…` for a new project, `/projects/…` for an update of one. */
  readonly place: string;
  /** An upload of before the page was loaded. */
  readonly uploadId?: string | undefined;
  /** Told which upload is looked at, for the address. */
  readonly onUpload: (id: string | undefined) => void;
  readonly onConfirmed: (became: Confirmed) => void | Promise<void>;
}

/** Takes a file in: sends it, has it read, and brings it in once somebody confirms. Every step can be cancelled. */
export function useIntake<Report>({ place, uploadId, onUpload, onConfirmed }: IntakeOptions) {
  const [intake, setIntake] = useState<Intake<Report>>({ step: 'choosing' });
  const running = useRef<AbortController>(undefined);
  const job = useRef<string>(undefined);
  const isHere = useRef(true);

  const begin = (): AbortController => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    return controller;
  };
  const fail = (
    error: unknown,
    about: { name: string; upload?: Upload<Report>; size?: number },
  ) => {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    const why =
      error instanceof Cancelled
        ? 'cancelled'
        : error instanceof ProblemError && error.status === 413
          ? 'too-large'
          : error instanceof ProblemError
            ? 'refused'
            : 'failed';
    setIntake({ step: 'stopped', why, error, ...about });
  };
  const read = async (found: Upload<Report>, signal: AbortSignal) => {
    const { name } = found;
    job.current = found.reading.id;
    const onProgress = (share: number) => setIntake({ step: 'reading', name, share });
    try {
      const report = await followJob(place, found.reading, { onProgress, signal });
      setIntake({ step: 'read', upload: found, report });
    } catch (error) {
      fail(error, { name, upload: found });
    }
  };

  const send = async (file: File) => {
    const { name, size } = file;
    const { signal } = begin();
    job.current = undefined;
    setIntake({ step: 'sending', name, share: 0 });
    try {
      if (await isMpp(file)) {
        setIntake({ step: 'stopped', why: 'mpp', name });
        return;
      }
      const onProgress = (share: number) => setIntake({ step: 'sending', name, share });
      const path = `${place}/uploads`;
      const found = await upload<Upload<Report>>(path, file, {
        query: { name },
        signal,
        onProgress,
      });
      onUpload(found.id);
      await read(found, signal);
    } catch (error) {
      fail(error, { name, size });
    }
  };

  const readAgain = async (found: Upload<Report>, options: ReadingOptions) => {
    const { signal } = begin();
    setIntake({ step: 'reading', name: found.name, share: 0 });
    try {
      const path = `${place}/uploads/${found.id}/read`;
      await read(await request<Upload<Report>>('POST', path, { body: options }), signal);
    } catch (error) {
      fail(error, { name: found.name, upload: found });
    }
  };

  const confirm = async (found: Upload<Report>, report: Report, body: object) => {
    const { signal } = begin();
    const { id, name } = found;
    setIntake({ step: 'confirming', name, share: 0 });
    try {
      const path = `${place}/uploads/${id}/confirm`;
      const begun = await request<Job<Confirmed>>('POST', path, { body });
      job.current = begun.id;
      const onProgress = (share: number) => setIntake({ step: 'confirming', name, share });
      await onConfirmed(await followJob(place, begun, { onProgress, signal }));
    } catch (error) {
      if (error instanceof DOMException) return;
      setIntake({ step: 'stopped', why: 'not-confirmed', error, name, upload: found, report });
    }
  };

  /** Ends what is under way; the server keeps nothing of it. */
  const cancel = () => {
    const name = 'name' in intake ? intake.name : '';
    running.current?.abort();
    const ended = job.current;
    // It may have ended by itself: then there is nothing to cancel.
    if (ended !== undefined) request('POST', `${place}/jobs/${ended}/cancel`).catch(() => {});
    setIntake({ step: 'stopped', why: 'cancelled', name });
  };

  /** Lets go of the upload, and begins anew. */
  const drop = (found?: Upload<Report>) => {
    running.current?.abort();
    // The server drops it by itself after a day.
    if (found) request('DELETE', `${place}/uploads/${found.id}`).catch(() => {});
    onUpload(undefined);
    setIntake({ step: 'choosing' });
  };

  const isResumed = useRef(false);
  useEffect(() => {
    if (isResumed.current) return;
    isResumed.current = true;
    if (uploadId === undefined) return;
    const { signal } = begin();
    request<Upload<Report>>('GET', `${place}/uploads/${uploadId}`, { signal })
      .then((found) => (found.confirmed === null ? read(found, signal) : onUpload(undefined)))
      .catch(() => onUpload(undefined));
  });
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      // Whoever leaves lets go of it; a screen that is only put up again does not.
      setTimeout(() => isHere.current || running.current?.abort());
    };
  }, []);

  return { intake, send, readAgain, confirm, cancel, drop };
}
