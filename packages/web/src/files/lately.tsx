import { answers, useAnswer } from '../connection/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { Section } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { sayDoubt } from './doubt.ts';
import styles from './files.module.css';
import type { Job } from './intake-report.ts';

const say = messages({
  title: 'Lately',
  'update.read': 'A file was read',
  'project.update': 'A file was brought in',
  'project.export': 'A file was made',
  waiting: 'waits',
  running: 'under way, {percent}',
  done: 'done',
  failed: 'failed: {why}',
  cancelled: 'cancelled',
  again: 'Download',
  changes: 'changes {from} to {to}',
});

const KINDS = ['update.read', 'project.update', 'project.export'] as const;
const SHOWN = 10;
/** A file that was made is kept for so long. */
const KEPT_MS = 24 * 60 * 60 * 1000;

interface Came {
  readonly changes?: { readonly from: number; readonly to: number } | null;
}

/** Something was done with files: the list is asked for again. */
export function filesChanged(projectId: string): void {
  void answers.invalidateQueries({ queryKey: ['project', projectId, '/jobs'] });
}

/** What was done with files of this project, the newest first: what one asked for oneself; owners see all. */
export function Lately() {
  const { projectId } = useProjectPlace();
  const { data } = useAnswer<{ jobs: readonly Job<Came>[] }>(projectId, '/jobs', { limit: SHOWN });
  const jobs = (data?.jobs ?? []).flatMap((job) => {
    const kind = KINDS.find((each) => each === job.kind);
    return kind === undefined ? [] : [{ ...job, kind }];
  });
  if (jobs.length === 0) return null;
  return (
    <Section title={say('title')}>
      <div className={styles.scroll}>
        <table>
          <tbody>
            {jobs.map((job) => (
              <tr key={job.id}>
                <td>{say(job.kind)}</td>
                <td>{sayState(job)}</td>
                <td className="faint">{format.instant(job.createdAt)}</td>
                <td>
                  {job.kind === 'project.export' && isKept(job) && (
                    <a href={`/api/v1/projects/${projectId}/exports/${job.id}`} download>
                      {say('again')}
                    </a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function sayState({ state, progress, problem, answer }: Job<Came>): string {
  if (state === 'running') return say('running', { percent: format.percent(progress * 100) });
  if (state === 'failed')
    return say('failed', {
      why: problem ? (sayDoubt(problem) ?? problem.detail ?? problem.title) : '',
    });
  if (state === 'done' && answer?.changes) return say('changes', answer.changes);
  return say(state);
}

function isKept({ state, createdAt }: Job<Came>): boolean {
  return state === 'done' && Date.now() - Date.parse(createdAt) < KEPT_MS;
}
