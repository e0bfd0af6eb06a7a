import type { CalendarRecord, Edit, RecordId } from '@throughline/model';
import { useState } from 'react';
import { PreviewLine, usePreview } from '../moment/index.ts';
import { useLocalProject, useLocalState } from '../project/index.ts';
import { ScreenLink } from '../shell/index.ts';
import { Button, Dialog, Page, Section, SelectField, TextField, toast } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { calendarEdits } from './calendar-edits.ts';
import styles from './calendars.module.css';
import { Exceptions } from './exceptions.tsx';
import { hoursAWeek } from './hours-a-week.ts';
import { MonthView } from './month-view.tsx';
import { WeekEditor } from './week-editor.tsx';
import { WorkWeeks } from './work-weeks.tsx';

const say = messages({
  back: 'Calendars',
  answer: {
    one: '{name}: {hours} hours a week, {count} exception.',
    other: '{name}: {hours} hours a week, {count} exceptions.',
  },
  general: 'Calendar',
  name: 'Name',
  base: 'Derived from',
  noBase: 'No other calendar',
  baseHint: 'Days that are not said here are taken from it.',
  forProject: 'The project follows this calendar',
  week: 'Working week',
  exceptions: 'Exceptions',
  workWeeks: 'Work weeks',
  month: 'Resulting working time',
  hours: 'hours',
  save: 'Save',
  discard: 'Discard',
  remove: 'Remove …',
  removeTitle: 'Remove {name}?',
  removeWhat: 'What follows it has to follow another calendar first. Undo brings it back.',
  removeIt: 'Remove',
  cancel: 'Cancel',
  saved: 'The calendar is saved.',
  removed: '{name} is removed.',
  unsaved: { one: '{count} change is not saved.', other: '{count} changes are not saved.' },
  wrong: 'A working time is not readable yet: it is not saved.',
  readOnly: 'This calendar can be read here, not changed.',
});

interface CalendarEditorProps {
  readonly stored: CalendarRecord;
  readonly isNew: boolean;
  readonly calendars: readonly CalendarRecord[];
  readonly projectCalendarId: RecordId | undefined;
  readonly onClose: () => void;
}

/** One calendar: what is changed here is kept on the page until it is saved, and what it moves is shown first. */
export function CalendarEditor(props: CalendarEditorProps) {
  const { stored, isNew, calendars, projectCalendarId, onClose } = props;
  const project = useLocalProject();
  const { canEdit } = useLocalState(project);
  const [draft, setDraft] = useState(stored);
  const [isProjects, setProjects] = useState(stored.id === projectCalendarId);
  const [wrongDays, setWrongDays] = useState<ReadonlySet<string>>(new Set());
  const [round, setRound] = useState(0);
  const [isRemoving, setRemoving] = useState(false);
  const edits: Edit[] = [
    ...(isNew ? [{ kind: 'calendar.add', record: draft } as const] : calendarEdits(stored, draft)),
    ...(isProjects && stored.id !== projectCalendarId
      ? [{ kind: 'project.set', set: { calendarId: stored.id } } as const]
      : []),
  ];
  const preview = usePreview(project, edits);
  const put = (change: Partial<CalendarRecord>) => setDraft((now) => ({ ...now, ...change }));
  const setBase = (id: string) =>
    setDraft(({ baseId: _, ...rest }) => (id === '' ? rest : { ...rest, baseId: id as RecordId }));
  const discard = () => {
    if (isNew) onClose();
    setDraft(stored);
    setProjects(stored.id === projectCalendarId);
    setWrongDays(new Set());
    setRound(round + 1);
  };
  const save = async () => {
    const outcome = await project.submit(edits);
    if (!outcome.ok) toast(outcome.sentence, { bad: true });
    else {
      toast(say('saved'));
      if (isNew) onClose();
    }
  };
  const remove = async () => {
    const outcome = await project.submit([{ kind: 'calendar.remove', ids: [stored.id] }]);
    setRemoving(false);
    if (!outcome.ok) toast(outcome.sentence, { bad: true });
    else {
      toast(say('removed', { name: stored.name }));
      onClose();
    }
  };
  const all = [...calendars.filter(({ id }) => id !== draft.id), draft];
  const bases = calendars.filter(({ id }) => id !== draft.id);
  return (
    <Page>
      <div>
        <p>
          <ScreenLink screen="calendars" search={{ calendar: undefined }}>
            {say('back')}
          </ScreenLink>
        </p>
        <h1>
          {say('answer', {
            count: Object.keys(draft.exceptions).length,
            name: draft.name,
            hours: format.number(hoursAWeek(draft, all), 1),
          })}
        </h1>
        {!canEdit && <p className="muted">{say('readOnly')}</p>}
      </div>
      <fieldset key={round} disabled={!canEdit} className={styles.editor}>
        <Section title={say('general')}>
          <div className={styles.general}>
            <TextField
              label={say('name')}
              value={draft.name}
              maxLength={200}
              onChange={(event) => put({ name: event.target.value })}
            />
            <SelectField
              label={say('base')}
              hint={say('baseHint')}
              value={draft.baseId ?? ''}
              onChange={(event) => setBase(event.target.value)}
            >
              <option value="">{say('noBase')}</option>
              {bases.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
            <label className={styles.check}>
              <input
                type="checkbox"
                checked={isProjects}
                disabled={stored.id === projectCalendarId}
                onChange={(event) => setProjects(event.target.checked)}
              />
              {say('forProject')}
            </label>
          </div>
        </Section>
        <div className={styles.columns}>
          <Section title={say('week')} aside={say('hours')}>
            <WeekEditor
              week={draft.week}
              hasBase={draft.baseId !== undefined}
              onChange={(week) => put({ week })}
              onWrong={setWrongDays}
            />
          </Section>
          <Section title={say('month')} aside={say('hours')}>
            <MonthView calendars={all} calendarId={draft.id} />
          </Section>
        </div>
        <Section title={say('exceptions')}>
          <Exceptions
            exceptions={draft.exceptions}
            onChange={(exceptions) => put({ exceptions })}
          />
        </Section>
        <Section title={say('workWeeks')}>
          <WorkWeeks workWeeks={draft.workWeeks} onChange={(workWeeks) => put({ workWeeks })} />
        </Section>
        {canEdit && !isNew && (
          <p>
            <Button look="danger" onClick={() => setRemoving(true)}>
              {say('remove')}
            </Button>
          </p>
        )}
      </fieldset>
      {(edits.length > 0 || wrongDays.size > 0) && (
        <section className={styles.bar} aria-label={say('unsaved', { count: edits.length })}>
          <div className={styles.grow}>
            <p className="muted">
              {wrongDays.size > 0 ? say('wrong') : say('unsaved', { count: edits.length })}
            </p>
            {edits.length > 0 && <PreviewLine preview={preview} />}
          </div>
          <Button onClick={discard}>{say('discard')}</Button>
          <Button
            look="primary"
            disabled={edits.length === 0 || wrongDays.size > 0 || preview?.ok !== true}
            onClick={() => void save()}
          >
            {say('save')}
          </Button>
        </section>
      )}
      <Dialog
        open={isRemoving}
        onClose={() => setRemoving(false)}
        title={say('removeTitle', { name: stored.name })}
        actions={
          <>
            <Button onClick={() => setRemoving(false)}>{say('cancel')}</Button>
            <Button look="danger" onClick={() => void remove()}>
              {say('removeIt')}
            </Button>
          </>
        }
      >
        <p>{say('removeWhat')}</p>
      </Dialog>
    </Page>
  );
}
