import { RECORD_KINDS, RecordId, type RecordKind } from '@throughline/model';
import { z } from 'zod';
import type { HotProject } from '../../projects/index.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import { type ProjectPlace, route } from '../route.ts';
import { ComputedTask, SeenPlan } from './records-computed.ts';
import { fieldOf, type Line } from './records-fields.ts';
import { conditionOf, OPERATORS } from './records-filter.ts';
import { pageOf } from './records-page.ts';

const Kind = z.enum(RECORD_KINDS as [RecordKind, ...RecordKind[]]);

/** A record of any kind, whole or the fields that were asked for. */
const RecordLine = z.looseObject({
  id: RecordId,
  kind: Kind,
  computed: ComputedTask.partial().exactOptional(),
});

const Query = z.strictObject({
  kind: Kind,
  /** `field:operator:value`; of several, all hold. */
  where: z
    .union([z.string(), z.array(z.string()).max(20)])
    .default([])
    .transform((given) => (typeof given === 'string' ? [given] : given)),
  /** A field; with a minus before it, backwards. */
  sort: z.string().min(1).max(200).exactOptional(),
  /** Fields to answer with, `name,duration,computed/finish`; all unless told. */
  fields: z.string().min(1).max(4_000).exactOptional(),
  cursor: z.string().max(20_000).exactOptional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});

export const recordRoutes = [
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/records',
    tag: 'Plan',
    summary: 'Records of one kind, filtered, sorted and page by page',
    description: [
      `\`where\` is \`field:operator:value\` and may be given up to 20 times; operators: ${OPERATORS.join(', ')}.`,
      '`in` takes values with commas between them, `contains` a part of a text in small or capital letters, `has` is yes or no.',
      'A field is that of the record (`name`, `duration/minutes`, `custom/<id>`), and for tasks what is computed (`computed/forecastFinish`, `computed/totalFloat`, `computed/critical`).',
      'Without `sort`, tasks come as the plan is read, top to bottom, others by their ids. `next` goes on where the page ended, whatever was edited meanwhile.',
    ].join(' '),
    access: { in: 'project', action: 'project.read' },
    params: z.strictObject({ projectId: z.uuid() }),
    query: Query,
    answer: z.strictObject({
      /** The last change that the answer shows. */
      seq: z.int(),
      /** Why tasks have no dates, where they have none. */
      unschedulable: z.string().exactOptional(),
      records: z.array(RecordLine),
      next: z.string().nullable(),
    }),
    run: ({ query, place, context }) =>
      inPlan(place, context, ({ history }, plan) => {
        const { kind, where, sort = '', fields, cursor, limit } = query;
        const backwards = sort.startsWith('-');
        const shown = fields?.split(',').map((path) => fieldOf(kind, path, 'fields'));
        const { lines, next } = pageOf(plan, {
          kind,
          conditions: where.map((text) => conditionOf(kind, text)),
          sort:
            sort === ''
              ? undefined
              : { field: fieldOf(kind, sort.slice(backwards ? 1 : 0), 'sort'), backwards },
          computed: shown?.some(({ computed }) => computed !== undefined) ?? true,
          cursor,
          limit,
        });
        const { unschedulable } = plan;
        return {
          seq: history.head,
          ...(kind === 'task' && unschedulable !== undefined && { unschedulable }),
          records: fields === undefined ? lines : lines.map((line) => only(line, fields)),
          next,
        };
      }),
  }),
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/records/:recordId',
    tag: 'Plan',
    summary: 'One record, with what is computed of it',
    access: { in: 'project', action: 'project.read' },
    params: z.strictObject({ projectId: z.uuid(), recordId: RecordId }),
    answer: z.strictObject({ seq: z.int(), record: RecordLine }),
    run: ({ params, place, context }) =>
      inPlan(place, context, ({ history }, plan) => {
        const record = plan.get(params.recordId);
        if (record === undefined) return new Fault('not-found');
        return {
          seq: history.head,
          record: record.kind === 'task' ? { ...record, computed: plan.computed(record) } : record,
        };
      }),
  }),
];

/** Uses the plan as the reader sees it, in one go. */
async function inPlan(
  { projectId, revision, reader }: ProjectPlace,
  { store, world }: Context,
  use: (project: HotProject, plan: SeenPlan) => object,
): Promise<object> {
  const answer = await store.read(projectId, revision, (project) =>
    use(project, new SeenPlan(project, reader, world.local())),
  );
  return answer ?? new Fault('not-found');
}

/** The record with these fields alone; a field of a field brings the whole of what it is in. */
function only(line: Line, fields: string): object {
  const wanted = new Set(['id', 'kind']);
  const computed = new Set<string>();
  for (const path of fields.split(',')) {
    const [first = '', second = ''] = path.split('/');
    if (first === 'computed') computed.add(second);
    else wanted.add(first);
  }
  const some = (of: object, names: ReadonlySet<string>) =>
    Object.fromEntries(Object.entries(of).filter(([name]) => names.has(name)));
  return {
    ...some(line, wanted),
    ...(computed.size > 0 && line.computed && { computed: some(line.computed, computed) }),
  };
}
