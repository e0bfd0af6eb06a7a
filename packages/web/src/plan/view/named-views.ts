/** A view that somebody gave a name: the search part of its address. */
export interface NamedView {
  readonly name: string;
  readonly search: Readonly<Record<string, string>>;
}

/** Views named in this browser, of one project. */
export function namedViews(projectId: string): readonly NamedView[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(projectId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isNamedView) : [];
  } catch {
    return [];
  }
}

/** Names it anew where the name is taken. Gives all that there are. */
export function keepView(projectId: string, view: NamedView): readonly NamedView[] {
  const others = namedViews(projectId).filter(({ name }) => name !== view.name);
  return put(projectId, [...others, view]);
}

export function forgetView(projectId: string, name: string): readonly NamedView[] {
  return put(
    projectId,
    namedViews(projectId).filter((view) => view.name !== name),
  );
}

function put(projectId: string, views: readonly NamedView[]): readonly NamedView[] {
  const sorted = views.toSorted((a, b) => a.name.localeCompare(b.name));
  localStorage.setItem(keyOf(projectId), JSON.stringify(sorted));
  return sorted;
}

function keyOf(projectId: string): string {
  return `throughline.plan-views.${projectId}`;
}

function isNamedView(value: unknown): value is NamedView {
  const { name, search } = (value ?? {}) as Partial<NamedView>;
  return typeof name === 'string' && typeof search === 'object' && search !== null;
}
