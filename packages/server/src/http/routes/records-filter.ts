import type { RecordKind } from '@throughline/model';
import { Fault } from '../fault.ts';
import { type Field, fieldOf } from './records-fields.ts';

export const OPERATORS = ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'in', 'contains', 'has'] as const;
type Operator = (typeof OPERATORS)[number];

export interface Condition {
  readonly field: Field;
  /** Whether a value of the field fulfils it; undefined where a record has none. */
  readonly holds: (found: unknown) => boolean;
}

/**
 * Reads `field:operator:value`, as in `percentComplete:lt:50` or `computed/finish:ge:2026-03-01`.
 * A record without the field holds only `ne` and `has:no`.
 */
export function conditionOf(kind: RecordKind, text: string): Condition {
  const [path = '', operator = '', ...rest] = text.split(':');
  const field = fieldOf(kind, path, 'where');
  if (!isOperator(operator) || rest.length === 0) {
    throw fault(text, 'field:operator:value', OPERATORS);
  }
  const value = rest.join(':');
  return { field, holds: testOf(field, operator, value, text) };
}

function testOf(
  field: Field,
  operator: Operator,
  value: string,
  text: string,
): (found: unknown) => boolean {
  switch (operator) {
    case 'has': {
      if (value !== 'yes' && value !== 'no') throw fault(text, 'yes or no', ['yes', 'no']);
      return (found) => (found !== undefined) === (value === 'yes');
    }
    case 'contains': {
      const part = value.toLowerCase();
      return (found) => typeof found === 'string' && found.toLowerCase().includes(part);
    }
    case 'eq':
    case 'ne': {
      const wanted = wantedOf(field, value, text);
      return (found) => (compared(found, wanted) === 0) === (operator === 'eq');
    }
    case 'in': {
      const all = value.split(',').map((one) => wantedOf(field, one, text));
      return (found) => all.some((wanted) => compared(found, wanted) === 0);
    }
    default: {
      const wanted = wantedOf(field, value, text);
      return (found) => {
        const order = compared(found, wanted);
        return order !== undefined && ORDER[operator](order);
      };
    }
  }
}

const ORDER = {
  lt: (order: number) => order < 0,
  le: (order: number) => order <= 0,
  gt: (order: number) => order > 0,
  ge: (order: number) => order >= 0,
} as const;

/** The value as it is written in the query; what it is compared with says what it means. */
function wantedOf({ type, values, path }: Field, value: string, text: string): string {
  if (values !== undefined && !values.includes(value)) {
    throw fault(text, `a value of ${path}`, values);
  }
  if (type === 'number' && !isNumber(value)) throw fault(text, `a number for ${path}`);
  if (type === 'boolean' && value !== 'true' && value !== 'false') {
    throw fault(text, `true or false for ${path}`, ['true', 'false']);
  }
  return value;
}

/** Below 0: found before wanted; undefined where the two cannot be compared. */
function compared(found: unknown, wanted: string): number | undefined {
  switch (typeof found) {
    case 'number':
      return isNumber(wanted) ? found - Number(wanted) : undefined;
    case 'string':
      return found === wanted ? 0 : found < wanted ? -1 : 1;
    case 'boolean':
      return String(found) === wanted ? 0 : found ? 1 : -1;
    default:
      return undefined;
  }
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}

function isOperator(text: string): text is Operator {
  return (OPERATORS as readonly string[]).includes(text);
}

function fault(text: string, expected: string, accepted?: readonly string[]): Fault {
  return new Fault('request-invalid', {
    field: 'querystring/where',
    detail: `Expected ${expected} in ${text.slice(0, 200)}.`,
    ...(accepted !== undefined && { accepted: [...accepted] }),
  });
}
