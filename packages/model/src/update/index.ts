/** The next file of a plan, as changes of the plan. Its rules are numbered UPD-n in docs/update.md. */
export {
  CARRIED,
  type Carrier,
  carries,
  type ImportedKind,
  isImported,
  OURS,
  type Tool,
} from './carried.ts';
export { madeHereIn, type SetBack, setBackBy } from './from-log.ts';
export { isNews, type Update, type UpdateOptions, type UpdateRefusal, updateOf } from './update.ts';
