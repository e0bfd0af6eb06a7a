import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useProjectPlace } from '../project/index.ts';

/** To a task in the plan, in the state that is looked at. */
export function TaskLink({
  taskId,
  children,
}: {
  readonly taskId: string;
  readonly children: ReactNode;
}) {
  const { projectId, asOf, branch } = useProjectPlace();
  return (
    <Link
      to="/projects/$projectId/plan"
      params={{ projectId }}
      search={{ asOf, branch, task: taskId } as never}
    >
      {children}
    </Link>
  );
}
