import { canonicalJson, type RecordId, type RecordKind, type Records } from '../plan/index.ts';
import { keyIn, matchTasks, type TaskMatching } from './match-tasks.ts';
import { Pairing } from './pairing.ts';

/** Which records of the later state are records of the earlier one. */
export interface Matching {
  /** By the later record's id; of every kind. */
  readonly earlierByLater: ReadonlyMap<RecordId, RecordId>;
  readonly tasks: TaskMatching;
  /** SLP-2: less than half was found again under its own name: perhaps two different projects. */
  readonly doubtful: boolean;
}

/** SLP-1: matches tasks first; the rest is known by its own id or name, or by the tasks it belongs to. */
export function matchPlans(earlier: Records, later: Records): Matching {
  const { pairing, matching } = matchTasks(earlier, later);
  const earlierByLater = new Map<RecordId, RecordId>();
  const keep = (pairs: ReadonlyMap<RecordId, { readonly id: RecordId }>) => {
    for (const [id, record] of pairs) earlierByLater.set(id, record.id);
  };
  keep(pairing.earlierByLater);
  earlierByLater.set(later.project.id, earlier.project.id);
  for (const kind of ['calendar', 'resource', 'custom-field'] as const) {
    keep(matchNamed(earlier, later, kind).earlierByLater);
  }
  const as = (id: RecordId | undefined) =>
    id === undefined ? '' : (earlierByLater.get(id) ?? `?${id}`);

  const links = new Pairing(earlier.all('link'), later.all('link'));
  links.inTurn(
    ({ from, to, type }) => `${from} ${to} ${type}`,
    ({ from, to, type }) => `${as(from)} ${as(to)} ${type}`,
  );
  links.inTurn(
    ({ from, to }) => `${from} ${to}`,
    ({ from, to }) => `${as(from)} ${as(to)}`,
  );
  keep(links.earlierByLater);

  const assignments = new Pairing(earlier.all('assignment'), later.all('assignment'));
  assignments.inTurn(
    ({ taskId, resourceId }) => `${taskId} ${resourceId ?? ''}`,
    ({ taskId, resourceId }) => `${as(taskId)} ${as(resourceId)}`,
  );
  keep(assignments.earlierByLater);

  const costs = new Pairing(earlier.all('fixed-cost'), later.all('fixed-cost'));
  costs.inTurn(
    ({ taskId, name }) => `${taskId} ${name ?? ''}`,
    ({ taskId, name }) => `${as(taskId)} ${name ?? ''}`,
  );
  keep(costs.earlierByLater);

  const baselines = new Pairing(earlier.all('baseline'), later.all('baseline'));
  baselines.unique(({ number }) => (number === undefined ? undefined : String(number)));
  baselines.unique(({ name }) => name);
  keep(baselines.earlierByLater);

  const promises = new Pairing(earlier.all('promise'), later.all('promise'));
  promises.unique(({ id }) => id);
  keep(promises.earlierByLater);

  const most = Math.max(earlier.count('task'), later.count('task'));
  return { earlierByLater, tasks: matching, doubtful: matching.sameName * 2 < most };
}

/** By unique id where the name is the same too; then by name; then by id alone, as when it was renamed. */
function matchNamed<K extends 'calendar' | 'resource' | 'custom-field'>(
  earlier: Records,
  later: Records,
  kind: K & RecordKind,
) {
  const pairing = new Pairing(earlier.all(kind), later.all(kind));
  const systems = ['ms-project.uid', 'p6.object-id', 'p6.role'];
  for (const system of systems) {
    pairing.unique((record) => {
      const key = keyIn(system)(record);
      return key === undefined ? undefined : canonicalJson([key, record.name]);
    });
  }
  pairing.unique(({ id, name }) => canonicalJson([id, name]));
  pairing.unique(({ name }) => name);
  for (const system of systems) pairing.unique(keyIn(system));
  pairing.unique(({ id }) => id);
  return pairing;
}
