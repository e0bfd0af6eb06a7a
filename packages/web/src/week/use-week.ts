import { useQuery } from '@tanstack/react-query';
import type { Comparison } from '@throughline/model';
import { request, useAnswer } from '../connection/index.ts';
import { type LedgerAnswer, type Listed, useListed, useProjectPlace } from '../project/index.ts';
import { type Owner, ownersOf, type Person } from './owners.ts';
import { lastHeard, REPORT_KINDS, type ReportedChange } from './reports.ts';

/** Pages of reports that are looked through for when somebody was last heard of. */
const PAGES = 4;
const PAGE = 500;
/** More ids than this do not fit into an address: then all are asked for. */
const MOST_IDS = 150;

interface Reports {
  readonly changes: readonly ReportedChange[];
  readonly people: Readonly<Record<string, string>>;
}

/** Where the weekly cycle stands, all of it read from the plan and its log. */
export interface Week {
  readonly project: Listed<'project'>;
  readonly statusDate: string | undefined;
  readonly ledger: LedgerAnswer;
  readonly comparison: Comparison | undefined;
  readonly owners: readonly Owner[];
  /** Everybody who can be asked. */
  readonly people: readonly Person[];
  readonly reports: Reports;
  /** The last change before this period. */
  readonly from: number;
  /** Unfinished work that the schedule has before the status date, by id. */
  readonly inThePast: readonly string[];
}

export function useWeek(): { readonly week: Week | undefined; readonly error: Error | null } {
  const { projectId } = useProjectPlace();
  const project = useListed('project');
  const ledger = useAnswer<LedgerAnswer>(projectId, '/ledger');
  const from = ledger.data?.between.from;
  const isKnown = from !== undefined;
  const statusAt = ledger.data?.about.status.at ?? '';
  const status = useAnswer<{
    readonly answer: { readonly status: { readonly inThePast: readonly string[] } } | null;
  }>(projectId, '/status');
  const compared = useAnswer<{ readonly comparison: Comparison }>(
    projectId,
    '/compare',
    { from },
    isKnown,
  );
  const due = useListed(
    'task',
    { where: dueBy(statusAt), fields: 'name,responsible,actualStart' },
    isKnown,
  );
  const ids = (due.data ?? []).map(({ id }) => id);
  const assignments = useListed(
    'assignment',
    {
      fields: 'taskId,resourceId',
      ...(ids.length <= MOST_IDS && { where: [`taskId:in:${ids.join(',')}`] }),
    },
    ids.length > 0,
  );
  const resources = useListed('resource', { where: ['type:eq:work'], fields: 'name,email' });
  const reports = useReports();
  const error =
    project.error ?? ledger.error ?? status.error ?? due.error ?? resources.error ?? reports.error;
  const record = project.data?.[0];
  const isReady =
    record !== undefined &&
    ledger.data !== undefined &&
    status.data !== undefined &&
    due.data !== undefined &&
    resources.data !== undefined &&
    reports.data !== undefined &&
    (ids.length === 0 || assignments.data !== undefined);
  if (!isReady || from === undefined) return { week: undefined, error };
  const wanted = new Set<string>(ids);
  const week: Week = {
    project: record,
    statusDate: record.statusDate,
    ledger: ledger.data,
    comparison: compared.data?.comparison,
    owners: ownersOf({
      due: due.data.map(({ id, name, responsible, actualStart }) => ({
        id,
        name,
        started: actualStart !== undefined,
        ...(responsible !== undefined && { responsible }),
      })),
      assignments: (assignments.data ?? []).filter(({ taskId }) => wanted.has(taskId)),
      resources: new Map(resources.data.map((person) => [person.id, person as Person])),
      heard: lastHeard(reports.data.changes, (id) => wanted.has(id)),
      from,
    }),
    people: resources.data.map((person) => person as Person),
    reports: reports.data,
    from,
    inThePast: status.data.answer?.status.inThePast ?? [],
  };
  return { week, error };
}

/** Unfinished work of people that the plan has begun by then. */
function dueBy(status: string): string[] {
  return [
    'actualFinish:has:no',
    'inactive:has:no',
    'external:has:no',
    'computed/isSummary:eq:false',
    `computed/start:lt:${status}`,
  ];
}

function useReports() {
  const { projectId } = useProjectPlace();
  return useQuery({
    queryKey: ['project', projectId, 'reports'],
    queryFn: async ({ signal }): Promise<Reports> => {
      const changes: ReportedChange[] = [];
      const people: Record<string, string> = {};
      let before: number | undefined;
      for (let page = 0; page < PAGES; page++) {
        const query = { kind: REPORT_KINDS.join(','), limit: PAGE, before };
        const found: Reports & { readonly next: number | null } = await request(
          'GET',
          `/projects/${projectId}/history`,
          { query, signal },
        );
        changes.push(...found.changes);
        Object.assign(people, found.people);
        if (found.next === null) break;
        before = found.next;
      }
      return { changes, people };
    },
  });
}
