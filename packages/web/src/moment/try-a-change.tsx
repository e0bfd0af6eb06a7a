import { lazy, Suspense, useState } from 'react';
import { useProjectPlace } from '../project/index.ts';
import { Button } from '../ui/index.ts';
import { messages } from '../words/index.ts';

const say = messages({ try: 'Try a change' });
const OpenBranchDialog = lazy(() => import('./open-branch-dialog.tsx'));

/** Opens a branch of the plan under a name; hidden while one is looked at, and from who may not propose. */
export function TryAChange() {
  const { role, branch, asOf } = useProjectPlace();
  const [isOpen, setOpen] = useState(false);
  const may = role === 'owner' || role === 'manager' || role === 'contributor';
  if (!may || branch !== undefined || asOf !== undefined) return null;
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        {say('try')}
      </Button>
      <Suspense>{isOpen && <OpenBranchDialog onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
