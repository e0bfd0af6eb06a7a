import { Tabs } from '@base-ui/react/tabs';
import type { RecordId } from '@throughline/model';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type LocalProject, useLocalState, usePlanRecords } from '../project/index.ts';
import { ScreenLink, useGoTo } from '../shell/index.ts';
import { Button, Loading } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import { CellField } from './cell-field.tsx';
import { headline } from './headline.ts';
import { HistoryTab } from './history-tab.tsx';
import { LinksTab } from './links-tab.tsx';
import {
  type OpenTask,
  OpenTaskProvider,
  sentenceOf,
  useOpenTask,
  useTaskDetails,
} from './open-task.tsx';
import styles from './panel.module.css';
import { PeopleTab } from './people-tab.tsx';
import { Removal } from './removal.tsx';
import { TaskTab } from './task-tab.tsx';
import { WhyTab } from './why-tab.tsx';

const say = messages({
  panel: 'Task {row}',
  close: 'Close',
  closeTask: 'Close the task',
  task: 'Task',
  why: 'Why',
  links: 'Links',
  people: 'People',
  history: 'History',
  name: 'Name of the task',
  parts: 'Parts of the task',
  blocked: 'Blocked by {by}.',
  gone: 'This task is not in the plan as it is shown.',
  goneNext: 'It may have been removed, or be of another moment.',
  goneHistory: 'What became of it',
});

const TABS = [
  ['task', TaskTab],
  ['why', WhyTab],
  ['links', LinksTab],
  ['people', PeopleTab],
  ['history', HistoryTab],
] as const;

interface TaskPanelProps {
  readonly project: LocalProject;
  readonly taskId: RecordId;
  readonly onClose: () => void;
  /** Shows another task; without it, the address of the plan says which. */
  readonly onOpen?: (id: RecordId) => void;
}

/** Everything about one task, beside the plan; on a narrow screen over it. Escape closes it. */
export function TaskPanel({ project, taskId, onClose, onOpen }: TaskPanelProps) {
  const [found, ask] = useTaskDetails(project, taskId);
  const { canEdit } = useLocalState(project);
  const [plan] = usePlanRecords('project') ?? [];
  const goTo = useGoTo();
  const panel = useRef<HTMLElement>(null);
  // The keyboard goes along when it opens, and stays where it is when another task is shown.
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);
  const open = useMemo((): OpenTask | undefined => {
    if (typeof found === 'string') return undefined;
    const shown = async (outcome: ReturnType<LocalProject['submit']>) => {
      const sentence = sentenceOf(await outcome);
      if (sentence === undefined) await ask();
      return sentence;
    };
    return {
      project,
      details: found,
      plan,
      canEdit,
      text: (column) => found.texts[column] ?? '',
      enter: (column, text) => shown(project.enter([{ taskId: found.task.id, column, text }])),
      submit: (edits) => shown(project.submit(edits)),
      open: onOpen ?? ((id) => goTo('plan', { task: id })),
    };
  }, [project, found, plan, canEdit, ask, onOpen, goTo]);
  const row = typeof found === 'string' ? '' : found.row;
  return (
    <aside
      ref={panel}
      className={styles.panel}
      aria-label={say('panel', { row })}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className={styles.header}>
        <h2 className="faint">{say('panel', { row })}</h2>
        <Button look="quiet" aria-label={say('closeTask')} onClick={onClose}>
          {say('close')}
        </Button>
      </header>
      {found === 'opening' && <Loading />}
      {found === 'gone' && (
        <div className={styles.body}>
          <p>{say('gone')}</p>
          <p className="muted">{say('goneNext')}</p>
          <p>
            <ScreenLink screen="history" search={{ record: taskId }}>
              {say('goneHistory')}
            </ScreenLink>
          </p>
        </div>
      )}
      {open && (
        <OpenTaskProvider value={open} key={taskId}>
          <Contents onClose={onClose} />
        </OpenTaskProvider>
      )}
    </aside>
  );
}

/** Which part is looked at stays when another task is shown. */
let lastTab: (typeof TABS)[number][0] = 'task';

function Contents({ onClose }: { readonly onClose: () => void }) {
  const [tab, setTab] = useState(lastTab);
  return (
    <>
      <Top />
      <Tabs.Root
        className={styles.tabs}
        value={tab}
        onValueChange={(value) => {
          lastTab = value as typeof lastTab;
          setTab(lastTab);
        }}
      >
        <Tabs.List className={styles.tabList} aria-label={say('parts')} activateOnFocus>
          {TABS.map(([name]) => (
            <Tabs.Tab key={name} value={name} className={styles.tab}>
              {say(name)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map(([name, Part]) => (
          <Tabs.Panel key={name} value={name} className={styles.body}>
            <Part />
            {name === 'task' && <Foot onClose={onClose} />}
          </Tabs.Panel>
        ))}
      </Tabs.Root>
    </>
  );
}

function Top() {
  const { details } = useOpenTask();
  const { sentence, isBad } = headline(details);
  return (
    <div className={styles.top}>
      <div className={styles.name}>
        <CellField column="name" label={say('name')} />
      </div>
      <p className={isBad ? 'bad' : 'muted'}>{sentence}</p>
      {details.task.blocked && (
        <p className="warn">{say('blocked', { by: details.task.blocked.by })}</p>
      )}
    </div>
  );
}

function Foot({ onClose }: { readonly onClose: () => void }) {
  return useOpenTask().canEdit ? (
    <p className={styles.section}>
      <Removal onRemoved={onClose} />
    </p>
  ) : null;
}
