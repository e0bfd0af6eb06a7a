import { useAnswer } from '../connection/index.ts';
import type { LogAnswer } from '../moment/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { ScreenLink } from '../shell/index.ts';
import { format, messages } from '../words/index.ts';
import { statusSetAt } from './reports.ts';
import { Step } from './step.tsx';

const say = messages({
  title: 'Send the steering page',
  sent: '“{title}” was sent on {day} by {who}.',
  none: 'Nothing was sent since the status date was set. The steering page says all of this on one page, and keeps it as it was sent.',
  open: 'Open the steering page',
});

interface PagesAnswer {
  readonly pages: readonly {
    readonly id: string;
    readonly title: string;
    /** The last change that it speaks of. */
    readonly seq: number;
    readonly createdBy: { readonly name: string };
    readonly createdAt: string;
  }[];
}

/** Whether this week was told to those who decide: a page was frozen since the status date was set. */
export function Tell() {
  const { projectId } = useProjectPlace();
  const { data: sent } = useAnswer<PagesAnswer>(projectId, '/steering-pages');
  const { data: log } = useAnswer<LogAnswer>(projectId, '/history', {
    kind: 'project.set-status-date,project.set,plan.update',
    limit: 100,
  });
  const since = statusSetAt(log?.changes ?? []);
  const page = sent?.pages.find(({ seq }) => seq >= since);
  return (
    <Step
      number={6}
      title={say('title')}
      isDone={page !== undefined}
      sentence={
        page === undefined
          ? say('none')
          : say('sent', {
              title: page.title,
              day: format.instantDay(page.createdAt),
              who: page.createdBy.name,
            })
      }
    >
      <p>
        <ScreenLink screen="steering">{say('open')}</ScreenLink>
      </p>
    </Step>
  );
}
