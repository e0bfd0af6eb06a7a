import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { answers, ProblemError } from '../connection/index.ts';
import { router } from './routes.tsx';

/** Whoever is not signed in any more is shown the way in, and comes back to where they were. */
answers.getQueryCache().subscribe((event) => {
  if (event.type !== 'updated' || event.action.type !== 'error') return;
  const { error } = event.action;
  if (!(error instanceof ProblemError) || error.status !== 401) return;
  const { pathname, href } = router.state.location;
  if (['/sign-in', '/join', '/report', '/steering'].includes(pathname)) return;
  void router.navigate({ to: '/sign-in', search: { from: href } as never });
});

export function Application() {
  return (
    <StrictMode>
      <QueryClientProvider client={answers}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>
  );
}
