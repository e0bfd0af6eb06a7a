import { useQuery } from '@tanstack/react-query';
import type { Comparison } from '@throughline/model';
import type { LedgerAnswer } from '../causes/index.ts';
import { request, useAnswer } from '../connection/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { type Listed, useListed } from '../records/index.ts';
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
  const isP6 = project.data?.[0]?.rules === 'p6';
  const listed = useListed(
    'task',
    {
      where: dueBy(isP6 ? aWeekAfter(statusAt) : statusAt),
      fields: 'name,responsible,actualStart',
    },
    isKnown && project.data !== undefined,
  );
  const before = useDatesBefore(isP6 ? (listed.data ?? []) : [], from);
  const due = (listed.data ?? []).filter(
    ({ id, actualStart }) =>
      !isP6 || actualStart !== undefined || (before.get(id) ?? '9') < statusAt,
  );
  const ids = due.map(({ id }) => id);
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
    project.error ??
    ledger.error ??
    status.error ??
    listed.error ??
    resources.error ??
    reports.error;
  const record = project.data?.[0];
  const isReady =
    record !== undefined &&
    ledger.data !== undefined &&
    status.data !== undefined &&
    listed.data !== undefined &&
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
      due: due.map(({ id, name, responsible, actualStart }) => ({
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

interface DatesBefore {
  readonly tasks: readonly {
    readonly id: string;
    readonly schedule: { readonly start: string | null };
  }[];
}

/**
 * When the plan had tasks begin before this period. P6's data date takes with it what has not begun, so that nothing
 * says any more that it should have.
 */
function useDatesBefore(
  tasks: readonly Listed<'task'>[],
  from: number | undefined,
): ReadonlyMap<string, string> {
  const { projectId } = useProjectPlace();
  const ids = tasks.flatMap(({ id, actualStart }) => (actualStart === undefined ? [id] : []));
  const { data } = useAnswer<DatesBefore>(
    projectId,
    '/schedule',
    { tasks: ids.slice(0, MOST_IDS).join(','), asOf: String(from) },
    ids.length > 0 && from !== undefined,
  );
  return new Map(
    (data?.tasks ?? []).flatMap(({ id, schedule: { start } }) =>
      start === null ? [] : [[id, start] as const],
    ),
  );
}

/** A civil moment a week on; what the data date moved begins within it. */
function aWeekAfter(moment: string): string {
  if (moment === '') return moment;
  return new Date(Date.parse(`${moment}Z`) + 7 * 86_400_000).toISOString().slice(0, 16);
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
