export type Theme = 'system' | 'light' | 'dark';

const STORED = 'throughline.theme';
const darkSystem = globalThis.matchMedia?.('(prefers-color-scheme: dark)');

/** What was chosen; `system` where nothing was. */
export function theme(): Theme {
  try {
    const stored = localStorage.getItem(STORED);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

export function chooseTheme(chosen: Theme): void {
  localStorage.setItem(STORED, chosen);
  showTheme();
}

/** Puts the theme on the page, and keeps to the system's where that was chosen. */
export function keepTheme(): void {
  showTheme();
  darkSystem?.addEventListener('change', showTheme);
}

/** Tells whenever the colours of the page change: for what is painted and not styled. */
export function onTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

function showTheme(): void {
  const chosen = theme();
  const isDark = chosen === 'system' ? darkSystem?.matches === true : chosen === 'dark';
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
}
