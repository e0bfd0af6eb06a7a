import { type LocalState, useProjectPlace } from '../project/index.ts';
import { ScreenLink } from '../shell/index.ts';
import { Button, Empty } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import type { PlanDesk } from './desk.ts';
import styles from './plan.module.css';
import type { PlanView } from './view/plan-view.ts';

const say = messages({
  fetching: 'Fetching the plan',
  reading: 'Reading the plan',
  dating: 'Computing its dates',
  step: '{step}: {share}',
  title: 'This plan has no tasks yet',
  typing: 'Type the name of the first task in the row above and press Enter.',
  pasting:
    'Or copy rows from Excel and paste them there: names, durations such as 3d, predecessors such as 1FS+2d.',
  importing: 'Or {link} from MS Project or Primavera P6.',
  file: 'bring a file',
  readOnly: 'Nobody has added any.',
  none: 'No task is shown',
  filtered: 'The filter leaves out every task of the plan.',
  all: 'Show all tasks',
});

export function Opening({ progress }: { readonly progress: LocalState['progress'] }) {
  const { step, share } = progress;
  return (
    <div className={styles.opening}>
      <label className="faint">
        {say('step', { step: say(step), share: format.percent(share * 100) })}
        <progress value={share} className={styles.progress} />
      </label>
    </div>
  );
}

/** Nothing to see: the first step, or the way back from a filter. */
export function EmptyPlan({
  desk,
  planView,
  onShow,
}: {
  readonly desk: PlanDesk;
  readonly planView: PlanView;
  readonly onShow: (change: Partial<PlanView>) => void;
}) {
  const { role } = useProjectPlace();
  if (desk.rows.lastTaskRow >= 0) return null;
  const isFiltered = planView.filter.length > 0;
  return (
    <div className={styles.empty}>
      {isFiltered ? (
        <Empty title={say('none')}>
          <p>{say('filtered')}</p>
          <Button onClick={() => onShow({ filter: [] })}>{say('all')}</Button>
        </Empty>
      ) : (
        <Empty title={say('title')}>
          {desk.canEdit ? (
            <>
              <p>{say('typing')}</p>
              <p>{say('pasting')}</p>
              {role !== 'guest' && (
                <p>
                  {say.rich('importing', {
                    link: <ScreenLink screen="files">{say('file')}</ScreenLink>,
                  })}
                </p>
              )}
            </>
          ) : (
            <p>{say('readOnly')}</p>
          )}
        </Empty>
      )}
    </div>
  );
}
