import { locale } from '../../words/index.ts';

const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 10 });
const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
const units = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
const moneyByCurrency = new Map<string, Intl.NumberFormat | undefined>();

const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567.8);
const POINT = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
const GROUP = parts.find(({ type }) => type === 'group')?.value ?? ',';

export const numberText = (value: number): string => number.format(value);
/** 0 to 100, whole. */
export const percentText = (value: number): string => percent.format(value / 100);
/** 1 is 100 %. */
export const unitsText = (value: number): string => units.format(value);

/** An amount without the parts of its smallest unit, and its currency. */
export function moneyText(amount: number, currency: string): string {
  if (!moneyByCurrency.has(currency)) moneyByCurrency.set(currency, moneyFormat(currency));
  const format = moneyByCurrency.get(currency);
  return format === undefined ? `${numberText(amount)} ${currency}` : format.format(amount);
}

/** Undefined for a currency that is none. */
function moneyFormat(currency: string): Intl.NumberFormat | undefined {
  try {
    const style = { style: 'currency', maximumFractionDigits: 0 } as const;
    return new Intl.NumberFormat(locale, { ...style, currency });
  } catch {
    return undefined;
  }
}

/** Reads `1,234.5` as the reader's locale writes it, and with a point in any. Undefined for what is no number. */
export function readNumber(typed: string): number | undefined {
  const text = withPlainDigits(typed.trim()).replace(/^\u2212/, '-');
  for (const [group, point] of [
    [GROUP, POINT],
    [',', '.'],
  ] as const) {
    const plain = withoutGroups(text, group, point);
    if (plain !== undefined) return Number(plain);
  }
  return undefined;
}

/** Reads `50%`, `50 %`, `50`: the number before the sign. */
export function readPercent(typed: string): number | undefined {
  return readNumber(typed.replace(/[%٪]\s*$|^\s*[%٪]/, ''));
}

function withoutGroups(text: string, group: string, point: string): string | undefined {
  const [whole = '', fraction, ...more] = text.split(point);
  if (more.length > 0 || !/^[+-]?\d/.test(whole)) return undefined;
  if (fraction !== undefined && !/^\d*$/.test(fraction)) return undefined;
  const groups = whole.replace(/[\u00a0\u202f]/g, ' ').split(group.replace(/[\u00a0\u202f]/g, ' '));
  const isGrouped = groups.slice(1).every((part) => /^\d{2,3}$/.test(part));
  if (!isGrouped || !/^[+-]?\d{1,18}$/.test(groups[0] as string)) return undefined;
  return `${groups.join('')}.${fraction ?? ''}0`;
}

/** Digits of any script as those of ours: what a locale prints has to be read again. */
export function withPlainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

/** Ten digits of a script stand side by side in Unicode, 0 first. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) as number;
  let zero = code;
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code - zero;
}
