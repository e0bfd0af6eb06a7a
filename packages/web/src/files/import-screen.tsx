import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { answers, sayProblem, takeHandedFile, useRead } from '../connection/index.ts';
import { Failed, Loading, Page } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import type { NewPlanReport } from './intake-report.ts';
import { IntakeSteps } from './intake-steps.tsx';
import { NewPlan } from './new-plan.tsx';
import { useIntake } from './use-intake.ts';

const say = messages({
  title: 'A new project from a file.',
  what: 'First you see what the file holds, whether our dates are its own, and what would be lost. No project is made before you confirm.',
  home: 'All projects',
  nowhere: 'You make projects in no workspace: managers and owners do.',
});

interface Workspaces {
  readonly workspaces: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: string;
  }[];
}

/** Brings a file in as a project of its own. */
export function ImportScreen() {
  const { workspace } = useSearch({ strict: false }) as { workspace?: string };
  const { data, error, refetch } = useRead<Workspaces>('/workspaces');
  if (error) {
    return (
      <Page>
        <Failed text={sayProblem(error)} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (data === undefined) {
    return (
      <Page>
        <Loading />
      </Page>
    );
  }
  const own = data.workspaces.filter(({ role }) => role === 'owner' || role === 'manager');
  const chosen = own.find(({ id }) => id === workspace) ?? own[0];
  return (
    <Page>
      {chosen === undefined ? <h1>{say('nowhere')}</h1> : <Intake workspaceId={chosen.id} />}
    </Page>
  );
}

function Intake({ workspaceId }: { readonly workspaceId: string }) {
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { upload?: string };
  const { intake, send, readAgain, confirm, cancel, drop } = useIntake<NewPlanReport>({
    place: `/workspaces/${workspaceId}`,
    uploadId: search.upload,
    onUpload: (upload) =>
      void navigate({
        to: '/import',
        search: { workspace: workspaceId, upload } as never,
        replace: true,
      }),
    onConfirmed: async ({ projectId = '' }) => {
      void answers.invalidateQueries({ queryKey: ['projects', workspaceId] });
      await navigate({ to: '/projects/$projectId/on-track', params: { projectId } });
    },
  });
  useEffect(() => {
    const handed = takeHandedFile();
    if (handed) void send(handed);
  });
  if (intake.step === 'read') {
    const { upload, report } = intake;
    return (
      <NewPlan
        key={upload.reading.id}
        workspaceId={workspaceId}
        upload={upload}
        report={report}
        onConfirm={(body) => void confirm(upload, report, body)}
        onReadAgain={(options) => void readAgain(upload, options)}
        onDrop={() => drop(upload)}
      />
    );
  }
  return (
    <>
      <div>
        <h1>{say('title')}</h1>
        <p className="muted">{say('what')}</p>
      </div>
      <IntakeSteps
        intake={intake}
        takesThroughline
        onFile={(file) => void send(file)}
        onCancel={cancel}
        onDrop={drop}
        onReadAgain={(upload, options) => void readAgain(upload, options)}
      />
      <p>
        <Link to="/">{say('home')}</Link>
      </p>
    </>
  );
}
