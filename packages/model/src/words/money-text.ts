/** From here on parts of a unit say nothing. */
const WHOLE_FROM = 100n;

/** `3,200,000 USD`, `12.50 USD`; from a hundred on in whole units. `amount` is a plain decimal of any size. */
export function moneyText(amount: string, currency: string): string {
  const isNegative = amount.startsWith('-');
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const hasCents = /[1-9]/.test(fraction) && BigInt(whole) < WHOLE_FROM;
  const digits = hasCents ? 2 : 0;
  const scaled = rounded(whole, fraction, digits).padStart(digits + 1, '0');
  const units = scaled.slice(0, scaled.length - digits).replace(/\B(?=(\d{3})+$)/g, ',');
  const text = hasCents ? `${units}.${scaled.slice(-digits)}` : units;
  return `${isNegative && /[1-9]/.test(text) ? '−' : ''}${text}\u00a0${currency}`;
}

/** With its sign: `+38,000 USD`, `−500 USD`. */
export function signedMoneyText(amount: string, currency: string): string {
  const isMore = !amount.startsWith('-') && /[1-9]/.test(amount);
  return `${isMore ? '+' : ''}${moneyText(amount, currency)}`;
}

/** The number as whole units of its `digits`-th decimal, halves upwards. */
function rounded(whole: string, fraction: string, digits: number): string {
  const kept = BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  return String((fraction[digits] ?? '0') >= '5' ? kept + 1n : kept);
}
