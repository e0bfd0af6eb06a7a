import { type PlanRecord, type RecordKind, schemaByKind } from '@throughline/model';
import { z } from 'zod';
import { Fault } from '../fault.ts';
import { type ComputedField, ComputedTask, type SeenPlan } from './records-computed.ts';

/** A record as it is listed. */
export type Line = PlanRecord & { readonly computed?: ComputedTask };

/** A field that can be asked for by name: `name`, `custom/<id>`, `duration/minutes`, `computed/finish`. */
export interface Field {
  readonly path: string;
  /** Which part of what is computed it is. */
  readonly computed?: ComputedField;
  readonly type: 'number' | 'boolean' | 'text' | 'any';
  /** Where only these are values of it. */
  readonly values?: readonly string[];
  /** Its value in a record; undefined where it has none. */
  in(record: PlanRecord, plan: SeenPlan): unknown;
}

/** The field of this name; throws a fault that says which there are. */
export function fieldOf(kind: RecordKind, path: string, parameter: string): Field {
  const [first = '', ...steps] = path.split('/');
  const isComputed = kind === 'task' && first === 'computed';
  const name = isComputed ? (steps.shift() ?? '') : first;
  const fields = isComputed ? computedFields : fieldsOf(kind);
  const shape = fields.get(name);
  if (shape === undefined || steps.length > 2 || steps.includes('')) {
    throw new Fault('request-invalid', {
      field: `querystring/${parameter}`,
      detail: `Records of this kind have no field ${path}.`,
      accepted: [
        ...fieldsOf(kind).keys(),
        ...(kind === 'task' ? [...computedFields.keys()].map((field) => `computed/${field}`) : []),
      ],
    });
  }
  const computed = isComputed ? (name as ComputedField) : undefined;
  return {
    path,
    ...(computed !== undefined && { computed }),
    ...(steps.length === 0 ? shape : { type: 'any' as const }),
    in: (record, plan) => {
      let value =
        computed !== undefined && record.kind === 'task'
          ? plan.computedField(record, computed)
          : step(record, name);
      for (const one of steps) value = step(value, one);
      return value ?? undefined;
    },
  };
}

type Shape = Pick<Field, 'type' | 'values'>;

const computedFields = shapesOf(ComputedTask);
const fieldsByKind = new Map<RecordKind, ReadonlyMap<string, Shape>>();

function fieldsOf(kind: RecordKind): ReadonlyMap<string, Shape> {
  const known = fieldsByKind.get(kind);
  if (known !== undefined) return known;
  const made = shapesOf(schemaByKind[kind]);
  fieldsByKind.set(kind, made);
  return made;
}

interface Described {
  readonly type?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Described[];
}

function shapesOf(schema: z.ZodType): ReadonlyMap<string, Shape> {
  const { properties = {} } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
  return new Map(
    Object.entries(properties).map(([name, property]) => [name, shapeOf(property as Described)]),
  );
}

function shapeOf({ type, enum: values, anyOf = [] }: Described): Shape {
  const of = type ?? anyOf.find((one) => one.type !== 'null')?.type;
  if (of === 'number' || of === 'integer') return { type: 'number' };
  if (of === 'boolean') return { type: 'boolean' };
  if (of !== 'string') return { type: 'any' };
  return values === undefined ? { type: 'text' } : { type: 'text', values: values.map(String) };
}

/** An entry is the map's own: nothing is found where all objects have it. */
function step(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return new Map(Object.entries(value)).get(name);
}
