import { useEffect, useRef, useState } from 'react';
import { request, sayProblem } from '../connection/index.ts';
import { type ProjectPlace, useProjectPlace } from '../project/index.ts';
import { Button, Failed, Progress, Section } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './files.module.css';
import { Cancelled, followJob } from './follow-job.ts';
import type { Job, Loss } from './intake-report.ts';
import { filesChanged } from './lately.tsx';
import { Losses } from './losses.tsx';

const say = messages({
  title: 'Out',
  throughline: 'A .throughline',
  throughlineWhat:
    'All of it: the plan, its whole history and its branches, for another Throughline or for safe keeping.',
  mspdi: 'MS Project XML',
  mspdiWhat:
    'The schedule as it stands, for MS Project and whatever reads its XML. It has no place for the history.',
  make: 'Make the file',
  making: 'Making the file …',
  cancel: 'Cancel',
  cancelled: 'Cancelled: no file was made.',
  download: 'Download {size}',
  ready: 'The file is ready, and kept for a day.',
  asOf: 'As the plan was at {at}.',
  branch: 'As the branch has it.',
  notThen:
    'A file is made of the plan as it is, or as it was at a moment of the clock: go back to now first.',
});

type Format = 'throughline' | 'mspdi';

/** The plan as a file, in every format that the server has and the reader may have. */
export function ExportSection() {
  const { role } = useProjectPlace();
  const formats: readonly Format[] =
    role === 'owner' || role === 'manager' ? ['throughline', 'mspdi'] : ['mspdi'];
  return (
    <Section title={say('title')}>
      {formats.map((each) => (
        <Export key={each} format={each} />
      ))}
    </Section>
  );
}

type Making =
  | { readonly step: 'none' }
  | { readonly step: 'making'; readonly share: number; readonly jobId?: string }
  | {
      readonly step: 'made';
      readonly jobId: string;
      readonly size: number;
      readonly losses: readonly Loss[];
    }
  | { readonly step: 'stopped'; readonly why: string };

function Export({ format: kind }: { readonly format: Format }) {
  const place = useProjectPlace();
  const [making, setMaking] = useState<Making>({ step: 'none' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const path = `/projects/${place.projectId}`;
  const moment = momentOf(place);
  const make = async () => {
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    setMaking({ step: 'making', share: 0 });
    try {
      const body = { format: kind, ...moment };
      const job = await request<Job<Made>>('POST', `${path}/exports`, { body, signal });
      const onProgress = (share: number) => setMaking({ step: 'making', share, jobId: job.id });
      const { size, losses } = await followJob(path, job, { onProgress, signal });
      filesChanged(place.projectId);
      setMaking({ step: 'made', jobId: job.id, size, losses });
    } catch (error) {
      if (signal.aborted) return;
      const why = error instanceof Cancelled ? say('cancelled') : sayProblem(error);
      setMaking({ step: 'stopped', why });
    }
  };
  const cancel = (jobId: string | undefined) => {
    running.current?.abort();
    // It may have ended by itself.
    if (jobId) request('POST', `${path}/jobs/${jobId}/cancel`).catch(() => {});
    setMaking({ step: 'stopped', why: say('cancelled') });
  };
  return (
    <div className={styles.export}>
      <h3>{say(kind)}</h3>
      <p className="muted">{say(kind === 'mspdi' ? 'mspdiWhat' : 'throughlineWhat')}</p>
      {moment === undefined && <p className="warn">{say('notThen')}</p>}
      {moment?.asOf && <p>{say('asOf', { at: format.instant(moment.asOf) })}</p>}
      {moment?.branch && <p>{say('branch')}</p>}
      {making.step === 'stopped' && <Failed text={making.why} />}
      {making.step === 'making' ? (
        <>
          <Progress label={say('making')} share={making.share} />
          <div>
            <Button onClick={() => cancel(making.jobId)}>{say('cancel')}</Button>
          </div>
        </>
      ) : making.step === 'made' ? (
        <>
          <p role="status">{say('ready')}</p>
          <p>
            <a href={`/api/v1${path}/exports/${making.jobId}`} download>
              {say('download', { size: sayBytes(making.size) })}
            </a>
          </p>
          {kind === 'mspdi' && <Losses losses={making.losses} isExport />}
        </>
      ) : (
        <div>
          <Button disabled={moment === undefined} onClick={() => void make()}>
            {say('make')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface Made {
  readonly size: number;
  readonly losses: readonly Loss[];
}

/** Which state the file is to have; undefined where no file is made of it. */
function momentOf({ asOf, branch }: ProjectPlace): { asOf?: string; branch?: string } | undefined {
  if (branch !== undefined) return { branch };
  if (asOf === undefined) return {};
  return /^\d{4}-\d\d-\d\dT.*Z$/.test(asOf) ? { asOf } : undefined;
}

function sayBytes(bytes: number): string {
  const kilobytes = Math.max(Math.round(bytes / 1024), 1);
  return kilobytes < 1024
    ? `${format.number(kilobytes)} KB`
    : `${format.number(kilobytes / 1024, 1)} MB`;
}
