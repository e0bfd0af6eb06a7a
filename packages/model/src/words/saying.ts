import { type DurationScale, printAmount } from '../notation/index.ts';
import type { Diff, Duration, FieldChange, FieldChanges, Json, Money } from '../plan/index.ts';
import { dateText, fieldWords, lengthText, valueText } from './said-values.ts';
import { list, type NameOf } from './sentence.ts';

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

  /** Minutes, in days where no unit is given. */
  length(minutes: number, unit: Duration['unit'] = 'd'): string {
    return lengthText({ minutes, unit }, this.scale);
  }

  /** "Set the duration of ‘Build’ from 10d to 15d": the field as the diff has it, else as the edit does. */
  set(id: string, field: string, to: Json | undefined): string {
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

  /** Every field of this record that the diff changes; without a diff, those that the edit names. */
  change(id: string, fields: readonly string[]): string {
    const changes = this.changes(id);
    const phrases =
      changes === undefined
        ? fields.map((field): Phrase => ({ verb: 'Changed', what: this.field(field), how: '' }))
        : Object.entries(changes).map(([field, change]) => this.phrase(field, change));
    return sentence(phrases, this.name(id));
  }

  /** The same of the plan's own settings, whose record the edit does not name. */
  changeProject(fields: readonly string[]): string {
    const [id] = Object.keys(this.diff?.updated ?? {});
    if (id !== undefined) return this.change(id, fields);
    const words = fields.map((field) => this.field(field));
    return words.length === 0 ? 'Left the plan as it was' : `Changed the plan’s ${list(words)}`;
  }

  /** How many records the diff touches; 0 where it is not known. */
  get reach(): number {
    const { added = {}, updated = {}, removed = {} } = this.diff ?? {};
    return [added, updated, removed].reduce((sum, part) => sum + Object.keys(part).length, 0);
  }

  private changes(id: string): FieldChanges | undefined {
    return this.diff?.updated[id];
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

interface Phrase {
  readonly verb: string;
  readonly what: string;
  readonly how: string;
}

function sentence(phrases: readonly Phrase[], name: string): string {
  const [first, ...others] = phrases;
  if (first === undefined) return `Left ${name} as it was`;
  const said = others.slice(0, MOST_FIELDS - 1).map(({ verb, what, how }) => {
    return verb === first.verb ? `the ${what}${how}` : `${verb.toLowerCase()} the ${what}${how}`;
  });
  const more = others.length - said.length;
  const last = more > 0 ? [`${more} more`] : [];
  return [`${first.verb} the ${first.what} of ${name}${first.how}`, ...said, ...last].join(', ');
}
