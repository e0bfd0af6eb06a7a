import { type FormEvent, useState } from 'react';
import { useProjectPlace } from '../../project/index.ts';
import { Button, Dialog, Menu, TextField, toast } from '../../ui/index.ts';
import { messages } from '../../words/index.ts';
import { readView, writeView } from './address.ts';
import { forgetView, keepView, type NamedView, namedViews } from './named-views.ts';
import { FIRST_VIEW, type PlanView } from './plan-view.ts';
import styles from './view-bar.module.css';

const say = messages({
  first: 'All tasks',
  own: 'Own view',
  keep: 'Name this view …',
  copy: 'Copy a link to this view',
  copied: 'The link is copied.',
  forget: 'Forget “{name}”',
  title: 'Name this view',
  name: 'Name',
  hint: 'Columns, filter, groups and time scale, as they are now. Kept in this browser.',
  cancel: 'Cancel',
  save: 'Keep',
});

interface NamedViewsProps {
  readonly planView: PlanView;
  readonly onShow: (change: Partial<PlanView>) => void;
}

/** Views by name: those kept here, the one that the plan begins with, and a link to this one. */
export function NamedViews({ planView, onShow }: NamedViewsProps) {
  const { projectId } = useProjectPlace();
  const [views, setViews] = useState(() => namedViews(projectId));
  const [isNaming, setNaming] = useState(false);
  const now = lookOf(planView);
  const chosen = views.find(({ search }) => sameLook(search, now));
  const isFirst = Object.keys(now).length === 0;
  // Which task is open and which rows are closed stays as it is.
  const show = (search: Readonly<Record<string, string>>) => {
    const { task, row, closed, ...look } = readView(search);
    onShow(look);
  };
  const keep = (name: string) => {
    setViews(keepView(projectId, { name, search: now }));
    setNaming(false);
  };
  return (
    <>
      <Menu
        trigger={
          <Button look="quiet" className={styles.set ?? ''}>
            {chosen?.name ?? say(isFirst ? 'first' : 'own')}
          </Button>
        }
        items={[
          { label: say('first'), isChosen: isFirst, onChoose: () => show({}) },
          ...views.map((view) => ({
            label: view.name,
            isChosen: view === chosen,
            onChoose: () => show(view.search),
          })),
          'line',
          { label: say('keep'), onChoose: () => setNaming(true) },
          {
            label: say('copy'),
            onChoose: () => {
              void navigator.clipboard.writeText(location.href).then(() => toast(say('copied')));
            },
          },
          ...(chosen === undefined
            ? []
            : [
                {
                  label: say('forget', { name: chosen.name }),
                  onChoose: () => setViews(forgetView(projectId, chosen.name)),
                },
              ]),
        ]}
      />
      {isNaming && <Naming onKeep={keep} onClose={() => setNaming(false)} />}
    </>
  );
}

function Naming({
  onKeep,
  onClose,
}: {
  readonly onKeep: (name: string) => void;
  readonly onClose: () => void;
}) {
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') onKeep(name.trim());
  };
  return (
    <Dialog
      open
      title={say('title')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="primary" type="submit" form="plan-view-name" disabled={name.trim() === ''}>
            {say('save')}
          </Button>
        </>
      }
    >
      <form id="plan-view-name" onSubmit={submit}>
        <TextField
          label={say('name')}
          hint={say('hint')}
          value={name}
          maxLength={60}
          required
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  );
}

function lookOf(view: PlanView): NamedView['search'] {
  const { task, row, closed, ...look } = view;
  const written = writeView({ ...FIRST_VIEW, ...look });
  return Object.fromEntries(
    Object.entries(written).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function sameLook(one: NamedView['search'], other: NamedView['search']): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}
