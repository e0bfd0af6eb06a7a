import { useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useRef } from 'react';
import { useGoTo } from '../shell/index.ts';
import { readView, writeView } from './view/address.ts';
import type { PlanView } from './view/plan-view.ts';

/** How the plan is looked at, as the address says, and a way to change it there. */
export function usePlanView(): [PlanView, (change: Partial<PlanView>, isStep?: boolean) => void] {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const { columns, filter, sort, group, closed, zoom, baseline, gantt, task, row } = search;
  const planView = useMemo(
    () => readView({ columns, filter, sort, group, closed, zoom, baseline, gantt, task, row }),
    [columns, filter, sort, group, closed, zoom, baseline, gantt, task, row],
  );
  const goTo = useGoTo();
  const newest = useRef({ planView, goTo });
  newest.current = { planView, goTo };
  // The browser's back button closes a task, and undoes nothing else of the view.
  const show = useCallback((change: Partial<PlanView>, isStep = 'task' in change) => {
    const next = { ...newest.current.planView, ...change };
    // What comes before the page is rendered again adds to this.
    newest.current = { ...newest.current, planView: next };
    newest.current.goTo('plan', { ...writeView(next) }, !isStep);
  }, []);
  return [planView, show];
}
