import { messages } from '../words/index.ts';

const FIELDS = {
  name: 'Name',
  parent: 'Summary',
  rank: 'Place',
  type: 'Type',
  milestone: 'Milestone',
  duration: 'Duration',
  estimate: 'Estimate',
  remaining: 'Remaining duration',
  actualDuration: 'Actual duration',
  actualStart: 'Actual start',
  actualFinish: 'Actual finish',
  percentComplete: '% complete',
  expectedFinish: 'Expected finish',
  blocked: 'Blocked',
  constraint: 'Constraint',
  deadline: 'Deadline',
  calendarId: 'Calendar',
  mode: 'Mode',
  manualStart: 'Start by hand',
  manualFinish: 'Finish by hand',
  work: 'Work',
  actualWork: 'Actual work',
  remainingWork: 'Remaining work',
  units: 'Units',
  maxUnits: 'Max. units',
  rates: 'Rates',
  resourceId: 'Resource',
  taskId: 'Task',
  responsible: 'Responsible',
  priority: 'Priority',
  notes: 'Notes',
  inactive: 'Inactive',
  splits: 'Splits',
  custom: 'Custom field',
  audience: 'Who sees it',
  lag: 'Lag',
  from: 'From',
  to: 'To',
  date: 'Date',
  amount: 'Amount',
  toldAt: 'Told on',
  consequence: 'Consequence',
  cause: 'Cause',
  event: 'Event',
  standing: 'Standing',
  week: 'Working week',
  exceptions: 'Exceptions',
  workWeeks: 'Work weeks',
  baseId: 'Base calendar',
  statusDate: 'Status date',
  start: 'Start',
  finish: 'Finish',
  category: 'Category',
  vendor: 'Vendor',
  group: 'Group',
  approvedAt: 'Approved on',
  approvedBy: 'Approved by',
  delay: 'Delay',
  cost: 'Cost',
} as const;

const KINDS = {
  project: 'Project',
  task: 'Task',
  link: 'Link',
  calendar: 'Calendar',
  resource: 'Resource',
  assignment: 'Assignment',
  'fixed-cost': 'Fixed cost',
  'budget-line': 'Budget line',
  baseline: 'Baseline',
  promise: 'Promise',
  event: 'Event',
  explanation: 'Explanation',
  'custom-field': 'Custom field',
} as const;

const sayField = messages(FIELDS);
const sayKind = messages(KINDS);

/** What the field of a record is called; one inside another by the outer. A field without a name keeps its own. */
export function fieldName(path: string): string {
  const [field = ''] = path.split('/');
  return field in FIELDS ? sayField(field as keyof typeof FIELDS) : field;
}

export function kindName(kind: string): string {
  return kind in KINDS ? sayKind(kind as keyof typeof KINDS) : kind;
}
