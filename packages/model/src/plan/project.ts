import { z } from 'zod';
import { Minutes, SignedMinutes } from './duration.ts';
import { LocalDateTime, Weekday } from './local-time.ts';
import { Currency } from './money.ts';
import { Flag, Name, recordBase } from './record-base.ts';
import { RecordId } from './record-id.ts';

/** How Primavera P6 was told to schedule. */
export const P6Options = z.strictObject({
  lagCalendar: z.enum(['predecessor', 'successor', '24-hour', 'project-default']),
  progress: z.enum(['retained-logic', 'progress-override', 'actual-dates']),
  useExpectedFinish: z.boolean(),
  /** Which difference of late and early dates is called total float. */
  totalFloat: z.enum(['start', 'finish', 'smallest']),
  criticalBy: z.enum(['total-float', 'longest-path']),
  mustFinishBy: LocalDateTime.exactOptional(),
  makeOpenEndedCritical: Flag,
});
export type P6Options = z.infer<typeof P6Options>;

/** The rules and defaults of one plan. A plan has exactly one such record. */
export const ProjectRecord = z.strictObject({
  ...recordBase,
  kind: z.literal('project'),
  name: Name,
  title: Name.exactOptional(),
  /** The rule set the dates follow: that of the tool that wrote the plan. */
  rules: z.enum(['ms-project', 'p6']),
  scheduleFrom: z.enum(['start', 'finish']),
  start: LocalDateTime,
  /** Where scheduling from the finish begins. */
  finish: LocalDateTime.exactOptional(),
  /** The moment progress was reported for; P6's data date. */
  statusDate: LocalDateTime.exactOptional(),
  /** The day the file itself called today. */
  currentDate: LocalDateTime.exactOptional(),
  calendarId: RecordId,
  /** What a day, week, month and year mean in a written duration, in working minutes. */
  minutesPerDay: Minutes.min(1),
  minutesPerWeek: Minutes.min(1),
  daysPerMonth: z.number().positive().max(31),
  minutesPerYear: Minutes.min(1).exactOptional(),
  weekStart: Weekday,
  /** Minutes from midnight: the time of day a typed start or finish without one gets. */
  defaultStartTime: Minutes.max(1440),
  defaultEndTime: Minutes.max(1440),
  currency: Currency,
  currencyDigits: z.int().min(0).max(8).exactOptional(),
  /** A task with this much total float or less, in working minutes, is critical. */
  criticalFloatLimit: SignedMinutes,
  /** `false`: links win over constraint dates. Absent: tasks honour their constraint dates. */
  honorConstraints: z.literal(false).exactOptional(),
  newTasksManual: Flag,
  /** Every unconnected network has its own critical path. */
  multipleCriticalPaths: Flag,
  p6: P6Options.exactOptional(),
});
export type ProjectRecord = z.infer<typeof ProjectRecord>;
