import type { RecordId, ResourceRecord } from '@throughline/model';
import { useMemo, useState } from 'react';
import { newId } from '../connection/index.ts';
import { PreviewLine, usePreview } from '../moment/index.ts';
import { useLocalProject } from '../project/index.ts';
import { Button, Dialog, SelectField, toast } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import type { PeoplePlan } from './people-plan.ts';
import { replaceEdits } from './replace-edits.ts';

const say = messages({
  title: 'Replace {name} on unfinished tasks',
  by: 'By',
  choose: 'Choose somebody',
  what: 'What is done stays with {name}. Work that is left goes over.',
  none: 'There is no unfinished work to give away.',
  left: {
    one: '{other} works on {names} already: nothing changes there.',
    other: '{other} works on {names} already: nothing changes there.',
  },
  cancel: 'Cancel',
  replace: 'Replace',
  replaced: '{other} does the work of {name} now.',
});

interface ReplaceDialogProps {
  readonly resource: ResourceRecord;
  readonly plan: PeoplePlan;
  readonly onClose: () => void;
}

export function ReplaceDialog({ resource, plan, onClose }: ReplaceDialogProps) {
  const project = useLocalProject();
  const [to, setTo] = useState('');
  const { assignments, tasks } = plan;
  const { edits, left } = useMemo(
    () =>
      replaceEdits(
        resource.id,
        to as RecordId,
        assignments,
        new Map(tasks.map((task) => [task.id as string, task])),
        newId,
      ),
    [resource.id, to, assignments, tasks],
  );
  const preview = usePreview(project, to === '' ? [] : edits);
  const other = plan.resources.find(({ id }) => id === to)?.name ?? '';
  const { name } = resource;
  const replace = async () => {
    const outcome = await project.submit(edits);
    if (!outcome.ok) toast(outcome.sentence, { bad: true });
    else {
      toast(say('replaced', { other, name }));
      onClose();
    }
  };
  const leftNames = left.map((id) => tasks.find((task) => task.id === id)?.name ?? '');
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('title', { name })}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button
            look="primary"
            disabled={to === '' || edits.length === 0 || preview?.ok !== true}
            onClick={() => void replace()}
          >
            {say('replace')}
          </Button>
        </>
      }
    >
      <p className="muted">{say('what', { name })}</p>
      <SelectField label={say('by')} value={to} onChange={(event) => setTo(event.target.value)}>
        <option value="">{say('choose')}</option>
        {plan.resources
          .filter(({ id, type }) => id !== resource.id && type === resource.type)
          .map(({ id, name: one }) => (
            <option key={id} value={id}>
              {one}
            </option>
          ))}
      </SelectField>
      {to !== '' && edits.length > 0 && <PreviewLine preview={preview} />}
      {to !== '' && edits.length === 0 && <p>{say('none')}</p>}
      {to !== '' && left.length > 0 && (
        <p className="warn">
          {say('left', { count: left.length, other, names: format.list(leftNames) })}
        </p>
      )}
    </Dialog>
  );
}
