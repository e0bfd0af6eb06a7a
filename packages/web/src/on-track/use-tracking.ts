import { useNavigate, useSearch } from '@tanstack/react-router';
import { useAnswer } from '../connection/index.ts';
import { useProjectPlace } from '../project/index.ts';
import type {
  BaselinesAnswer,
  MovementAnswer,
  PromisesAnswer,
  SeriesAnswer,
  StatusAnswer,
} from '../tracking/index.ts';
import { type Looking, ledgerQuery, usualAgainst } from './against.ts';

/** Of every list so many are shown; how many there are is said beside it. */
export const SHOWN = 5;
/** Lines that moved nothing are told apart up to so many. */
const ABSORBED_SHOWN = 10;

/** Everything that the screen is made of: each answer by itself, so that none waits for another without need. */
export function useTracking() {
  const { projectId, asOf, branch, role } = useProjectPlace();
  const chosen = useSearch({ strict: false }) as { against?: unknown; target?: unknown };
  const state = { asOf, branch };
  const isGuest = role === 'guest';
  const status = useAnswer<StatusAnswer>(projectId, '/status', {
    ...state,
    most: SHOWN,
    names: true,
  });
  const promises = useAnswer<PromisesAnswer>(projectId, '/promises', state);
  const baselines = useAnswer<BaselinesAnswer>(projectId, '/baselines', state, !isGuest);
  const isDated = status.data === undefined || status.data.answer !== null;
  const looking: Looking = {
    asOf,
    branch,
    against: textOf(chosen.against),
    // A guest's own date is the first that was promised to them: the whole plan's is not theirs to see.
    target: textOf(chosen.target) ?? (isGuest ? sharedTarget(promises.data) : undefined),
  };
  const isAimed = !isGuest || looking.target !== undefined;
  const against = looking.against ?? usualAgainst(looking, baselines.data?.baselines);
  const isReady = looking.against !== undefined || isGuest || !baselines.isPending;
  const ledger = useAnswer<MovementAnswer>(
    projectId,
    '/ledger',
    { ...ledgerQuery(looking, against), ...(!isGuest && { most: ABSORBED_SHOWN }) },
    isReady && isDated && isAimed,
  );
  const series = useAnswer<SeriesAnswer>(
    projectId,
    '/forecast-series',
    { to: asOf, target: looking.target },
    isDated && isAimed && branch === undefined,
  );
  return { looking, against, status, promises, baselines, ledger, series };
}

export type Tracking = ReturnType<typeof useTracking>;

/** Changes what the ledger is about, in the address. */
export function useAim(): (aim: {
  against?: string | undefined;
  target?: string | undefined;
}) => void {
  const navigate = useNavigate();
  return (aim) =>
    void navigate({
      to: '.',
      search: ((now: Record<string, unknown>) => ({ ...now, ...aim })) as never,
      replace: true,
    });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function sharedTarget(answer: PromisesAnswer | undefined): string | undefined {
  return answer?.promises.find(({ taskId }) => taskId !== null)?.id;
}
