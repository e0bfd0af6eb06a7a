import { useState } from 'react';
import { Button, Dialog, Menu, TextField } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import { verdictWord } from './headline.ts';
import {
  filterSearch,
  type ListFilter,
  NO_FILTER,
  readFilter,
  SORTS,
  VERDICTS,
} from './list-filter.ts';
import type { Programme, ProjectLine } from './project-line.ts';
import styles from './projects.module.css';
import { keepViews, type SavedView, savedViews, withView } from './saved-views.ts';

const say = messages({
  search: 'Search projects',
  programme: 'Programme: {name}',
  every: 'all',
  none: 'none',
  withoutProgramme: 'Without a programme',
  allProgrammes: 'All programmes',
  sort: 'Sorted by {what}',
  verdict: 'verdict, the worst first',
  name: 'name',
  finish: 'forecast finish',
  margin: 'room to the promise',
  newest: 'the newest first',
  archived: 'Archived: {what}',
  no: 'hidden',
  only: 'only these',
  any: 'shown too',
  views: 'Views',
  showAll: 'All projects',
  save: 'Save this view …',
  remove: 'Remove “{name}”',
  saveTitle: 'Save this view',
  viewName: 'Name',
  viewHint: 'Kept in this browser. A view of the same name is replaced.',
  cancel: 'Cancel',
  keep: 'Save',
  verdicts: 'Verdicts',
});

interface FilterBarProps {
  readonly filter: ListFilter;
  readonly programmes: readonly Programme[];
  readonly projects: readonly ProjectLine[];
  readonly onFilter: (filter: ListFilter) => void;
}

/** Narrows the list: what is chosen stands in the address. */
export function FilterBar({ filter, programmes, projects, onFilter }: FilterBarProps) {
  const chosen =
    filter.programme === 'none'
      ? say('none')
      : (programmes.find(({ id }) => id === filter.programme)?.name ?? say('every'));
  const archived = projects.some(({ archivedAt }) => archivedAt !== null);
  return (
    <search className={styles.filters}>
      <input
        type="search"
        className={styles.search}
        aria-label={say('search')}
        placeholder={say('search')}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.target.value })}
      />
      {projects.some(({ onTrack }) => onTrack !== null) && (
        <fieldset className={styles.verdicts}>
          <legend className="unseen">{say('verdicts')}</legend>
          {VERDICTS.map((verdict) => {
            const isOn = filter.verdicts.includes(verdict);
            const verdicts = VERDICTS.filter(
              (one) => (one === verdict) !== filter.verdicts.includes(one),
            );
            return (
              <Button
                key={verdict}
                look="quiet"
                aria-pressed={isOn}
                className={isOn ? (styles.chosen ?? '') : ''}
                onClick={() => onFilter({ ...filter, verdicts })}
              >
                {verdictWord(verdict)}
              </Button>
            );
          })}
        </fieldset>
      )}
      {programmes.length > 0 && (
        <Menu
          trigger={<Button look="quiet">{say('programme', { name: chosen })}</Button>}
          items={[
            { id: undefined, name: say('allProgrammes') },
            ...programmes,
            { id: 'none', name: say('withoutProgramme') },
          ].map(({ id, name }) => ({
            label: name,
            isChosen: id === filter.programme,
            onChoose: () => onFilter({ ...filter, programme: id }),
          }))}
        />
      )}
      <Menu
        trigger={<Button look="quiet">{say('sort', { what: say(filter.sort) })}</Button>}
        items={SORTS.map((sort) => ({
          label: say(sort),
          isChosen: sort === filter.sort,
          onChoose: () => onFilter({ ...filter, sort }),
        }))}
      />
      {archived && (
        <Menu
          trigger={<Button look="quiet">{say('archived', { what: say(filter.archived) })}</Button>}
          items={(['no', 'only', 'any'] as const).map((one) => ({
            label: say(one),
            isChosen: one === filter.archived,
            onChoose: () => onFilter({ ...filter, archived: one }),
          }))}
        />
      )}
      <Views filter={filter} onFilter={onFilter} />
    </search>
  );
}

function Views({ filter, onFilter }: Pick<FilterBarProps, 'filter' | 'onFilter'>) {
  const [views, setViews] = useState<readonly SavedView[]>(savedViews);
  const [name, setName] = useState<string>();
  const put = (changed: readonly SavedView[]) => {
    keepViews(changed);
    setViews(changed);
  };
  const isUsual = Object.values(filterSearch(filter)).every((value) => value === undefined);
  const save = () => {
    if (!name?.trim()) return;
    put(withView(views, name.trim(), filterSearch(filter)));
    setName(undefined);
  };
  if (isUsual && views.length === 0) return null;
  return (
    <>
      <Menu
        trigger={<Button look="quiet">{say('views')}</Button>}
        items={[
          { label: say('showAll'), onChoose: () => onFilter(NO_FILTER) },
          ...views.map((view) => ({
            label: view.name,
            onChoose: () => onFilter(readFilter(view.search)),
          })),
          'line' as const,
          ...(isUsual ? [] : [{ label: say('save'), onChoose: () => setName('') }]),
          ...views.map((view) => ({
            label: say('remove', { name: view.name }),
            onChoose: () => put(views.filter((other) => other !== view)),
          })),
        ]}
      />
      <Dialog
        title={say('saveTitle')}
        open={name !== undefined}
        onClose={() => setName(undefined)}
        actions={
          <>
            <Button onClick={() => setName(undefined)}>{say('cancel')}</Button>
            <Button look="primary" disabled={!name?.trim()} onClick={save}>
              {say('keep')}
            </Button>
          </>
        }
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <TextField
            label={say('viewName')}
            hint={say('viewHint')}
            value={name ?? ''}
            maxLength={100}
            autoFocus
            onChange={(event) => setName(event.target.value)}
          />
        </form>
      </Dialog>
    </>
  );
}
