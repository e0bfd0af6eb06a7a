import type { RecordKind } from '@throughline/model';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { HeldRecord, LocalProject, LocalState } from './local-project.ts';
import { enter, projectAt } from './open-projects.ts';
import { useProjectPlace } from './place.tsx';

/** The plan that this screen is about, held in this browser: one for all screens that look at the same place. */
export function useLocalProject(): LocalProject {
  const { projectId, asOf, branch, role, live } = useProjectPlace();
  const place = useMemo(() => ({ projectId, asOf, branch }), [projectId, asOf, branch]);
  const project = projectAt(place, role);
  useEffect(() => enter(place, role, live), [place, role, live]);
  return project;
}

export function useLocalState(project: LocalProject): LocalState {
  return useSyncExternalStore(project.watch, () => project.state);
}

/** The plan's records of one kind, again whenever one changes; undefined until they are there. */
export function usePlanRecords<K extends RecordKind>(
  kind: K,
): readonly HeldRecord<K>[] | undefined {
  const project = useLocalProject();
  const { kindVersions, phase } = useLocalState(project);
  const version = kindVersions[kind] ?? 0;
  const [found, setFound] = useState<Found<K>>();
  useEffect(() => {
    if (phase !== 'ready') return undefined;
    let isOver = false;
    const put = (records: readonly HeldRecord<K>[]) => {
      if (!isOver) setFound({ project, version, records });
    };
    // A plan that was closed meanwhile answers nothing.
    project.records(kind).then(put, () => {});
    return () => {
      isOver = true;
    };
  }, [project, kind, phase, version]);
  return found?.project === project ? found.records : undefined;
}

interface Found<K extends RecordKind> {
  readonly project: LocalProject;
  readonly version: number;
  readonly records: readonly HeldRecord<K>[];
}
