/** How somebody says what became of their task, with or without an account. */
export { ProgressForm } from './progress-form.tsx';
export {
  dayOfHere,
  fieldsOf,
  type ReportFields,
  type Said,
  type TaskReported,
  type Workday,
} from './progress-said.ts';
