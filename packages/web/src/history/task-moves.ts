/** `/schedule` in columns: one array for each field, in the order of the outline. */
export interface ScheduleColumns {
  readonly id: readonly string[];
  readonly name: readonly string[];
  readonly summary: readonly boolean[];
  readonly forecast: {
    readonly start: readonly (string | null)[];
    readonly finish: readonly (string | null)[];
  };
}

export interface TaskMove {
  readonly id: string;
  readonly name: string;
  /** Forecast finish, civil time; null where the task was not there, or has no dates. */
  readonly from: string | null;
  readonly to: string | null;
  readonly what: 'added' | 'removed' | 'moved';
  /** Of the calendar, from the one finish to the other; 0 where one is missing. */
  readonly days: number;
}

/** Tasks that come, go, or begin or finish at another time, the largest moves first. No summaries. */
export function taskMoves(before: ScheduleColumns, after: ScheduleColumns): TaskMove[] {
  const then = placeById(before);
  const now = placeById(after);
  const moves: TaskMove[] = [];
  for (const [id, place] of now) {
    const old = then.get(id);
    const to = after.forecast.finish[place] ?? null;
    const about = { id, name: after.name[place] ?? '', to };
    if (old === undefined) {
      moves.push({ ...about, from: null, what: 'added', days: 0 });
      continue;
    }
    const from = before.forecast.finish[old] ?? null;
    const isSame = from === to && before.forecast.start[old] === after.forecast.start[place];
    if (!isSame) moves.push({ ...about, from, what: 'moved', days: daysBetween(from, to) });
  }
  for (const [id, place] of then) {
    if (now.has(id)) continue;
    const from = before.forecast.finish[place] ?? null;
    moves.push({ id, name: before.name[place] ?? '', from, to: null, what: 'removed', days: 0 });
  }
  return moves.sort(
    (a, b) =>
      Math.abs(b.days) - Math.abs(a.days) || (a.what === b.what ? 0 : a.what < b.what ? -1 : 1),
  );
}

function placeById({ id, summary }: ScheduleColumns): Map<string, number> {
  const places = new Map<string, number>();
  for (const [place, one] of id.entries()) if (summary[place] !== true) places.set(one, place);
  return places;
}

function daysBetween(from: string | null, to: string | null): number {
  if (from === null || to === null) return 0;
  const day = (text: string) => Date.parse(`${text.slice(0, 10)}T00:00Z`) / 86_400_000;
  return day(to) - day(from);
}
