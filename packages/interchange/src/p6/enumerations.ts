import type {
  AssignmentRecord,
  Constraint,
  CustomFieldRecord,
  FixedCostRecord,
  LinkType,
  P6Options,
  ResourceRecord,
  TaskRecord,
} from '@throughline/model';

/*
 * What the values of P6's enumerations mean: on each line the names in an XER and in PMXML.
 */

function meanings<T>(lines: readonly (readonly [T, ...string[]])[]): ReadonlyMap<string, T> {
  return new Map(lines.flatMap(([meaning, ...names]) => names.map((name) => [name, meaning])));
}

export const ACTIVITY_TYPE = meanings<TaskRecord['type']>([
  ['task', 'TT_Task', 'Task Dependent'],
  ['resource-dependent', 'TT_Rsrc', 'Resource Dependent'],
  ['start-milestone', 'TT_Mile', 'Start Milestone'],
  ['finish-milestone', 'TT_FinMile', 'Finish Milestone'],
  ['level-of-effort', 'TT_LOE', 'Level of Effort'],
  ['wbs-summary', 'TT_WBS', 'WBS Summary'],
]);

export const STATUS = meanings<'not-started' | 'active' | 'complete'>([
  ['not-started', 'TK_NotStart', 'Not Started'],
  ['active', 'TK_Active', 'In Progress'],
  ['complete', 'TK_Complete', 'Completed'],
]);

/**
 * Effort-driven tells P6's two kinds of fixed duration apart: with it the units stay when people are
 * added, without it the units per time do.
 */
export const DURATION_TYPE = meanings<Pick<TaskRecord, 'fixed' | 'effortDriven'>>([
  [{ fixed: 'units' }, 'DT_FixedRate', 'Fixed Units/Time'],
  [{ fixed: 'duration' }, 'DT_FixedDrtn', 'Fixed Duration and Units/Time'],
  [{ fixed: 'duration', effortDriven: true }, 'DT_FixedDUR2', 'Fixed Duration and Units'],
  [{ fixed: 'work', effortDriven: true }, 'DT_FixedQty', 'Fixed Units'],
]);

export const PERCENT_TYPE = meanings<NonNullable<TaskRecord['percentCompleteType']>>([
  ['duration', 'CP_Drtn', 'Duration'],
  ['physical', 'CP_Phys', 'Physical'],
  ['units', 'CP_Units', 'Units'],
]);

export const CONSTRAINT = meanings<Constraint['type']>([
  ['as-late-as-possible', 'CS_ALAP', 'As Late As Possible'],
  ['start-no-earlier-than', 'CS_MSOA', 'Start On or After'],
  ['start-no-later-than', 'CS_MSOB', 'Start On or Before'],
  ['finish-no-earlier-than', 'CS_MEOA', 'Finish On or After'],
  ['finish-no-later-than', 'CS_MEOB', 'Finish On or Before'],
  ['must-start-on', 'CS_MANDSTART', 'Mandatory Start'],
  ['must-finish-on', 'CS_MANDFIN', 'Mandatory Finish'],
  ['start-on', 'CS_MSO', 'Start On'],
  ['finish-on', 'CS_MEO', 'Finish On'],
]);

/** On the plan's scale of 0 to 1000, on which a higher one is delayed later by levelling. */
export const LEVELING_PRIORITY = meanings<number>([
  [900, 'PT_Top', 'Top'],
  [700, 'PT_High', 'High'],
  [500, 'PT_Normal', 'Normal'],
  [300, 'PT_Low', 'Low'],
  [100, 'PT_Lowest', 'Lowest'],
]);

export const LINK_TYPE = meanings<LinkType>([
  ['FS', 'PR_FS', 'Finish to Start'],
  ['SS', 'PR_SS', 'Start to Start'],
  ['FF', 'PR_FF', 'Finish to Finish'],
  ['SF', 'PR_SF', 'Start to Finish'],
]);

export const LAG_CALENDAR = meanings<P6Options['lagCalendar']>([
  ['predecessor', 'rcal_Predecessor', 'Predecessor Activity Calendar'],
  ['successor', 'rcal_Successor', 'Successor Activity Calendar'],
  ['24-hour', 'rcal_24Hour', '24 Hour Calendar', '24-Hour Calendar'],
  ['project-default', 'rcal_ProjDefault', 'Project Default Calendar'],
]);

export const OUT_OF_SEQUENCE = meanings<P6Options['progress']>([
  ['retained-logic', 'Retained Logic'],
  ['progress-override', 'Progress Override'],
  ['actual-dates', 'Actual Dates'],
]);

export const TOTAL_FLOAT = meanings<P6Options['totalFloat']>([
  ['start', 'FT_SF', 'Start Float = Late Start - Early Start', 'Start Float'],
  ['finish', 'FT_FF', 'Finish Float = Late Finish - Early Finish', 'Finish Float'],
  ['smallest', 'FT_Min', 'Smallest of Start Float and Finish Float'],
]);

export const CRITICAL_BY = meanings<P6Options['criticalBy']>([
  ['total-float', 'CT_TotFloat', 'Critical Float', 'Total Float'],
  ['longest-path', 'CT_DrivPath', 'Longest Path'],
]);

export const RESOURCE_TYPE = meanings<ResourceRecord['type']>([
  ['work', 'RT_Labor', 'Labor'],
  ['work', 'RT_Equip', 'Nonlabor', 'Non Labor'],
  ['material', 'RT_Mat', 'Material'],
]);

export const RATE_TABLE = meanings<NonNullable<AssignmentRecord['rateTable']>>([
  ['A', 'COST_PER_QTY', 'Price / Unit'],
  ['B', 'COST_PER_QTY2', 'Price / Unit 2'],
  ['C', 'COST_PER_QTY3', 'Price / Unit 3'],
  ['D', 'COST_PER_QTY4', 'Price / Unit 4'],
  ['E', 'COST_PER_QTY5', 'Price / Unit 5'],
]);

export const ACCRUAL = meanings<FixedCostRecord['accrual']>([
  ['start', 'CL_Start', 'Start of Activity'],
  ['prorated', 'CL_Uniform', 'Uniform Over Activity'],
  ['end', 'CL_End', 'End of Activity'],
]);

export const SUBJECT_AREA = meanings<CustomFieldRecord['appliesTo']>([
  ['task', 'TASK', 'Activity'],
  ['task', 'PROJWBS', 'WBS'],
  ['project', 'PROJECT', 'Project'],
  ['resource', 'RSRC', 'Resource'],
  ['assignment', 'TASKRSRC', 'Resource Assignment', 'ResourceAssignment'],
]);

export const UDF_TYPE = meanings<CustomFieldRecord['type']>([
  ['text', 'FT_TEXT', 'Text'],
  ['text', 'FT_STATICTYPE', 'Indicator'],
  ['number', 'FT_INT', 'Integer'],
  ['number', 'FT_FLOAT', 'FT_FLOAT_2_DECIMALS', 'Double', 'Number'],
  ['cost', 'FT_MONEY', 'Cost'],
  ['date', 'FT_START_DATE', 'Start Date'],
  ['date', 'FT_END_DATE', 'Finish Date'],
]);
