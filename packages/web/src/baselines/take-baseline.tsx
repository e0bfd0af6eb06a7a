import { type FormEvent, useId, useState } from 'react';
import { newId, projectChanged, request, useRead } from '../connection/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { sayRefused } from '../records/index.ts';
import { Button, Dialog, Failed, SelectField, TextField, toast } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { type BaselineLine, freeNumbers, nextNumber } from './baseline-answer.ts';
import styles from './baselines.module.css';

const say = messages({
  title: 'Take a baseline of the plan as it is now',
  name: 'Name',
  usual: 'Baseline {number}',
  number: 'Number',
  numberHint: 'MS Project has eleven, 0 to 10. One without a number stays here.',
  none: 'Without a number',
  approved: 'It is approved already',
  who: 'Approved by',
  cancel: 'Cancel',
  take: 'Take it',
  taking: 'The plan is computed …',
  taken: {
    one: '{count} task is kept as it is now; finish {finish}.',
    other: '{count} tasks are kept as they are now; finish {finish}.',
  },
});

/** Keeps the computed plan: its dates, work and cost. */
export function TakeBaseline({
  baselines,
  onClose,
}: {
  readonly baselines: readonly BaselineLine[];
  readonly onClose: () => void;
}) {
  const { projectId } = useProjectPlace();
  const { data: account } = useRead<{ readonly name?: string }>('/account');
  const formId = useId();
  // Sent again after a lost answer, they name the same baseline.
  const [ids] = useState(() => ({ editId: newId(), id: newId() }));
  const [isApproved, setApproved] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const number = nextNumber(baselines);
  const take = async (submitted: FormEvent<HTMLFormElement>) => {
    submitted.preventDefault();
    const said = Object.fromEntries(new FormData(submitted.currentTarget)) as Record<
      string,
      string
    >;
    const body = {
      ...ids,
      name: said.name,
      ...(said.number !== '' && { number: Number(said.number) }),
      ...(isApproved && { approvedBy: said.who }),
    };
    setBusy(true);
    setFault(undefined);
    try {
      const { tasks, finish } = await request<{ tasks: number; finish: string | null }>(
        'POST',
        `/projects/${projectId}/baselines`,
        { body },
      );
      projectChanged(projectId);
      toast(say('taken', { count: tasks, finish: format.day(finish) }));
      onClose();
    } catch (error) {
      setFault(sayRefused(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      title={say('title')}
      onClose={onClose}
      actions={
        <>
          {isBusy && (
            <span className="faint" role="status">
              {say('taking')}
            </span>
          )}
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="primary" type="submit" form={formId} disabled={isBusy}>
            {say('take')}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} onSubmit={take}>
        <TextField
          label={say('name')}
          name="name"
          required
          maxLength={200}
          defaultValue={say('usual', { number: number ?? baselines.length + 1 })}
        />
        <SelectField
          label={say('number')}
          hint={say('numberHint')}
          name="number"
          defaultValue={number ?? ''}
        >
          <option value="">{say('none')}</option>
          {freeNumbers(baselines).map((free) => (
            <option key={free} value={free}>
              {free}
            </option>
          ))}
        </SelectField>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={isApproved}
            onChange={(changed) => setApproved(changed.target.checked)}
          />
          {say('approved')}
        </label>
        {isApproved && (
          <TextField
            label={say('who')}
            name="who"
            required
            maxLength={200}
            defaultValue={account?.name ?? ''}
          />
        )}
        {fault && <Failed text={fault} />}
      </form>
    </Dialog>
  );
}
