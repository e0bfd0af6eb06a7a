import { useSearch } from '@tanstack/react-router';
import { sayProblem, useAnswer } from '../connection/index.ts';
import { type BranchesAnswer, TryAChange } from '../moment/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { Empty, Failed, Loading, Page, Section } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import { BranchDetails } from './branch-details.tsx';
import { BranchList } from './branch-list.tsx';

const say = messages({
  none: 'No change is being tried.',
  open: {
    one: '{count} change is being tried',
    other: '{count} changes are being tried',
  },
  best: '{open}: {sentence}',
  plain: '{open}; none of them brings the finish forward.',
  listTitle: 'Open',
  listAside: 'if applied now',
  closedTitle: 'Applied or dropped',
  emptyTitle: 'Try a change before you make it',
  empty:
    'A what-if is a copy of the plan under a name. Edit it as you edit the plan: what it does to the finish, promises, cost and people is computed at once. Then apply it as one step, keep it for a decision, or drop it.',
});

/** What is being tried, what each would do, and one of them in full. */
export function WhatIfScreen() {
  const { projectId } = useProjectPlace();
  const { show } = useSearch({ strict: false }) as { show?: string };
  const { data, error, refetch } = useAnswer<BranchesAnswer>(projectId, '/branches');
  if (show !== undefined) return <BranchDetails key={show} branchId={String(show)} />;
  if (data === undefined) {
    return (
      <Page>
        {error ? <Failed text={sayProblem(error)} onRetry={() => void refetch()} /> : <Loading />}
      </Page>
    );
  }
  const open = data.branches.filter(({ outcome }) => outcome.state === 'open');
  const closed = data.branches.filter(({ outcome }) => outcome.state !== 'open');
  return (
    <Page>
      <h1>{sayOpen(open)}</h1>
      {open.length === 0 ? (
        <Empty title={say('emptyTitle')}>
          <p>{say('empty')}</p>
          <p>
            <TryAChange />
          </p>
        </Empty>
      ) : (
        <Section title={say('listTitle')} aside={say('listAside')}>
          <BranchList branches={open} people={data.people ?? {}} />
        </Section>
      )}
      {closed.length > 0 && (
        <Section title={say('closedTitle')}>
          <BranchList branches={closed} people={data.people ?? {}} />
        </Section>
      )}
    </Page>
  );
}

/** They come in the order of the days that they recover: the first one is the best way. */
function sayOpen(branches: BranchesAnswer['branches']): string {
  const [best] = branches;
  if (best === undefined) return say('none');
  const open = say('open', { count: branches.length });
  return (best.effect?.recovered ?? 0) > 0 && best.effect
    ? say('best', { open, sentence: best.effect.sentence })
    : say('plain', { open });
}
