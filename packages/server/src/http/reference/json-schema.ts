import {
  ChangeMeta,
  Diff,
  EDIT_KINDS,
  PlanRecord,
  Problem,
  RECORD_KINDS,
  Role,
  ruleByKind,
  schemaByKind,
} from '@throughline/model';
import { z } from 'zod';
import { EditToSubmit } from '../routes/edits.ts';
import { ProjectLine } from '../routes/projects-rows.ts';
import { ComputedTask } from '../routes/records-computed.ts';

/** As much of a JSON Schema (2020-12) as the reference reads. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly properties?: { readonly [name: string]: JsonSchema };
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/** What stands once and is referred to: everything that people write, and what many answers are made of. */
const named = z.registry<{ id: string }>();
for (const kind of RECORD_KINDS) named.add(schemaByKind[kind], { id: `record.${kind}` });
for (const kind of EDIT_KINDS) named.add(ruleByKind[kind].schema, { id: `edit.${kind}` });
named.add(PlanRecord, { id: 'Record' });
named.add(EditToSubmit, { id: 'Edit' });
named.add(Diff, { id: 'Diff' });
named.add(ChangeMeta, { id: 'ChangeMeta' });
named.add(Problem, { id: 'Problem' });
named.add(ProjectLine, { id: 'Project' });
named.add(ComputedTask, { id: 'ComputedTask' });
named.add(Role, { id: 'Role' });

const COMPONENTS = '#/components/schemas/';

/** Collects the schemas of an API, each named one once. */
export class Schemas {
  readonly #componentByName = new Map<string, JsonSchema>();

  constructor() {
    for (const kind of EDIT_KINDS) this.of(ruleByKind[kind].schema, 'input');
    this.of(Problem, 'output');
    this.of(PlanRecord, 'output');
  }

  /** The schema as it is sent (`input`) or answered (`output`). */
  of(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const made = z.toJSONSchema(schema, { metadata: named, unrepresentable: 'any', io });
    const {
      $schema: _,
      $defs = {},
      ...own
    } = hoisted(made) as JsonSchema & {
      $schema?: string;
      $defs?: Record<string, JsonSchema>;
    };
    for (const [name, component] of Object.entries($defs)) {
      const plain = componentName(name);
      if (!this.#componentByName.has(plain)) this.#componentByName.set(plain, component);
    }
    return own;
  }

  /** All that was named, by name; an edit is one of its kinds. */
  get components(): Readonly<Record<string, JsonSchema>> {
    const edits = EDIT_KINDS.map((kind) => `${COMPONENTS}edit.${kind}`);
    const mapping = Object.fromEntries(
      EDIT_KINDS.map((kind) => [kind, `${COMPONENTS}edit.${kind}`]),
    );
    this.#componentByName.set('Edit', {
      description: 'What somebody does to a plan. Each kind has a schema of its own.',
      oneOf: edits.map(($ref) => ({ $ref })),
      ...{ discriminator: { propertyName: 'kind', mapping } },
    });
    const all = [...this.#componentByName].sort(([one], [other]) => (one < other ? -1 : 1));
    return Object.fromEntries(all);
  }
}

/** The schema with every reference pointing to where components stand. */
function hoisted(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(hoisted);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]) => {
      if (key === '$ref' && typeof value === 'string' && value.startsWith('#/$defs/')) {
        return [[key, COMPONENTS + componentName(value.slice('#/$defs/'.length))]];
      }
      // A component's name is said by where it stands.
      if (key === 'id' && typeof value === 'string') return [];
      return [[key, hoisted(value)]];
    }),
  );
}

/** What has no name of its own is a value of any kind, which is made of itself. */
function componentName(name: string): string {
  return name.startsWith('__schema') ? 'Json' : name;
}
