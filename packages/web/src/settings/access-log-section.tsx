import { useInfiniteQuery } from '@tanstack/react-query';
import { request, sayProblem, useRead } from '../connection/index.ts';
import { Button, Failed, Loading } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { roleName, type Workspace } from './account.ts';
import { type AccessDetails, sayAccess } from './say-access.ts';
import styles from './settings.module.css';

const say = messages({
  title: 'Who let whom into {workspace}, and who took what away.',
  when: 'When',
  who: 'Who',
  what: 'What',
  commandLine: 'the command line',
  older: 'Show older entries',
});

interface Entry {
  readonly id: number;
  readonly at: string;
  readonly by: { readonly name: string } | null;
  readonly action: string;
  readonly details: AccessDetails;
}

const PAGE = 100;

/** What was done to access, the newest first; for owners. */
export function AccessLogSection({ workspace }: { readonly workspace: Workspace }) {
  const path = `/workspaces/${workspace.id}`;
  const log = useInfiniteQuery({
    queryKey: [`${path}/access-log`],
    queryFn: ({ pageParam: before, signal }) =>
      request<{ entries: readonly Entry[] }>('GET', `${path}/access-log`, {
        query: { before, limit: PAGE },
        signal,
      }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ entries }) => (entries.length < PAGE ? undefined : entries.at(-1)?.id),
  });
  const { data: people } = useRead<{ members: readonly { personId: string; name: string }[] }>(
    `${path}/members`,
  );
  const { data: listed } = useRead<{ projects: readonly { id: string; name: string }[] }>(
    `${path}/projects`,
    { limit: 200, archived: 'any' },
  );
  if (log.error) return <Failed text={sayProblem(log.error)} />;
  if (log.data === undefined) return <Loading />;
  const nameById = new Map([
    ...(people?.members ?? []).map(({ personId, name }) => [personId, name] as const),
    ...(listed?.projects ?? []).map(({ id, name }) => [id, name] as const),
  ]);
  const names = { nameOf: (id: string) => nameById.get(id), roleName };
  return (
    <>
      <h1>{say('title', { workspace: workspace.name })}</h1>
      <div className={styles.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('when')}</th>
              <th scope="col">{say('who')}</th>
              <th scope="col">{say('what')}</th>
            </tr>
          </thead>
          <tbody>
            {log.data.pages
              .flatMap(({ entries }) => entries)
              .map(({ id, at, by, action, details }) => (
                <tr key={id}>
                  <td>{format.instant(at)}</td>
                  <td>{by?.name ?? say('commandLine')}</td>
                  <td>{sayAccess(action, details, names)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      {log.hasNextPage && (
        <div>
          <Button disabled={log.isFetching} onClick={() => void log.fetchNextPage()}>
            {say('older')}
          </Button>
        </div>
      )}
    </>
  );
}
