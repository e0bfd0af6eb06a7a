import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { projectChanged, useAnswer } from '../connection/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { useGoTo } from '../shell/index.ts';
import { Page, Section } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import { ExportSection } from './export-section.tsx';
import styles from './files.module.css';
import type { UpdateReport } from './intake-report.ts';
import { IntakeSteps } from './intake-steps.tsx';
import { filesChanged, Lately } from './lately.tsx';
import { UpdatePlan } from './update-plan.tsx';
import { useIntake } from './use-intake.ts';

const say = messages({
  title: 'Bring in the next file of this plan, or take the plan out as one.',
  out: 'Take the plan out as a file.',
  none: 'Files of this plan are for its managers and viewers.',
  in: 'In: the next update',
  what: 'You see what it would do before anything is changed: the old finish and the new, promises that move, tasks that come and go.',
});

/** Files of one project, in and out. */
export function FilesScreen() {
  const { role } = useProjectPlace();
  const mayUpdate = role === 'owner' || role === 'manager';
  const mayExport = mayUpdate || role === 'viewer';
  if (mayUpdate) return <InAndOut />;
  return (
    <Page>
      <h1>{say(mayExport ? 'out' : 'none')}</h1>
      {mayExport && <ExportSection />}
      {mayExport && <Lately />}
    </Page>
  );
}

function InAndOut() {
  const { projectId } = useProjectPlace();
  const search = useSearch({ strict: false }) as { upload?: string };
  const goTo = useGoTo();
  const { data } = useAnswer<Settings>(projectId, '/records', { kind: 'project' });
  const minutesPerDay = data?.records[0]?.minutesPerDay ?? USUAL_DAY;
  const { intake, send, readAgain, confirm, cancel, drop } = useIntake<UpdateReport>({
    place: `/projects/${projectId}`,
    uploadId: search.upload,
    onUpload: (upload) => goTo('files', { upload }, true),
    onConfirmed: ({ changes }) => {
      projectChanged(projectId);
      // The ledger is that of the update alone.
      goTo('on-track', changes ? { against: String(changes.from - 1) } : {});
    },
  });
  const { step } = intake;
  // Once a file is read, or was not, it stands in the list below.
  useEffect(() => {
    if (step !== 'sending') filesChanged(projectId);
  }, [step, projectId]);
  if (intake.step === 'read') {
    const { upload, report } = intake;
    return (
      <Page>
        <UpdatePlan
          upload={upload}
          report={report}
          minutesPerDay={minutesPerDay}
          onConfirm={() => void confirm(upload, report, { base: report.base })}
          onDrop={() => drop(upload)}
        />
      </Page>
    );
  }
  return (
    <Page>
      <h1>{say('title')}</h1>
      <div className={styles.columns}>
        <Section title={say('in')}>
          <div className={styles.export}>
            <p className="muted">{say('what')}</p>
            <IntakeSteps
              intake={intake}
              takesThroughline={false}
              onFile={(file) => void send(file)}
              onCancel={cancel}
              onDrop={drop}
              onReadAgain={(upload, options) => void readAgain(upload, options)}
            />
          </div>
        </Section>
        <ExportSection />
      </div>
      <Lately />
    </Page>
  );
}

interface Settings {
  readonly records: readonly { readonly minutesPerDay?: number }[];
}

/** Until the project's own is known, in minutes. */
const USUAL_DAY = 480;
