import { z } from 'zod';
import {
  askerOf,
  createSteeringLink,
  listSteeringLinks,
  pageOfLink,
  revokeSteeringLink,
  STEERING_LINK_DAYS,
} from '../../accounts/index.ts';
import { MomentAsked } from '../answered.ts';
import { Fault } from '../fault.ts';
import { route } from '../route.ts';
import { LinkAnswer, Moment, Named, ProjectParams, Secret } from './account-fields.ts';
import { SteeringContent, steeringContent } from './steering-pages-content.ts';
import {
  keepPage,
  listPages,
  readPage,
  SteeringLine,
  SteeringPage,
  SteeringText,
} from './steering-pages-rows.ts';

const tag = 'Steering pages';
const { usual, most } = STEERING_LINK_DAYS;
const PageParams = ProjectParams.extend({ pageId: z.uuid() });
const MOST_PAGES = 200;

/** What a steering group is shown: one page, frozen as it was sent. */
export const steeringPageRoutes = [
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/steering-page',
    tag,
    summary: 'The page as it would be sent now',
    description: 'Without money: whoever is given a link to the page sees all that it says.',
    access: { in: 'project', action: 'project.whole' },
    params: ProjectParams,
    query: z.strictObject({
      /** A moment that the ledger is counted from; since the last report where none is named. */
      against: MomentAsked.exactOptional(),
    }),
    answer: SteeringContent,
    run: ({ place, query, context }) => steeringContent(place, query, context),
  }),
  route({
    method: 'POST',
    url: '/api/v1/projects/:projectId/steering-pages',
    tag,
    summary: 'Send it: the page is kept as it is, whatever becomes of the plan',
    access: { in: 'project', action: 'project.manage' },
    params: ProjectParams,
    body: z.strictObject({
      /** `seq` of the page that was seen: another state of the plan is not sent unseen. */
      seq: z.int().min(0),
      against: MomentAsked.exactOptional(),
      text: SteeringText,
    }),
    answer: SteeringPage,
    status: 201,
    run: async ({ principal, place, body, context }) => {
      const { seq, text, against } = body;
      const content = await steeringContent(place, { against }, context);
      if (content instanceof Fault) return content;
      if (content.seq !== seq) {
        const detail = 'The plan has changed since the page was shown. Look at it again.';
        return new Fault('conflict', { field: 'body/seq', detail });
      }
      const { personId } = askerOf(principal, place);
      const { projectId } = place;
      const id = await keepPage(context, { projectId, personId, text, content });
      return (await readPage(context.database, id)) ?? new Fault('not-found');
    },
  }),
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/steering-pages',
    tag,
    summary: 'Pages that were sent, the newest first',
    access: { in: 'project', action: 'project.whole' },
    params: ProjectParams,
    answer: z.strictObject({ pages: z.array(SteeringLine) }),
    run: async ({ place, context }) => ({
      pages: await listPages(context.database, place.projectId, MOST_PAGES),
    }),
  }),
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/steering-pages/:pageId',
    tag,
    summary: 'A page as it was sent',
    access: { in: 'project', action: 'project.whole' },
    params: PageParams,
    answer: SteeringPage,
    run: async ({ params, place, context }) =>
      (await readPage(context.database, params.pageId, place.projectId)) ?? new Fault('not-found'),
  }),
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/steering-pages/:pageId/links',
    tag,
    summary: 'Links that still show the page',
    access: { in: 'project', action: 'report-link.change' },
    params: PageParams,
    answer: z.strictObject({
      links: z.array(
        z.strictObject({
          id: z.string(),
          createdBy: Named,
          createdAt: Moment,
          expiresAt: Moment,
          usedAt: Moment.nullable(),
        }),
      ),
    }),
    run: async ({ params, place, context }) => {
      const page = await readPage(context.database, params.pageId, place.projectId);
      if (page === undefined) return new Fault('not-found');
      return { links: await listSteeringLinks(context, { ...place, pageId: page.id }) };
    },
  }),
  route({
    method: 'POST',
    url: '/api/v1/projects/:projectId/steering-pages/:pageId/links',
    tag,
    summary: 'Make a link by which whoever has it sees the page, without an account',
    access: { in: 'project', action: 'report-link.change' },
    params: PageParams,
    body: z.strictObject({ expiresInDays: z.int().min(1).max(most).default(usual) }),
    answer: LinkAnswer,
    status: 201,
    run: ({ principal, place, params: { pageId }, body, context }) =>
      createSteeringLink(
        context,
        askerOf(principal, place),
        { ...place, pageId },
        body.expiresInDays,
      ),
  }),
  route({
    method: 'DELETE',
    url: '/api/v1/projects/:projectId/steering-pages/:pageId/links/:linkId',
    tag,
    summary: 'Take a link to the page back',
    access: { in: 'project', action: 'report-link.change' },
    params: PageParams.extend({ linkId: z.uuid() }),
    run: ({ principal, place, params: { pageId, linkId }, context }) =>
      revokeSteeringLink(context, askerOf(principal, place), { ...place, pageId, linkId }),
  }),
  route({
    method: 'POST',
    url: '/api/v1/links/steering-page',
    tag,
    summary: 'The page that a link shows',
    description:
      'The secret is what stands behind the # of the link. It shows this page and opens nothing else.',
    access: { in: 'public' },
    body: z.strictObject({ secret: Secret }),
    answer: SteeringPage.omit({ id: true }).extend({ expiresAt: Moment }),
    run: async ({ body, context, request }) => {
      const { pageId, expiresAt } = await pageOfLink(context, body.secret, request.ip);
      const page = await readPage(context.database, pageId);
      if (page === undefined) return new Fault('not-found');
      const { id: _, ...shown } = page;
      return { ...shown, expiresAt };
    },
  }),
];
