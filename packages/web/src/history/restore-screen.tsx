import { type RecordId, sayRefusal } from '@throughline/model';
import { useMemo, useState } from 'react';
import { newId, projectChanged, request, sayProblem } from '../connection/index.ts';
import { type BranchLine, PreviewLine, usePreview } from '../moment/index.ts';
import { useLocalProject, useProjectPlace } from '../project/index.ts';
import { ScreenLink, useGoTo } from '../shell/index.ts';
import { Button, Failed, Loading, Page, Section, toast } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { fieldName, kindName } from './field-names.ts';
import styles from './history.module.css';
import { usePlanStates } from './plan-states.ts';
import { type NotRestored, type Restoration, restoreEdits } from './restore-edits.ts';

const say = messages({
  back: 'History',
  whole: {
    one: 'Restoring the plan of {when} takes {count} edit.',
    other: 'Restoring the plan of {when} takes {number} edits.',
  },
  one: {
    one: 'Restoring {name} as it was on {when} takes {count} edit.',
    other: 'Restoring {name} as it was on {when} takes {number} edits.',
  },
  same: 'Nothing differs from {when}.',
  theRecord: 'this record',
  stays:
    'Baselines, promises, events and causes stay as they are: what was agreed and told is not taken back. Nothing is lost: a restoration is a step like any other, and undo takes it back.',
  moves: 'What it moves',
  counts: '{added} come back, {changed} change, {removed} go.',
  left: {
    one: '{count} record does not become what it was',
    other: '{number} records do not become what they were',
  },
  leftFields: 'stays different: {fields}',
  tooMany:
    'More than {most} edits are not one step. Try it as a what-if: applying that is one step.',
  restore: 'Restore',
  asWhatIf: 'Try it as a what-if first',
  restored: 'It is restored.',
  undo: 'Undo',
  whatIfName: 'Plan as of {when}',
  whatIfOne: '{name} as of {when}',
});
/** What the server takes as one group. */
const MOST = 1_000;
const MOST_LEFT = 50;

interface RestoreScreenProps {
  /** A change of the log. */
  readonly moment: string;
  /** One record alone; the whole plan where none is named. */
  readonly recordId: string | undefined;
}

/** What a restoration would do, before it does it: its edits, what they move, and what stays different. */
export function RestoreScreen({ moment, recordId }: RestoreScreenProps) {
  const { projectId, branch } = useProjectPlace();
  const { data, error, refetch } = usePlanStates(projectId, moment, branch);
  const restoration = useMemo(
    () => data && restoreEdits(data.now, data.past, recordId as RecordId | undefined),
    [data, recordId],
  );
  if (data === undefined || restoration === undefined) {
    return (
      <Page>
        {error ? <Failed text={sayProblem(error)} onRetry={() => void refetch()} /> : <Loading />}
      </Page>
    );
  }
  const when = format.instant(data.pastAbout.at);
  const nameOf = (id: string) => {
    const found = data.now.get(id as RecordId) ?? data.past.get(id as RecordId);
    if (found === undefined) return undefined;
    if ('name' in found && found.name) return found.name;
    return found.kind === 'promise' ? found.to : undefined;
  };
  const record = recordId === undefined ? undefined : data.past.get(recordId as RecordId);
  const name =
    recordId === undefined
      ? undefined
      : record && 'name' in record && record.name
        ? record.name
        : say('theRecord');
  const count = restoration.edits.length;
  const number = format.number(count);
  const title =
    count === 0
      ? say('same', { when })
      : name === undefined
        ? say('whole', { count, number, when })
        : say('one', { count, number, when, name });
  return (
    <Page>
      <div className={styles.intro}>
        <p>
          <ScreenLink screen="history" search={{ restore: undefined, record: undefined }}>
            {say('back')}
          </ScreenLink>
        </p>
        <h1>{title}</h1>
        {count > 0 && <p className="muted">{say('stays')}</p>}
      </div>
      {count > 0 && <Restore restoration={restoration} when={when} name={name} />}
      {restoration.left.length > 0 && (
        <Section
          title={say('left', {
            count: restoration.left.length,
            number: format.number(restoration.left.length),
          })}
        >
          <ul className={styles.list}>
            {restoration.left.slice(0, MOST_LEFT).map((left) => (
              <li key={left.record.id}>
                {recordName(left)}
                <br />
                <span className="muted">{sayLeft(left, nameOf)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

interface RestoreProps {
  readonly restoration: Restoration;
  readonly when: string;
  readonly name: string | undefined;
}

function Restore({ restoration, when, name }: RestoreProps) {
  const { projectId, branch } = useProjectPlace();
  const project = useLocalProject();
  const goTo = useGoTo();
  const [isSending, setSending] = useState(false);
  const { edits, added, changed, removed } = restoration;
  const isOneStep = edits.length <= MOST;
  const preview = usePreview(project, edits);
  const restore = async () => {
    setSending(true);
    const outcome = await project.submit(edits);
    setSending(false);
    if (!outcome.ok) {
      toast(outcome.sentence, { bad: true });
      return;
    }
    toast(say('restored'), {
      action: { label: say('undo'), onChoose: () => void project.undo() },
    });
    goTo('history', { restore: undefined, record: undefined });
  };
  const tryIt = async () => {
    setSending(true);
    try {
      const title =
        name === undefined ? say('whatIfName', { when }) : say('whatIfOne', { name, when });
      const id = await openWith(projectId, title, restoration);
      projectChanged(projectId);
      goTo('what-if', { branch: id, show: id });
    } catch (error) {
      toast(sayProblem(error), { bad: true });
      setSending(false);
    }
  };
  return (
    <Section title={say('moves')}>
      <div className={styles.restore}>
        <p>
          {say('counts', {
            added: format.number(added),
            changed: format.number(changed),
            removed: format.number(removed),
          })}
        </p>
        <PreviewLine preview={preview} />
        {!isOneStep && <p className="warn">{say('tooMany', { most: format.number(MOST) })}</p>}
        <div className={styles.actions}>
          <Button
            look="primary"
            disabled={isSending || !isOneStep || preview?.ok !== true}
            onClick={() => void restore()}
          >
            {say('restore')}
          </Button>
          {branch === undefined && (
            <Button disabled={isSending} onClick={() => void tryIt()}>
              {say('asWhatIf')}
            </Button>
          )}
        </div>
      </div>
    </Section>
  );
}

/** A what-if that has these edits; its id. Throws as `request`. */
async function openWith(projectId: string, name: string, { edits }: Restoration): Promise<string> {
  const id = newId();
  const path = `/projects/${projectId}/branches`;
  type Head = Pick<BranchLine, 'id'> & { readonly head: number };
  let { head } = await request<Head>('POST', path, { body: { id, name } });
  for (let from = 0; from < edits.length; from += MOST) {
    const part = edits.slice(from, from + MOST).map((edit) => ({ editId: newId(), edit }));
    const body = { base: head, edits: part };
    head = (await request<Head>('POST', `${path}/${id}/edits`, { body })).head;
  }
  return id;
}

function recordName({ record }: NotRestored): string {
  const name = 'name' in record ? record.name : undefined;
  return [kindName(record.kind), name].filter(Boolean).join(' ');
}

function sayLeft(
  { fields, refusal }: NotRestored,
  nameOf: (id: string) => string | undefined,
): string {
  if (refusal !== undefined) return sayRefusal(refusal, (id) => nameOf(id) ?? id);
  return say('leftFields', { fields: format.list([...new Set(fields.map(fieldName))]) });
}
