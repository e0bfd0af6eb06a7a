import { useState } from 'react';
import { LINK_TYPES } from '../project/index.ts';
import { Button } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import { TypedField } from './cell-field.tsx';
import { FindTask } from './find-task.tsx';
import { type ListedLink, linksIn, textOfLinks } from './link-text.ts';
import { useOpenTask } from './open-task.tsx';
import styles from './panel.module.css';

const say = messages({
  predecessors: 'Predecessors',
  successors: 'Successors',
  noPredecessors: 'It waits for nothing.',
  noSuccessors: 'Nothing waits for it.',
  addPredecessor: 'Add a predecessor',
  addSuccessor: 'Add a successor',
  type: 'Type of the link with {name}',
  lag: 'Lag of the link with {name}',
  remove: 'Remove',
  removeNamed: 'Remove the link with {name}',
  driving: 'driving',
  drivingAbout: 'sets the date',
  FS: 'Finish to start',
  SS: 'Start to start',
  FF: 'Finish to finish',
  SF: 'Start to finish',
  noName: '(no name)',
  noLag: 'no lag',
});

type Side = 'predecessors' | 'successors';

/** What the task waits for and what waits for it. Each list is one typed cell: a change of it is one edit. */
export function LinksTab() {
  return (
    <>
      <LinkList side="predecessors" />
      <LinkList side="successors" />
    </>
  );
}

function LinkList({ side }: { readonly side: Side }) {
  const { details, text, enter, canEdit } = useOpenTask();
  const [fault, setFault] = useState<string>();
  const links = linksIn(text(side), details[side]);
  const put = async (all: readonly Omit<ListedLink, 'end'>[]) => {
    const refused = await enter(side, textOfLinks(all));
    setFault(refused);
    return refused;
  };
  return (
    <section className={styles.section}>
      <h3>{say(side)}</h3>
      {links.length === 0 && (
        <p className="faint">{say(side === 'predecessors' ? 'noPredecessors' : 'noSuccessors')}</p>
      )}
      <ul className={styles.list}>
        {links.map((link, place) => (
          <LinkLine
            key={link.end?.record.id ?? link.row}
            link={link}
            onChange={(changed) => put(links.with(place, { ...link, ...changed }))}
            onRemove={() => put(links.toSpliced(place, 1))}
          />
        ))}
      </ul>
      {canEdit && (
        <FindTask
          label={say(side === 'predecessors' ? 'addPredecessor' : 'addSuccessor')}
          onChoose={(row) => put([...links, { row, type: 'FS', lag: '' }])}
        />
      )}
      {fault && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
    </section>
  );
}

function LinkLine({
  link: { row, type, lag, end },
  onChange,
  onRemove,
}: {
  readonly link: ListedLink;
  readonly onChange: (changed: Partial<ListedLink>) => Promise<string | undefined>;
  readonly onRemove: () => Promise<string | undefined>;
}) {
  const { open, canEdit } = useOpenTask();
  const name = end?.name || say('noName');
  return (
    <li className={styles.link}>
      <span className={styles.row}>{row}</span>
      <span className={styles.grow}>
        <button
          type="button"
          className={styles.open}
          onClick={() => end !== undefined && open(end.taskId)}
        >
          {name}
        </button>
        {end?.isDriving && (
          <b className={styles.driving} title={say('drivingAbout')}>
            {say('driving')}
          </b>
        )}
      </span>
      <span className={styles.linkControls}>
        {canEdit ? (
          <select
            className={styles.input}
            aria-label={say('type', { name })}
            value={type}
            onChange={(event) => void onChange({ type: event.target.value as ListedLink['type'] })}
          >
            {LINK_TYPES.map((one) => (
              <option key={one} value={one}>
                {`${one} · ${say(one)}`}
              </option>
            ))}
          </select>
        ) : (
          <span>{say(type)}</span>
        )}
        <TypedField
          isBare
          isNumeric
          label={say('lag', { name })}
          text={lag}
          placeholder={say('noLag')}
          isEditable={canEdit}
          onCommit={(typed) => onChange({ lag: typed })}
        />
        {canEdit && (
          <Button
            look="quiet"
            aria-label={say('removeNamed', { name })}
            onClick={() => void onRemove()}
          >
            {say('remove')}
          </Button>
        )}
      </span>
    </li>
  );
}
