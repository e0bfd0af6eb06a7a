import { Link, Outlet, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemError, sayProblem } from '../connection/index.ts';
import { BranchBar, MomentPicker, PastBanner, TryAChange } from '../moment/index.ts';
import { ProjectProvider, useLiveState, useProjectPlace } from '../project/index.ts';
import { Button, Failed, Key, Loading, Page } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import { KeysEverywhere, openCommands } from './keys-everywhere.tsx';
import { Rail } from './rail.tsx';
import styles from './shell.module.css';

const say = messages({
  menu: 'Menu',
  lost: 'The connection is lost. What you change is kept here and sent when it is back.',
  skip: 'To the content',
  commands: 'Commands',
  unknown: 'There is no such project, or it is not shared with you.',
});

/** The frame of a project's screens: the rail, the bar above, and the screen. */
export function ProjectFrame() {
  const { projectId } = useParams({ strict: false }) as { projectId: string };
  const { asOf, branch } = useSearch({ strict: false }) as { asOf?: string; branch?: string };
  return (
    <ProjectProvider
      projectId={projectId}
      asOf={asOf}
      branch={branch}
      waiting={(error) => (
        <Page>
          {error === null ? (
            <Loading />
          ) : (
            <Failed
              text={
                error instanceof ProblemError && error.status === 404
                  ? say('unknown')
                  : sayProblem(error)
              }
            />
          )}
        </Page>
      )}
    >
      <Framed />
    </ProjectProvider>
  );
}

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

function Framed() {
  const { projectId, name } = useProjectPlace();
  const { connection } = useLiveState();
  const [isRailOpen, setRailOpen] = useState(false);
  return (
    <div className={styles.app}>
      <a className={styles.skip} href="#main">
        {say('skip')}
      </a>
      <div className={`${styles.side} ${isRailOpen ? styles.open : ''}`}>
        <Rail onChosen={() => setRailOpen(false)} />
      </div>
      <div className={styles.content}>
        <header className={styles.top}>
          <Button
            look="quiet"
            className={styles.menu ?? ''}
            aria-expanded={isRailOpen}
            aria-label={say('menu')}
            onClick={() => setRailOpen(!isRailOpen)}
          >
            ☰
          </Button>
          <Link
            to="/projects/$projectId/on-track"
            params={{ projectId }}
            className={styles.projectName ?? ''}
          >
            {name}
          </Link>
          {/* Screens put what belongs to them here: see `TopBar`. */}
          <div id="top-bar" className={styles.slot} />
          <MomentPicker />
          <TryAChange />
          <button type="button" className={styles.commands} onClick={openCommands}>
            <span className="unseen">{say('commands')}</span>
            <Key>{isApple ? '⌘K' : 'Ctrl K'}</Key>
          </button>
        </header>
        {connection === 'lost' && (
          <p className={styles.lost} role="status">
            {say('lost')}
          </p>
        )}
        <PastBanner />
        <BranchBar />
        <Outlet />
      </div>
      <KeysEverywhere />
    </div>
  );
}
