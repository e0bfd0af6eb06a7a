import { useNavigate } from '@tanstack/react-router';

/** Shows the screen as of another moment, or as a branch has it; undefined is the present plan. */
export function useLookAt(): (place: { readonly asOf?: string; readonly branch?: string }) => void {
  const navigate = useNavigate();
  return ({ asOf, branch }) =>
    void navigate({
      to: '.',
      search: ((now: Record<string, unknown>) => ({ ...now, asOf, branch })) as never,
    });
}

/** To a screen of the project, with what it is to show. */
export function useOpenScreen(projectId: string) {
  const navigate = useNavigate();
  return (screen: 'plan' | 'what-if' | 'history', search: Record<string, string | undefined>) =>
    void navigate({
      to: `/projects/$projectId/${screen}`,
      params: { projectId },
      search: search as never,
    });
}
