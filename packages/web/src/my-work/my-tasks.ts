/** A task as this screen needs it; dates are civil texts, by the forecast. */
export interface MyTask {
  readonly id: string;
  readonly started: boolean;
  readonly start: string | null;
}

export interface Group<Task extends MyTask> {
  readonly running: readonly Task[];
  /** Begins by the horizon. */
  readonly due: readonly Task[];
  readonly later: readonly Task[];
}

/** Work under way, work that begins within two weeks of the status, and what comes later; each by its start. */
export function grouped<Task extends MyTask>(tasks: readonly Task[], status: string): Group<Task> {
  const inOrder = [...tasks].sort((a, b) => {
    const [from, to] = [a.start ?? '9', b.start ?? '9'];
    return from === to ? (a.id < b.id ? -1 : 1) : from < to ? -1 : 1;
  });
  const until = horizon(status);
  return {
    running: inOrder.filter(({ started }) => started),
    due: inOrder.filter(({ started, start }) => !started && start !== null && start <= until),
    later: inOrder.filter(({ started, start }) => !started && (start === null || start > until)),
  };
}

/** The moment two weeks after. */
export function horizon(status: string): string {
  const at = new Date(Date.parse(`${status}Z`) + 14 * 86_400_000);
  return at.toISOString().slice(0, 16);
}

export interface Somebody {
  /** `r <id>` is a resource, `n <name>` whoever a task names as responsible. */
  readonly key: string;
  readonly name: string;
  readonly email?: string | undefined;
}

/** Everybody whose work there is, by name; a responsible who is a resource too is that resource. */
export function everybody(
  resources: readonly { readonly id: string; readonly name: string; readonly email?: string }[],
  responsible: readonly string[],
): Somebody[] {
  const names = new Set(resources.map(({ name }) => name));
  const others = [...new Set(responsible)].filter((name) => name !== '' && !names.has(name));
  return [
    ...resources.map(({ id, name, email }) => ({ key: `r ${id}`, name, email })),
    ...others.map((name) => ({ key: `n ${name}`, name })),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Whom the signed-in person is among them, by address or by name; undefined where that is not plain. */
export function matching(
  people: readonly Somebody[],
  account: { readonly name?: string; readonly email?: string },
): Somebody | undefined {
  const same = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && a !== '' && a.toLowerCase() === b.toLowerCase();
  const found = people.filter(({ email }) => same(email, account.email));
  if (found.length === 1) return found[0];
  const named = people.filter(({ name }) => same(name, account.name));
  return named.length === 1 ? named[0] : undefined;
}
