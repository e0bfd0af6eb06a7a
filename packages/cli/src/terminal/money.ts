/** `3,200,000 USD`, `12.50 USD`; parts of a hundred and more are left out. `amount` is a plain decimal. */
export function money(amount: string, currency: string): string {
  const isNegative = amount.startsWith('-');
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const size = Number(`${whole}.${fraction}`);
  const shown = size >= 100 ? String(Math.round(size)) : trimmed(whole, fraction);
  const [digits = '0', cents] = shown.split('.');
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, ',');
  const text = cents === undefined ? grouped : `${grouped}.${cents}`;
  return `${isNegative && size !== 0 ? '−' : ''}${text}\u00a0${currency}`;
}

/** With its sign: `+38,000 USD`, `−500 USD`. */
export function signedMoney(amount: string, currency: string): string {
  const isMore = !amount.startsWith('-') && Number(amount) !== 0;
  return `${isMore ? '+' : ''}${money(amount, currency)}`;
}

function trimmed(whole: string, fraction: string): string {
  return fraction === '' ? whole : `${whole}.${fraction.padEnd(2, '0').slice(0, 2)}`;
}
