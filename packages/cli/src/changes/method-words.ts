import type { Slip } from '@throughline/model';
import { number } from '../terminal/index.ts';

/** How the amounts were found and how far they go, as sentences. */
export function methodSentences(slip: Slip): string[] {
  return [matched(slip), ...amounts(slip), ...limits(slip)];
}

function matched({ matching: { tasks } }: Slip): string {
  const { byUniqueId, byCode, byRecord, byWbsAndName, byName, onlyEarlier, onlyLater } = tasks;
  const ways: [number, string][] = [
    [byUniqueId, 'unique id'],
    [byCode, 'code'],
    [byRecord, 'record'],
    [byWbsAndName, 'WBS and name'],
    [byName, 'name'],
  ];
  const used = ways.filter(([count]) => count > 0);
  const all = used.reduce((sum, [count]) => sum + count, 0);
  const how =
    used.length === 1
      ? ` by ${used[0]?.[1]}`
      : used.map(([count, way], i) => `${i === 0 ? ': ' : ', '}${count} by ${way}`).join('');
  const news = [
    onlyLater > 0 ? `${onlyLater} new` : '',
    onlyEarlier > 0 ? `${onlyEarlier} gone` : '',
  ].filter((part) => part !== '');
  const counted = `${all} ${all === 1 ? 'task' : 'tasks'} found again${all === 0 ? '' : how}`;
  return `${[counted, ...news].join('; ')}.`;
}

function amounts({ method, withoutEffect }: Slip): string[] {
  const { name, players, counted, evaluations, orders, seed } = method;
  if (players === 0) return ['Nothing differs that a date depends on.'];
  const plans = `${evaluations} ${evaluations === 1 ? 'plan' : 'plans'} dated`;
  const how =
    name === 'exact'
      ? `Exact Shapley values over ${groups(counted)}, ${plans}.`
      : `Shapley values of ${groups(counted)}, sampled over ${orders} orders with seed ${seed}, ${plans}; ± is one standard error.`;
  const told = [how];
  if (withoutEffect > 0) {
    told.push(
      `${groups(withoutEffect)} ${withoutEffect === 1 ? 'moves' : 'move'} the finish by nothing.`,
    );
  }
  return told;
}

function limits({ method: { unschedulable, earlyOnly } }: Slip): string[] {
  const told = [
    'A file does not say who changed what, nor why: causes are guesses from what differs.',
  ];
  if (earlyOnly) {
    told.push('Between the two plans, tasks as late as possible count with their early dates.');
  }
  if (unschedulable > 0) {
    told.push(
      `${number(unschedulable)} combinations of changes make no plan, such as links that go round; what they would do is given to the change that mends them.`,
    );
  }
  return told;
}

function groups(count: number): string {
  return `${count} ${count === 1 ? 'group' : 'groups'} of changes`;
}
