import type { RecordId, Records } from '../plan/index.ts';
import type { SlipCause, SlipKind } from './player.ts';
import { CAUSE_BY_KIND } from './task-fields.ts';

/** What a vendor's lateness looks like. */
const OF_WORK: readonly SlipKind[] = ['duration', 'remaining', 'progress', 'manual-dates'];

/** SLP-7: why it may have been, where nobody said: longer work of a vendor's task is the vendor's. */
export function guessed(
  { kind, records }: { readonly kind: SlipKind; readonly records: readonly RecordId[] },
  ...states: readonly Records[]
): { readonly cause: SlipCause; readonly vendor?: string } {
  if (OF_WORK.includes(kind)) {
    for (const task of records) {
      const vendor = states.map((state) => vendorOf(state, task)).find((one) => one !== undefined);
      if (vendor !== undefined) return { cause: 'supplier', vendor };
    }
  }
  return { cause: CAUSE_BY_KIND[kind] };
}

function vendorOf(state: Records, task: RecordId): string | undefined {
  for (const { resourceId } of state.referrers(task, 'assignment')) {
    const resource = resourceId === undefined ? undefined : state.find('resource', resourceId);
    if (resource?.vendor !== undefined) return resource.vendor;
  }
  return state.referrers(task, 'fixed-cost').find(({ vendor }) => vendor !== undefined)?.vendor;
}
