import type { ResourceLoad, ResourceRecord } from '@throughline/model';
import { useState } from 'react';
import { useLocalProject, useLocalState } from '../project/index.ts';
import { ScreenLink, useGoTo } from '../shell/index.ts';
import { Button, Dialog, Page, Section, toast } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { AssignmentList } from './assignment-list.tsx';
import { LoadPicture } from './load-picture.tsx';
import { everyWeek, weeksFrom } from './load-weeks.ts';
import styles from './people.module.css';
import type { PeoplePlan } from './people-plan.ts';
import { ReplaceDialog } from './replace-dialog.tsx';

const say = messages({
  back: 'People',
  over: {
    one: '{name}: more work than time in {count} week, that of {week}: {work} hours for {time}.',
    other:
      '{name}: more work than time in {count} weeks; the worst is that of {week}, {work} hours for {time}.',
  },
  fine: '{name}: there is time for all planned work.',
  idle: '{name}: no work is planned.',
  load: 'Load by week',
  loadAside: 'hours, against the time there is',
  work: 'Assignments',
  workAside: 'unfinished first',
  replace: 'Replace …',
  remove: 'Remove …',
  removeTitle: 'Remove {name}?',
  removeWhat: {
    one: '{count} assignment goes with it, done work too. Undo brings all of it back.',
    other: '{count} assignments go with it, done work too. Undo brings all of it back.',
  },
  removeNone: 'Nothing is assigned to it.',
  removeIt: 'Remove',
  cancel: 'Cancel',
  removed: '{name} is removed.',
});

interface ResourceDetailsProps {
  readonly resource: ResourceRecord;
  readonly load: ResourceLoad | undefined;
  readonly plan: PeoplePlan;
}

/** One resource: load against time week by week, and what it works on. */
export function ResourceDetails({ resource, load, plan }: ResourceDetailsProps) {
  const project = useLocalProject();
  const { canEdit } = useLocalState(project);
  const goTo = useGoTo();
  const [asking, setAsking] = useState<'replace' | 'remove'>();
  const weeks =
    load === undefined
      ? []
      : everyWeek(load, {
          calendars: plan.calendars,
          calendarId: resource.calendarId ?? plan.project.calendarId,
          maxUnits: load.maxUnits,
        });
  const over = weeksFrom(weeks, plan.project.statusDate).filter((week) => week.over > 0);
  const worst = over.reduce<(typeof over)[number] | undefined>(
    (a, b) => (a === undefined || b.over > a.over ? b : a),
    undefined,
  );
  const own = plan.assignments.filter(({ resourceId }) => resourceId === resource.id);
  const { name } = resource;
  const remove = async () => {
    const ids = [resource.id, ...own.map(({ id }) => id)];
    const outcome = await project.submit([{ kind: 'resource.remove', ids }]);
    setAsking(undefined);
    if (!outcome.ok) toast(outcome.sentence, { bad: true });
    else {
      toast(say('removed', { name }));
      goTo('people', { resource: undefined });
    }
  };
  return (
    <Page>
      <div className={styles.intro}>
        <p>
          <ScreenLink screen="people" search={{ resource: undefined }}>
            {say('back')}
          </ScreenLink>
        </p>
        <h1>
          {worst !== undefined
            ? say('over', {
                count: over.length,
                name,
                week: format.day(worst.week),
                work: format.number(worst.work / 60, 1),
                time: format.number(worst.capacity / 60, 1),
              })
            : say(weeks.length === 0 ? 'idle' : 'fine', { name })}
        </h1>
        {canEdit && (
          <div className={styles.actions}>
            <Button onClick={() => setAsking('replace')}>{say('replace')}</Button>
            <Button look="danger" onClick={() => setAsking('remove')}>
              {say('remove')}
            </Button>
          </div>
        )}
      </div>
      {weeks.length > 0 && (
        <Section title={say('load')} aside={say('loadAside')}>
          <LoadPicture name={name} weeks={weeks} />
        </Section>
      )}
      <Section title={say('work')} aside={say('workAside')}>
        <AssignmentList assignments={own} plan={plan} canEdit={canEdit} />
      </Section>
      {asking === 'replace' && (
        <ReplaceDialog resource={resource} plan={plan} onClose={() => setAsking(undefined)} />
      )}
      <Dialog
        open={asking === 'remove'}
        onClose={() => setAsking(undefined)}
        title={say('removeTitle', { name })}
        actions={
          <>
            <Button onClick={() => setAsking(undefined)}>{say('cancel')}</Button>
            <Button look="danger" onClick={() => void remove()}>
              {say('removeIt')}
            </Button>
          </>
        }
      >
        <p>{own.length === 0 ? say('removeNone') : say('removeWhat', { count: own.length })}</p>
      </Dialog>
    </Page>
  );
}
