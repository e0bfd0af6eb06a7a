import { derivedId, type ProjectRecord, type RecordId, Weekday } from '@throughline/model';
import type { LossList } from '../loss-list.ts';
import { AUDIENCE_OF_IMPORTS } from '../read-outcome.ts';
import { XmlElement } from '../xml/index.ts';
import { defined } from './defined.ts';
import { PROJECT } from './element-fates.ts';
import { countChild } from './fate.ts';
import { Fields, type FileContext } from './fields.ts';
import { readMoment, readTimeOfDay } from './moments.ts';
import { referredUid } from './referred-uid.ts';

/** The project's own elements, collected until the first section that needs them. */
export class Header {
  readonly element = new XmlElement('Project', 1);

  add(child: XmlElement): void {
    this.element.append(child);
  }

  /** Counts what the header says and no record keeps. */
  countLeftOut(losses: LossList): void {
    for (const child of this.element.children) {
      const fate = PROJECT.get(child.name);
      const value = child.content.trim();
      const where = () => (value === '' ? child.name : `${child.name} ${value.slice(0, 60)}`);
      if (fate !== 'read' && fate !== 'derived') countChild(child, fate, losses, where);
    }
  }

  /** What reading the rest of the file needs to know. */
  context(losses: LossList): FileContext {
    const start = this.element.text('StartDate') ?? '';
    return {
      losses,
      ...this.#currency(),
      yearTwoThousandIsNone: start > '2000-01-02' && /^\d{4}-/.test(start),
    };
  }

  #currency(): Pick<FileContext, 'currency' | 'currencySymbol'> {
    const code = this.element.text('CurrencyCode')?.toUpperCase();
    if (code !== undefined && /^[A-Z]{3}$/.test(code)) return { currency: code };
    const currencySymbol = this.element.text('CurrencySymbol') ?? '';
    if (/^[A-Z]{3}$/.test(currencySymbol)) return { currency: currencySymbol };
    return { currency: CODE_BY_SYMBOL[currencySymbol] ?? 'XXX', currencySymbol };
  }
}

/** Files of 2003 have a symbol and no code. The commonest bearer of a symbol is taken; `XXX` is ISO's "none". */
const CODE_BY_SYMBOL: Readonly<Record<string, string>> = {
  $: 'USD',
  '£': 'GBP',
  '€': 'EUR',
  '¥': 'JPY',
  '₽': 'RUB',
  'р.': 'RUB',
  '₴': 'UAH',
  '₹': 'INR',
  zł: 'PLN',
  Fr: 'CHF',
  kr: 'SEK',
  R$: 'BRL',
};

export interface ProjectDraft {
  /** Without a start when the file gives none. */
  readonly record: Omit<ProjectRecord, 'start' | 'calendarId'> & { readonly start?: string };
  readonly calendarUid: string | undefined;
  readonly finish: string | undefined;
}

/** There is one project in a file: its id is the same for all files. */
export const PROJECT_ID: RecordId = derivedId('ms-project', 'project');

export function readProject(
  header: Header,
  file: FileContext,
  fileName: string | undefined,
): ProjectDraft {
  const fields = new Fields(header.element, file, () => 'project');
  const title = fields.text('Title', 4000);
  const fromStart =
    fields.word('ScheduleFromStart') === undefined || fields.flag('ScheduleFromStart');
  const minutesPerDay = positive(fields, 'MinutesPerDay', 1440) ?? 480;
  const finish = fields.moment('FinishDate');
  const limit = fields.number('CriticalSlackLimit') ?? 0;
  return {
    calendarUid: referredUid(fields, 'CalendarUID'),
    finish,
    record: {
      id: PROJECT_ID,
      kind: 'project',
      audience: AUDIENCE_OF_IMPORTS,
      name: fields.text('Name', 4000) ?? title ?? fileName?.slice(0, 4000) ?? '',
      rules: 'ms-project',
      scheduleFrom: fromStart ? 'start' : 'finish',
      ...defined({
        title,
        start: fields.moment('StartDate'),
        finish: fromStart ? undefined : finish,
        statusDate: fields.moment('StatusDate'),
        currentDate: currentDate(fields),
        currencyDigits: digits(fields),
      }),
      minutesPerDay,
      minutesPerWeek: positive(fields, 'MinutesPerWeek', 10_080) ?? 5 * minutesPerDay,
      daysPerMonth: positive(fields, 'DaysPerMonth', 31) ?? 20,
      weekStart: weekStart(fields),
      defaultStartTime: timeOfDay(fields, 'DefaultStartTime') ?? 480,
      defaultEndTime: timeOfDay(fields, 'DefaultFinishTime') ?? 1020,
      currency: file.currency,
      // In the file it is days, although slack is tenths of minutes.
      criticalFloatLimit: Math.round(Math.max(-9999, Math.min(9999, limit)) * minutesPerDay),
      ...(fields.flag('NewTasksAreManual') ? { newTasksManual: true } : {}),
      ...(fields.flag('MultipleCriticalPaths') ? { multipleCriticalPaths: true } : {}),
    },
  };
}

/** The moment of saving, whose seconds nobody misses. */
function currentDate(fields: Fields): string | undefined {
  const read = readMoment(fields.word('CurrentDate') ?? 'NA');
  return typeof read === 'object' ? read.moment : undefined;
}

function positive(fields: Fields, name: string, most: number): number | undefined {
  const value = fields.number(name);
  if (value === undefined) return undefined;
  if (value >= 1 && value <= most) return name === 'DaysPerMonth' ? value : Math.round(value);
  if (value !== 0) fields.unreadable(name);
  return undefined;
}

function digits(fields: Fields): number | undefined {
  const value = fields.whole('CurrencyDigits');
  return value === undefined || (value >= 0 && value <= 8)
    ? value
    : fields.unreadable('CurrencyDigits');
}

function weekStart(fields: Fields): Weekday {
  const day = fields.whole('WeekStartDay') ?? 1;
  return Weekday.options[(day + 6) % 7] ?? 'monday';
}

function timeOfDay(fields: Fields, name: string): number | undefined {
  const text = fields.word(name);
  return text === undefined ? undefined : (readTimeOfDay(text) ?? fields.unreadable(name));
}
