import { RecordId } from '@throughline/model';
import { z } from 'zod';
import {
  askerOf,
  createReportLink,
  listReportLinks,
  REPORT_LINK_DAYS,
  revokeReportLink,
} from '../../accounts/index.ts';
import { Fault } from '../fault.ts';
import { route } from '../route.ts';
import { LinkAnswer, Moment, Named, ProjectParams } from './account-fields.ts';
import { Report, ReportShown, report, shownReport } from './report-links-report.ts';

const tag = 'Report links';
const { usual, most } = REPORT_LINK_DAYS;

/** Links by which one owner without a seat sees their tasks and reports on them. */
export const reportLinkRoutes = [
  route({
    method: 'POST',
    url: '/api/v1/projects/:projectId/report-links',
    tag,
    summary: 'Make a link by which one resource reports on its tasks',
    description:
      'It shows the tasks of this resource and takes when they began and ended, what remains, the expected finish, what holds them up, and that nothing is new: nothing else.',
    access: { in: 'project', action: 'report-link.change' },
    params: ProjectParams,
    body: z.strictObject({
      resourceId: RecordId,
      expiresInDays: z.int().min(1).max(most).default(usual),
    }),
    answer: LinkAnswer,
    status: 201,
    run: async ({ principal, place, body, context }) => {
      const name = await context.store.read(
        place.projectId,
        place.revision,
        ({ history }) => history.records.find('resource', body.resourceId)?.name,
      );
      if (name === undefined) return new Fault('not-found', { field: 'body/resourceId' });
      const asker = askerOf(principal, { role: place.role });
      return createReportLink(context, asker, place, { ...body, name });
    },
  }),
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/report-links',
    tag,
    summary: 'Report links that still work',
    access: { in: 'project', action: 'report-link.change' },
    params: ProjectParams,
    answer: z.strictObject({
      links: z.array(
        z.strictObject({
          id: z.string(),
          resourceId: z.string(),
          name: z.string(),
          createdBy: Named,
          createdAt: Moment,
          expiresAt: Moment,
          usedAt: Moment.nullable(),
        }),
      ),
    }),
    run: async ({ place, context }) => ({ links: await listReportLinks(context, place.projectId) }),
  }),
  route({
    method: 'DELETE',
    url: '/api/v1/projects/:projectId/report-links/:linkId',
    tag,
    summary: 'Take a report link back',
    access: { in: 'project', action: 'report-link.change' },
    params: ProjectParams.extend({ linkId: z.uuid() }),
    run: ({ principal, place, params: { linkId }, context }) => {
      const { workspaceId, projectId, role } = place;
      const where = { workspaceId, projectId, linkId };
      return revokeReportLink(context, askerOf(principal, { role }), where);
    },
  }),
  route({
    method: 'GET',
    url: '/api/v1/report',
    tag,
    summary: 'The tasks of the one whom the report link is for',
    description: "The link's secret, behind its #, is the bearer.",
    access: { in: 'report-link' },
    answer: ReportShown,
    run: async ({ place, context: { store, world } }) =>
      (await store.read(place.projectId, place.revision, (project) =>
        shownReport(project, place, world.local()),
      )) ?? new Fault('not-found'),
  }),
  route({
    method: 'POST',
    url: '/api/v1/report',
    tag,
    summary:
      'Report on one task: begun, done, what remains, when it is expected, what holds it up, or nothing new',
    access: { in: 'report-link' },
    body: Report,
    answer: ReportShown,
    run: ({ place, body, context }) => report(body, place, context),
  }),
];
