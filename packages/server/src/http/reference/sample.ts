import type { JsonSchema } from './json-schema.ts';

type Components = Readonly<Record<string, JsonSchema>>;

/** What people recognise, by the name of the field. */
const VALUES: Readonly<Record<string, unknown>> = {
  projectId: '0197c9a0-6b1e-7c3a-9c51-2f4e8a1d7b60',
  workspaceId: '0197c9a0-2d44-7b0f-8a3e-91b6c5d0e7f2',
  programmeId: '0197c9a0-3f10-7d28-b6c4-5a7e9f021c83',
  id: '0197c9a1-0c5d-7e41-a2b8-3d6f9e1c4a70',
  taskId: '0197c9a1-0c5d-7e41-a2b8-3d6f9e1c4a70',
  recordId: '0197c9a1-0c5d-7e41-a2b8-3d6f9e1c4a70',
  editId: '0197c9a2-41f7-7a9c-8e05-b1c2d3e4f506',
  author: '0197c9a0-1b2c-7d3e-8f40-516273849506',
  name: 'Office move',
  personName: 'Ada Lovelace',
  email: 'ada@example.org',
  seq: 412,
  head: 412,
  base: 411,
  hash: '9b2f0c4e7a1d83b65e92f047c1a8d36b4e7f902a5c8d13e60b97f24a8c5d1e03',
  at: '2026-11-20T16:04:11.000Z',
  start: '2026-03-02T08:00',
  finish: '2026-06-12T17:00',
  forecastStart: '2026-03-02T08:00',
  forecastFinish: '2026-06-24T17:00',
  statusDate: '2026-04-10T17:00',
  sentence: 'Off track: Go live is forecast for Wed 24 Jun 2026, 8 working days past the contract.',
  currency: 'EUR',
  where: 'computed/finish:lt:2026-04-01',
  fields: 'name,computed/finish',
};

const EDIT = {
  kind: 'task.set-duration',
  taskId: VALUES.taskId,
  minutes: 2400,
};
const TASK = {
  id: VALUES.taskId,
  kind: 'task',
  audience: 'shared',
  name: 'Migrate the data',
  rank: 'V',
  type: 'task',
  fixed: 'units',
  duration: { minutes: 2400, unit: 'd' },
};
const COMPONENTS: Readonly<Record<string, unknown>> = {
  Edit: EDIT,
  Record: TASK,
  'record.task': TASK,
  Diff: {
    added: {},
    updated: {
      [String(VALUES.taskId)]: { duration: [[TASK.duration], [{ minutes: 2880, unit: 'd' }]] },
    },
    removed: {},
  },
  Json: 'any value',
};

/** A value that the schema describes, to show what one looks like. */
export function sampleOf(
  schema: JsonSchema,
  components: Components,
  name = '',
  depth = 0,
): unknown {
  if (schema.$ref !== undefined) {
    const component = schema.$ref.replace('#/components/schemas/', '');
    const known = COMPONENTS[component];
    if (known !== undefined || depth > 6) return known ?? {};
    return sampleOf(components[component] ?? {}, components, name, depth + 1);
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.default !== undefined) return schema.default;
  if (schema.enum !== undefined) return schema.enum[0];
  const one = (schema.oneOf ?? schema.anyOf)?.find(({ type }) => type !== 'null');
  if (one !== undefined) return sampleOf(one, components, name, depth);
  const known = VALUES[name];
  switch (schema.type) {
    case 'object':
      return objectOf(schema, components, depth);
    case 'array': {
      const items = schema.items ?? {};
      if (schema.prefixItems !== undefined) {
        return schema.prefixItems.map((item) => sampleOf(item, components, '', depth + 1));
      }
      return depth > 6 ? [] : [sampleOf(items, components, name.replace(/s$/, ''), depth + 1)];
    }
    case 'integer':
    case 'number':
      return typeof known === 'number' ? known : (schema.minimum ?? 0);
    case 'boolean':
      return true;
    case 'string':
      return typeof known === 'string' ? known : textOf(schema);
    default:
      return known ?? null;
  }
}

function objectOf(schema: JsonSchema, components: Components, depth: number): unknown {
  const { properties = {}, required = [] } = schema;
  const shown = Object.entries(properties).filter(([name]) => depth < 3 || required.includes(name));
  const isPerson = Object.hasOwn(properties, 'email');
  return Object.fromEntries(
    shown.map(([name, own]) => {
      const said = isPerson && name === 'name' ? 'personName' : name;
      return [name, sampleOf(own, components, said, depth + 1)];
    }),
  );
}

function textOf({ format, pattern }: JsonSchema): string {
  if (format === 'uuid') return String(VALUES.id);
  if (format === 'date-time') return String(VALUES.at);
  if (format === 'email') return String(VALUES.email);
  return pattern === undefined ? 'text' : String(VALUES.id);
}
