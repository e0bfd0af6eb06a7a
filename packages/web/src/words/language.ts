/** `pseudo`: English with accents and 40 % longer, which shows what is not from the catalogue. */
export type Language = 'en' | 'pseudo';

const STORED = 'throughline.language';
const STORED_LOCALE = 'throughline.locale';

/** How this page's words are said; chosen in the settings, or by `?language=` in the address. */
export const language: Language = readLanguage();

/** How dates and numbers are written: a BCP 47 tag. What was chosen, else the browser's. */
export const locale: string = readLocale();

/** Takes effect when the page is loaded the next time. */
export function chooseLanguage(chosen: Language): void {
  localStorage.setItem(STORED, chosen);
}

/** Takes effect when the page is loaded the next time; undefined: as the browser is set. */
export function chooseLocale(chosen: string | undefined): void {
  if (chosen === undefined) localStorage.removeItem(STORED_LOCALE);
  else localStorage.setItem(STORED_LOCALE, chosen);
}

export function chosenLocale(): string | undefined {
  return stored(STORED_LOCALE) ?? undefined;
}

/** What a page names its worker, which has neither its address nor its storage, for it to speak as the page does. */
export function workerName(): string {
  return String(new URLSearchParams({ language, locale }));
}

function readLanguage(): Language {
  const asked = globalThis.location?.search.match(/[?&]language=(\w+)/)?.[1];
  return (asked ?? told('language') ?? stored(STORED)) === 'pseudo' ? 'pseudo' : 'en';
}

function readLocale(): string {
  for (const tag of [told('locale'), stored(STORED_LOCALE), globalThis.navigator?.language]) {
    if (tag && Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0) return tag;
  }
  return 'en-GB';
}

function told(what: 'language' | 'locale'): string | null {
  if (globalThis.document !== undefined) return null;
  return new URLSearchParams((globalThis as { readonly name?: string }).name).get(what);
}

function stored(key: string): string | null {
  try {
    return globalThis.localStorage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}
