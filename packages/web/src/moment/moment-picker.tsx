import { lazy, Suspense } from 'react';
import { useProjectPlace } from '../project/index.ts';
import { Button, Loading, Popover } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { useProjectState } from './plan-answers.ts';

const say = messages({
  asOf: 'as of {when}',
  now: 'now',
  label: 'Look at the plan as of a moment',
});
const MomentPanel = lazy(() => import('./moment-panel.tsx'));

/** The moment that is looked at, and a way to any other. A branch stands on its own base: it has no other. */
export function MomentPicker() {
  const { asOf, branch, role } = useProjectPlace();
  const { data } = useProjectState();
  if (role === 'guest' || branch !== undefined) return null;
  const when = asOf === undefined ? say('now') : format.instantDay(data?.about.at);
  return (
    <Popover
      label={say('label')}
      trigger={
        <Button look="quiet" title={say('label')}>
          {say('asOf', { when })}
        </Button>
      }
    >
      <Suspense fallback={<Loading />}>
        <MomentPanel />
      </Suspense>
    </Popover>
  );
}
