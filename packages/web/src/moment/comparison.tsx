import type { Comparison as Compared } from '@throughline/model';
import { lazy, Suspense } from 'react';
import { Loading } from '../ui/index.ts';

const ComparisonView = lazy(() => import('./comparison-view.tsx'));

/** What two states of the plan differ in; fetched when it is shown. */
export function Comparison({ comparison }: { readonly comparison: Compared }) {
  return (
    <Suspense fallback={<Loading />}>
      <ComparisonView comparison={comparison} />
    </Suspense>
  );
}
