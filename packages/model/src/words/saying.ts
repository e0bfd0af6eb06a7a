import {
  type DurationScale,
  type Estimate,
  printAmount,
  printEstimate,
} from '../notation/index.ts';
import {
  type Diff,
  type Duration,
  type FieldChange,
  type FieldChanges,
  isEmptyDiff,
  type Json,
  type Lag,
  type LinkType,
  type Money,
} from '../plan/index.ts';
import {
  dateText,
  fieldWords,
  lagText,
  lengthText,
  percentText,
  valueText,
} from './said-values.ts';
import { counted, list, type NameOf } from './sentence.ts';

const MOST_FIELDS = 3;

/** How one change is said: names, values and what stood there before, where the diff is known. */
export class Saying {
  constructor(
    private readonly nameOf: NameOf,
    private readonly diff: Diff | undefined,
    private readonly scale: DurationScale | undefined,
  ) {}

  name(id: string): string {
    return `‘${this.nameOf(id)}’`;
  }

  names(ids: readonly string[]): string {
    return list(ids, (id) => this.name(id));
  }

  /** Without quotes: people, where their name may be a plain text. */
  plain(id: string): string {
    return this.nameOf(id);
  }

  /** The name of an entry of a map that the diff took out. */
  entry(id: string, map: string, key: string): string {
    const gone = this.changes(id)?.[`${map}/${key}`]?.[0][0];
    if (typeof gone !== 'object' || gone === null || Array.isArray(gone)) return `‘${key}’`;
    const { name, from, to } = gone as { readonly [field: string]: Json };
    return typeof name === 'string' ? `‘${name}’` : `from ${from} to ${to}`;
  }

  date(date: string): string {
    return dateText(date);
  }

  money(money: Money): string {
    return printAmount(money);
  }

  percent(value: number): string {
    return percentText(value);
  }

  /** `FS+3d`; the type alone where there is no lag. */
  link({ type, lag }: { readonly type: LinkType; readonly lag?: Lag }): string {
    return lag === undefined ? type : type + lagText(lag, this.scale);
  }

  /** Minutes, in days where no unit is given. */
  estimate(estimate: Estimate): string {
    if (this.scale !== undefined) return printEstimate(estimate, this.scale);
    const { optimistic, mostLikely, pessimistic } = estimate;
    return [optimistic, mostLikely, pessimistic].map((point) => this.length(point)).join('/');
  }

  length(minutes: number, unit: Duration['unit'] = 'd'): string {
    return lengthText({ minutes, unit }, this.scale);
  }

  /** "Set the duration of ‘Build’ from 10d to 15d": the field as the diff has it, else as the edit does. */
  set(id: string, field: string, to: Json | undefined): string {
    if (this.isIdle) return this.left(field, this.name(id), to);
    const change = this.changes(id)?.[field];
    return sentence(
      [this.phrase(field, change ?? [[], to === undefined ? [] : [to]])],
      this.name(id),
    );
  }

  /** The field's value before, where the diff knows it. */
  before(id: string, field: string): string | undefined {
    const value = this.changes(id)?.[field]?.[0][0];
    return value === undefined ? undefined : this.value(field, value);
  }

  /** Whether the diff knows this field to be as it was. */
  kept(id: string, field: string): boolean {
    return this.diff !== undefined && this.changes(id)?.[field] === undefined;
  }

  /** Every field of this record that the diff changes; without a diff, those that the edit names. */
  change(id: string, fields: FieldsToSay): string {
    return this.changeOf(this.name(id), this.changes(id), fields);
  }

  /** The same of the plan's own settings, whose record the edit does not name. */
  changeProject(fields: FieldsToSay): string {
    const [changes] = Object.values(this.diff?.updated ?? {});
    return this.changeOf('the plan', changes, fields);
  }

  /** How many records the diff touches; 0 where it is not known. */
  get reach(): number {
    const { added = {}, updated = {}, removed = {} } = this.diff ?? {};
    return [added, updated, removed].reduce((sum, part) => sum + Object.keys(part).length, 0);
  }

  private changeOf(
    name: string,
    changes: FieldChanges | undefined,
    { set = {}, clear = [] }: FieldsToSay,
  ): string {
    if (this.isIdle) return sentence([], name);
    const named: [string, FieldChange][] = [
      ...Object.entries(set).map(([field, to]): [string, FieldChange] => [field, [[], [to]]]),
      ...clear.map((field): [string, FieldChange] => [field, [[], []]]),
    ];
    const said = changes === undefined ? named : Object.entries(changes);
    return sentence(
      said.map(([field, change]) => this.phrase(field, change)),
      name,
    );
  }

  private left(field: string, name: string, to: Json | undefined): string {
    const value = to === undefined ? undefined : this.value(field, to);
    if (value === undefined) return `Left the ${this.field(field)} of ${name} as it was`;
    return `Left the ${this.field(field)} of ${name} at ${value}`;
  }

  /** Whether the diff is known, and has nothing in it. */
  private get isIdle(): boolean {
    return this.diff !== undefined && isEmptyDiff(this.diff);
  }

  private changes(id: string): FieldChanges | undefined {
    const updated = this.diff?.updated ?? {};
    return Object.hasOwn(updated, id) ? updated[id] : undefined;
  }

  private phrase(field: string, [from, to]: FieldChange): Phrase {
    const what = this.field(field);
    const before = from[0] === undefined ? undefined : this.value(field, from[0]);
    if (to[0] === undefined) {
      return { verb: 'Cleared', what, how: before === undefined ? '' : ` (it was ${before})` };
    }
    const after = this.value(field, to[0]);
    if (after === undefined) return { verb: from.length === 0 ? 'Set' : 'Changed', what, how: '' };
    return {
      verb: 'Set',
      what,
      how: `${before === undefined ? '' : ` from ${before}`} to ${after}`,
    };
  }

  private field(path: string): string {
    return fieldWords(path, this.nameOf);
  }

  private value(field: string, value: Json): string | undefined {
    return valueText(field, value, this.nameOf, this.scale);
  }
}

/** Fields as an edit sets and clears them. */
export interface FieldsToSay {
  readonly set?: { readonly [path: string]: Json };
  readonly clear?: readonly string[];
}

interface Phrase {
  readonly verb: string;
  readonly what: string;
  readonly how: string;
}

/** "Set the type of ‘A’ from FS to SS and its lag to +3d": the first field has the name, the others follow. */
function sentence(phrases: readonly Phrase[], name: string): string {
  const [first, ...others] = phrases;
  if (first === undefined) return `Left ${name} as it was`;
  const said = others.slice(0, MOST_FIELDS - 1).map(({ verb, what, how }) => {
    return verb === first.verb ? `its ${what}${how}` : `${verb.toLowerCase()} its ${what}${how}`;
  });
  const more = others.length - said.length;
  if (more > 0) said.push(counted(more, 'more field'));
  const start = `${first.verb} the ${first.what} of ${name}${first.how}`;
  const last = said.pop();
  if (last === undefined) return start;
  return `${[start, ...said].join(', ')} and ${last}`;
}
