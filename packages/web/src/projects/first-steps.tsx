import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { handFile, ProblemError, request, sayProblem } from '../connection/index.ts';
import { Button, Failed, FileDrop, Section } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import { OutlineForm } from './outline-form.tsx';
import type { ProjectLine, Workspace } from './project-line.ts';
import styles from './projects.module.css';
import { projectsChanged } from './use-projects.ts';

const say = messages({
  empty: '{workspace} has no project yet. Begin with an outline, a file, or the sample.',
  another: 'A new project from an outline.',
  outline: 'Type an outline',
  file: 'Bring a file',
  fileWhat:
    'MS Project XML, Primavera XER or XML, or a .throughline. You see what it holds, and what would be lost, before a project is made of it.',
  drop: 'Drop a file here, or',
  choose: 'Choose a file',
  sample: 'Look at the sample programme',
  sampleWhat:
    'A data-centre exit of 140 tasks with forty weekly reports, promises, change requests and a date in danger. It shows every screen with something in it; delete it whenever you like.',
  makeSample: 'Add the sample',
  making: 'Making it …',
  noSample: 'This server has no sample programme to give.',
  back: 'Back to the projects',
});

/** What a workspace without projects offers: three ways to the first one. */
export function FirstSteps({
  workspace,
  isEmpty,
  onBack,
}: {
  readonly workspace: Workspace;
  readonly isEmpty: boolean;
  readonly onBack: () => void;
}) {
  const navigate = useNavigate();
  const bring = (file: File) => {
    handFile(file);
    void navigate({ to: '/import', search: { workspace: workspace.id } as never });
  };
  return (
    <>
      <h1>{isEmpty ? say('empty', { workspace: workspace.name }) : say('another')}</h1>
      <div className={isEmpty ? styles.steps : undefined}>
        <Section title={say('outline')}>
          <OutlineForm workspace={workspace} />
        </Section>
        {isEmpty && (
          <div className={styles.ways}>
            <Section title={say('file')}>
              <div className={styles.way}>
                <p className="muted">{say('fileWhat')}</p>
                <FileDrop label={say('choose')} hint={say('drop')} onFile={bring} />
              </div>
            </Section>
            <Sample workspace={workspace} />
          </div>
        )}
      </div>
      {!isEmpty && (
        <p>
          <Button onClick={onBack}>{say('back')}</Button>
        </p>
      )}
    </>
  );
}

function Sample({ workspace }: { readonly workspace: Workspace }) {
  const navigate = useNavigate();
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    setFault(undefined);
    try {
      const path = `/workspaces/${workspace.id}/projects/sample`;
      const { id } = await request<ProjectLine>('POST', path);
      projectsChanged(workspace.id);
      await navigate({ to: '/projects/$projectId/on-track', params: { projectId: id } });
    } catch (error) {
      const isMissing = error instanceof ProblemError && error.status === 404;
      setFault(isMissing ? say('noSample') : sayProblem(error));
      setBusy(false);
    }
  };
  return (
    <Section title={say('sample')}>
      <div className={styles.way}>
        <p className="muted">{say('sampleWhat')}</p>
        <Button onClick={() => void make()} disabled={isBusy}>
          {say(isBusy ? 'making' : 'makeSample')}
        </Button>
        {fault && <Failed text={fault} />}
      </div>
    </Section>
  );
}
