import { useQuery } from '@tanstack/react-query';
import { type PlanRecord, type RecordKind, Records } from '@throughline/model';
import { type Query, request } from '../connection/index.ts';
import type { AboutState } from '../moment/index.ts';
import { RESTORED_KINDS } from './restore-edits.ts';

const PAGE = 5_000;

export interface PlanStates {
  readonly now: Records;
  readonly past: Records;
  readonly pastAbout: AboutState;
}

interface StateAnswer {
  readonly about: AboutState;
  readonly records: readonly PlanRecord[];
  readonly next: number | null;
}

/** The whole plan as it is and as it was: for a restoration, which compares all of it. */
export function usePlanStates(projectId: string, moment: string, branch: string | undefined) {
  return useQuery({
    queryKey: ['project', projectId, 'plan-states', moment, branch],
    queryFn: async ({ signal }): Promise<PlanStates> => {
      const now = await readState(projectId, { branch }, signal);
      const past = await readState(projectId, { asOf: moment }, signal);
      return { now: now.records, past: past.records, pastAbout: past.about };
    },
  });
}

async function readState(projectId: string, place: Query, signal: AbortSignal) {
  const records: PlanRecord[] = [];
  // Promises are not restored: they are here so that what they speak of is not removed.
  const kinds: readonly RecordKind[] = [...RESTORED_KINDS, 'promise', 'explanation', 'event'];
  let about: AboutState | undefined;
  for (const kind of kinds) {
    let offset: number | null = 0;
    while (offset !== null) {
      const query: Query = { ...place, kind, offset, limit: PAGE };
      const page: StateAnswer = await request('GET', `/projects/${projectId}/state`, {
        query,
        signal,
      });
      records.push(...page.records);
      about = page.about;
      offset = page.next;
    }
  }
  return { records: new Records(records), about: about as AboutState };
}
