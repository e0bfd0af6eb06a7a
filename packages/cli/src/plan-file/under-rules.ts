import { Records } from '@throughline/model';

/** The same plan under the rules that were asked for; itself where they are its own. */
export function underRules(records: Records, rules = records.project.rules): Records {
  if (rules === records.project.rules) return records;
  return new Records(
    [...records].map((record) => (record.kind === 'project' ? { ...record, rules } : record)),
  );
}
