import type { ReactNode } from 'react';
import { LARGEST_UPLOAD, ProblemError, sayProblem } from '../connection/index.ts';
import { Button, FileDrop, Progress } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { sayDoubt } from './doubt.ts';
import styles from './files.module.css';
import type { ReadingOptions, Upload } from './intake-report.ts';
import type { Intake } from './use-intake.ts';

const say = messages({
  choose: 'Choose a file',
  drop: 'Drop a file here, or',
  accepted: 'MS Project XML (.xml), Primavera XER (.xer) or XML (.xml){more}; up to {most} MB.',
  throughline: ', or a .throughline with its whole history',
  sending: 'Sending {name} …',
  reading: 'Reading {name}: every task is dated by its rules and compared …',
  confirming: 'Bringing {name} in …',
  cancel: 'Cancel',
  mpp: 'An .mpp is only read by MS Project.',
  mppDo:
    'Open {name} in MS Project, choose File, Save As and the type “XML Format (*.xml)”, and bring that file here. Nothing was sent.',
  cancelled: 'Cancelled: nothing of {name} was kept.',
  cancelledDo: 'Choose it again whenever you like.',
  'too-large': '{name} is too large.',
  tooLargeDo:
    'At most {most} MB are taken. Nothing of it was kept. Whoever runs the server sets the limit.',
  refused: '{name} could not be read.',
  doubtful: '{name} may be the wrong file.',
  tooMany: '{why} Nothing of it was kept.',
  refusedKept: 'Nothing was changed.',
  failed: '{name} did not arrive.',
  'not-confirmed': '{name} was not brought in.',
  keptUntil:
    'Nothing was changed. The upload is kept until {when}: try again, or read it anew against the plan as it is now.',
  other: 'Choose another file',
  sure: 'Bring it in all the same',
  sureWhy:
    'Do that if it is the same plan: tasks that were renamed are then new ones, and old dates come back.',
  again: 'Read it again',
});

const MEGABYTE = 1024 * 1024;
const ENDINGS = '.xml,.xer,.pmxml,.throughline,.mpp';

interface StepsProps<Report> {
  readonly intake: Intake<Report>;
  readonly takesThroughline: boolean;
  readonly onFile: (file: File) => void;
  readonly onCancel: () => void;
  readonly onDrop: (upload?: Upload<Report>) => void;
  readonly onReadAgain: (upload: Upload<Report>, options: ReadingOptions) => void;
  readonly children?: ReactNode;
}

/** Everything but the report: choosing, waiting, and what went wrong. */
export function IntakeSteps<Report>(props: StepsProps<Report>) {
  const { intake, takesThroughline, onFile, onCancel } = props;
  switch (intake.step) {
    case 'choosing':
      return (
        <div className={styles.choose}>
          <FileDrop label={say('choose')} hint={say('drop')} accept={ENDINGS} onFile={onFile} />
          <p className="faint">
            {say('accepted', {
              most: LARGEST_UPLOAD / MEGABYTE,
              more: takesThroughline ? say('throughline') : '',
            })}
          </p>
        </div>
      );
    case 'sending':
    case 'reading':
    case 'confirming':
      return (
        <div className={styles.choose}>
          <Progress label={say(intake.step, { name: intake.name })} share={intake.share} />
          <div>
            <Button onClick={onCancel}>{say('cancel')}</Button>
          </div>
        </div>
      );
    case 'stopped':
      return <Stopped {...props} intake={intake} />;
    case 'read':
      return null;
  }
}

/** What happened, what was kept, what to do. */
function Stopped<Report>({
  intake,
  onDrop,
  onReadAgain,
  onFile,
}: StepsProps<Report> & { readonly intake: Extract<Intake<Report>, { step: 'stopped' }> }) {
  const { why, name, error, upload } = intake;
  const problem = error instanceof ProblemError ? error.problem : undefined;
  const doubt = problem && sayDoubt(problem);
  // The reader's own words name what it takes already.
  const own = doubt ?? (problem?.code === 'file-unreadable' ? problem.detail : undefined);
  const reason = own ?? (error === undefined ? '' : sayProblem(error));
  return (
    <div className={styles.choose}>
      <div className={styles.stopped} role="alert">
        <p className="strong">
          {why === 'mpp' ? say('mpp') : say(doubt ? 'doubtful' : why, { name })}
        </p>
        <p>
          {why === 'mpp' && say('mppDo', { name })}
          {why === 'cancelled' && say('cancelledDo')}
          {why === 'too-large' && sayTooLarge(problem?.parameters?.most, reason)}
          {why === 'failed' && reason}
          {why === 'refused' && `${reason} ${say('refusedKept')}`}
          {why === 'not-confirmed' &&
            `${reason} ${upload ? say('keptUntil', { when: format.instant(upload.expiresAt) }) : ''}`}
        </p>
        {doubt && <p>{say('sureWhy')}</p>}
      </div>
      <div className={styles.actions}>
        {upload && doubt && (
          <Button onClick={() => onReadAgain(upload, { sure: true })}>{say('sure')}</Button>
        )}
        {upload && why === 'not-confirmed' && (
          <Button look="primary" onClick={() => onReadAgain(upload, {})}>
            {say('again')}
          </Button>
        )}
        {upload && <Button onClick={() => onDrop(upload)}>{say('other')}</Button>}
      </div>
      {!upload && (
        <FileDrop label={say('choose')} hint={say('drop')} accept={ENDINGS} onFile={onFile} />
      )}
    </div>
  );
}

/** The file itself is too large, or too many wait already: then the server says so. */
function sayTooLarge(most: unknown, reason: string): string {
  return typeof most === 'number'
    ? say('tooLargeDo', { most: format.number(most / MEGABYTE) })
    : say('tooMany', { why: reason });
}
