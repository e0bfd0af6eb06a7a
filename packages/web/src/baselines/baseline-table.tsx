import type { RecordId } from '@throughline/model';
import { type FormEvent, useId, useState } from 'react';
import { useRead } from '../connection/index.ts';
import { useLookAt } from '../moment/index.ts';
import { useSubmit } from '../records/index.ts';
import { useGoTo } from '../shell/index.ts';
import { Button, Dialog, Failed, Menu, TextField, toast } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import type { BaselineLine } from './baseline-answer.ts';
import styles from './baselines.module.css';

const say = messages({
  number: 'No.',
  name: 'Name',
  approved: 'Approved',
  taken: 'After change',
  finish: 'Finish',
  tasks: 'Tasks',
  by: '{who}, {day}',
  open: 'Not approved',
  compared: 'Variances are measured against it',
  fromFile: 'from a file',
  actions: 'What to do with {name}',
  compare: 'Compare with now',
  look: 'Look at the plan as it was then',
  approve: 'Approve …',
  remove: 'Remove …',
  approving: 'Approve “{name}”',
  forGood: 'An approval holds for good: an approved baseline cannot be changed or removed.',
  who: 'Approved by',
  when: 'On',
  cancel: 'Cancel',
  approveNow: 'Approve',
  removing: 'Remove “{name}”?',
  free: 'Nobody has approved it. Its number is free again afterwards.',
  removeNow: 'Remove',
  removed: 'The baseline is removed.',
});

type Asked = { readonly what: 'approve' | 'remove'; readonly baseline: BaselineLine };

export function BaselineTable({
  baselines,
  canEdit,
}: {
  readonly baselines: readonly BaselineLine[];
  readonly canEdit: boolean;
}) {
  const goTo = useGoTo();
  const lookAt = useLookAt();
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  return (
    <div className={styles.scroll}>
      <table>
        <thead>
          <tr>
            <th className="num">{say('number')}</th>
            <th>{say('name')}</th>
            <th>{say('approved')}</th>
            <th className="num">{say('taken')}</th>
            <th className="num">{say('finish')}</th>
            <th className="num">{say('tasks')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {baselines.map((baseline) => (
            <tr key={baseline.id}>
              <td className="num">{baseline.number ?? '–'}</td>
              <td>
                <span className={baseline.compared ? 'strong' : ''}>{baseline.name}</span>
                {baseline.compared && <div className="faint">{say('compared')}</div>}
              </td>
              <td>
                {baseline.approvedAt === null ? (
                  <span className="warn">{say('open')}</span>
                ) : (
                  say('by', {
                    who: baseline.approvedBy ?? '–',
                    day: format.day(baseline.approvedAt),
                  })
                )}
              </td>
              <td className="num">{baseline.seq ?? say('fromFile')}</td>
              <td className="num">{format.day(baseline.finish)}</td>
              <td className="num">{format.number(baseline.tasks)}</td>
              <td className="num">
                <Menu
                  trigger={
                    <Button look="quiet" aria-label={say('actions', { name: baseline.name })}>
                      ⋯
                    </Button>
                  }
                  items={[
                    {
                      label: say('compare'),
                      onChoose: () => goTo('baselines', { from: baseline.id, to: undefined }, true),
                    },
                    { label: say('look'), onChoose: () => lookAt({ asOf: baseline.id }) },
                    ...(canEdit && baseline.approvedAt === null
                      ? [
                          {
                            label: say('approve'),
                            onChoose: () => setAsked({ what: 'approve', baseline }),
                          },
                          {
                            label: say('remove'),
                            onChoose: () => setAsked({ what: 'remove', baseline }),
                          },
                        ]
                      : []),
                  ]}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked?.what === 'approve' && <Approving baseline={asked.baseline} onClose={close} />}
      {asked?.what === 'remove' && <Removing baseline={asked.baseline} onClose={close} />}
    </div>
  );
}

function Approving({
  baseline: { id, name },
  onClose,
}: {
  readonly baseline: BaselineLine;
  readonly onClose: () => void;
}) {
  const submit = useSubmit();
  const formId = useId();
  const { data: account } = useRead<{ readonly name?: string }>('/account');
  const [fault, setFault] = useState<string>();
  const approve = async (submitted: FormEvent<HTMLFormElement>) => {
    submitted.preventDefault();
    const { who, when } = Object.fromEntries(new FormData(submitted.currentTarget));
    const outcome = await submit([
      {
        kind: 'baseline.approve',
        baselineId: id as RecordId,
        approvedBy: String(who),
        approvedAt: `${String(when)}T${hereAndNow().slice(11)}`,
      },
    ]);
    if (outcome.ok) onClose();
    else setFault(outcome.sentence);
  };
  return (
    <Dialog
      open
      title={say('approving', { name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="primary" type="submit" form={formId}>
            {say('approveNow')}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} onSubmit={approve}>
        <p className="muted">{say('forGood')}</p>
        <TextField
          key={account?.name ?? ''}
          label={say('who')}
          name="who"
          required
          maxLength={200}
          defaultValue={account?.name ?? ''}
        />
        <TextField
          label={say('when')}
          name="when"
          type="date"
          required
          defaultValue={hereAndNow().slice(0, 10)}
        />
        {fault && <Failed text={fault} />}
      </form>
    </Dialog>
  );
}

function Removing({
  baseline: { id, name },
  onClose,
}: {
  readonly baseline: BaselineLine;
  readonly onClose: () => void;
}) {
  const submit = useSubmit();
  const [fault, setFault] = useState<string>();
  const remove = async () => {
    const outcome = await submit([{ kind: 'baseline.remove', ids: [id as RecordId] }]);
    if (!outcome.ok) return setFault(outcome.sentence);
    toast(say('removed'));
    onClose();
  };
  return (
    <Dialog
      open
      title={say('removing', { name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="danger" onClick={remove}>
            {say('removeNow')}
          </Button>
        </>
      }
    >
      <p className="muted">{say('free')}</p>
      {fault && <Failed text={fault} />}
    </Dialog>
  );
}

/** The time on the clock of whoever looks, as plans write it: `2026-11-20T17:04`. */
function hereAndNow(): string {
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
