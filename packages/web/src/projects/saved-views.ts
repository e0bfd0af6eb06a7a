/** A filter that somebody gave a name; kept in this browser. */
export interface SavedView {
  readonly name: string;
  /** As it stands in the address. */
  readonly search: Readonly<Record<string, string>>;
}

const STORED = 'throughline.projects.views';

export function savedViews(): readonly SavedView[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(STORED) ?? '[]');
    return Array.isArray(found) ? found.filter(isView) : [];
  } catch {
    return [];
  }
}

export function keepViews(views: readonly SavedView[]): void {
  localStorage.setItem(STORED, JSON.stringify(views));
}

/** One of the same name is replaced. */
export function withView(
  views: readonly SavedView[],
  name: string,
  search: Readonly<Record<string, string | undefined>>,
): readonly SavedView[] {
  const said = Object.entries(search).filter((entry): entry is [string, string] => !!entry[1]);
  const view = { name, search: Object.fromEntries(said) };
  return [...views.filter((other) => other.name !== name), view].toSorted((a, b) =>
    a.name.localeCompare(b.name),
  );
}

function isView(value: unknown): value is SavedView {
  if (typeof value !== 'object' || value === null) return false;
  const { name, search } = value as { name?: unknown; search?: unknown };
  return typeof name === 'string' && typeof search === 'object' && search !== null;
}
