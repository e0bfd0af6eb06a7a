import { useState } from 'react';
import { projectChanged, request, sayProblem, useAnswer } from '../connection/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { Button, Failed, Section, toast } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './steering.module.css';

const say = messages({
  title: 'Links to this page',
  what: 'Whoever has a link sees this page, all of it, without an account, until the link ends or you take it back.',
  make: 'Make a link',
  once: 'Copy it now: it is shown only once.',
  copy: 'Copy',
  copied: 'The link is copied.',
  label: 'The new link',
  none: 'No link shows it.',
  line: 'Made by {who} on {day}, ends {end}',
  used: 'last opened {when}',
  unused: 'not opened yet',
  take: 'Take back',
  taken: 'The link shows nothing any more.',
});

interface PageLink {
  readonly id: string;
  readonly createdBy: { readonly name: string };
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

/** Links that show a sent page to people without an account: made here, shown once, taken back here. */
export function PageLinks({ pageId }: { readonly pageId: string }) {
  const { projectId } = useProjectPlace();
  const path = `/steering-pages/${pageId}/links`;
  const { data, error } = useAnswer<{ readonly links: readonly PageLink[] }>(projectId, path);
  const [made, setMade] = useState<string>();
  const [fault, setFault] = useState<string>();
  const act = async (work: () => Promise<void>) => {
    setFault(undefined);
    await work().catch((thrown: unknown) => setFault(sayProblem(thrown)));
    projectChanged(projectId);
  };
  const make = () =>
    act(async () => {
      const { url } = await request<{ readonly url: string }>(
        'POST',
        `/projects/${projectId}${path}`,
        { body: {} },
      );
      setMade(url);
    });
  const takeBack = (id: string) =>
    act(async () => {
      await request('DELETE', `/projects/${projectId}${path}/${id}`);
      setMade(undefined);
      toast(say('taken'));
    });
  return (
    <Section
      title={say('title')}
      aside={<Button onClick={() => void make()}>{say('make')}</Button>}
    >
      <p className="muted">{say('what')}</p>
      {error && <Failed text={sayProblem(error)} />}
      {fault && <Failed text={fault} />}
      {made && <Made url={made} />}
      {data?.links.length === 0 && <p className="faint">{say('none')}</p>}
      <ul className={styles.list}>
        {data?.links.map(({ id, createdBy, createdAt, expiresAt, usedAt }) => (
          <li key={id} className={styles.link}>
            <span>
              {say('line', {
                who: createdBy.name,
                day: format.instantDay(createdAt),
                end: format.instantDay(expiresAt),
              })}
              <span className={`faint ${styles.about}`}>
                {usedAt ? say('used', { when: format.instant(usedAt) }) : say('unused')}
              </span>
            </span>
            <Button look="danger" onClick={() => void takeBack(id)}>
              {say('take')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Made({ url }: { readonly url: string }) {
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => toast(say('copied')),
      // Without leave to copy, the link stands there to be marked and copied by hand.
      () => {},
    );
  return (
    <div className={styles.made} role="status">
      <p>{say('once')}</p>
      <input
        aria-label={say('label')}
        readOnly
        value={url}
        onFocus={({ target }) => target.select()}
      />
      <Button onClick={() => void copy()}>{say('copy')}</Button>
    </div>
  );
}
