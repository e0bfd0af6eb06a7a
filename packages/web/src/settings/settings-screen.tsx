import { Link, useSearch } from '@tanstack/react-router';
import type { Role } from '@throughline/model';
import type { ReactNode } from 'react';
import { sayProblem, useRead } from '../connection/index.ts';
import { Failed, Loading, Page } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import { AboutSection } from './about-section.tsx';
import { AccessLogSection } from './access-log-section.tsx';
import type { Account, Workspace } from './account.ts';
import { AccountSection } from './account-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { MembersSection } from './members-section.tsx';
import { ProjectMembersSection } from './project-members-section.tsx';
import { SessionsSection } from './sessions-section.tsx';
import styles from './settings.module.css';
import { TokensSection } from './tokens-section.tsx';

const say = messages({
  settings: 'Settings',
  account: 'Account',
  sessions: 'Sessions',
  appearance: 'Appearance',
  members: 'Members',
  'project-members': 'Members of a project',
  tokens: 'Tokens',
  'access-log': 'Access log',
  about: 'About',
  own: 'Your own',
});

const OWN = ['account', 'sessions', 'appearance'] as const;
const OF_WORKSPACE = ['members', 'project-members', 'tokens', 'access-log'] as const;
type Section = (typeof OWN)[number] | (typeof OF_WORKSPACE)[number] | 'about';
type Search = Readonly<{ section?: string; workspace?: string; project?: string }>;

/** Sections that a role in the workspace sees anything in. */
const SEEN_BY: Readonly<Record<(typeof OF_WORKSPACE)[number], readonly Role[]>> = {
  members: ['owner', 'manager', 'contributor', 'viewer'],
  'project-members': ['owner', 'manager', 'contributor', 'viewer'],
  tokens: ['owner', 'manager', 'contributor', 'viewer', 'guest'],
  'access-log': ['owner'],
};

export function SettingsScreen() {
  const search = useSearch({ strict: false }) as Search;
  const { data: account, error, refetch } = useRead<Account>('/account');
  if (error || account === undefined) {
    return (
      <Page>
        {error ? <Failed text={sayProblem(error)} onRetry={() => void refetch()} /> : <Loading />}
      </Page>
    );
  }
  const { workspaces } = account;
  const workspace = workspaces.find(({ id }) => id === search.workspace) ?? workspaces[0];
  const section = sectionOf(search.section, workspace);
  return (
    <Page>
      <div className={styles.settings}>
        <nav className={styles.sections} aria-label={say('settings')}>
          <p className={styles.group}>{say('own')}</p>
          {OWN.map((each) => (
            <SectionLink key={each} section={each} workspace={workspace} chosen={section} />
          ))}
          {workspaces.map((each) => (
            <div key={each.id} className={styles.sections}>
              <p className={styles.group}>{each.name}</p>
              {OF_WORKSPACE.filter((one) => SEEN_BY[one].includes(each.role)).map((one) => (
                <SectionLink
                  key={one}
                  section={one}
                  workspace={each}
                  chosen={each === workspace ? section : undefined}
                />
              ))}
            </div>
          ))}
          <p className={styles.group} />
          <SectionLink section="about" workspace={workspace} chosen={section} />
        </nav>
        <div className={styles.section}>{shown(section, account, workspace, search.project)}</div>
      </div>
    </Page>
  );
}

function shown(
  section: Section,
  account: Account,
  workspace: Workspace | undefined,
  projectId: string | undefined,
): ReactNode {
  if (section === 'account') return <AccountSection account={account} />;
  if (section === 'sessions') return <SessionsSection />;
  if (section === 'appearance') return <AppearanceSection />;
  if (section === 'about' || workspace === undefined) return <AboutSection />;
  // Whoever goes to another workspace begins with nothing typed.
  const { id } = workspace;
  if (section === 'members') {
    return <MembersSection key={id} workspace={workspace} personId={account.id} />;
  }
  if (section === 'tokens') return <TokensSection key={id} workspace={workspace} />;
  if (section === 'access-log') return <AccessLogSection key={id} workspace={workspace} />;
  return <ProjectMembersSection key={id} workspace={workspace} projectId={projectId} />;
}

function sectionOf(asked: string | undefined, workspace: Workspace | undefined): Section {
  const own = [...OWN, 'about' as const].find((one) => one === asked);
  if (own) return own;
  const one = OF_WORKSPACE.find((each) => each === asked);
  return one && workspace && SEEN_BY[one].includes(workspace.role) ? one : 'account';
}

function SectionLink({
  section,
  workspace,
  chosen,
}: {
  readonly section: Section;
  readonly workspace: Workspace | undefined;
  readonly chosen: Section | undefined;
}) {
  const isHere = section === chosen;
  return (
    <Link
      to="/settings"
      search={{ section, workspace: workspace?.id } as never}
      className={isHere ? (styles.here ?? '') : ''}
      {...(isHere && { 'aria-current': 'page' as const })}
    >
      {say(section)}
    </Link>
  );
}
