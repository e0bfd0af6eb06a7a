import { fates } from './fate.ts';

/** Every element that Microsoft's schemas of 2003 to 2021 know, by where it stands, and what becomes of it. */

const COMPUTED_MONEY = 'ACWP CV SV VAC BCWS BCWP BCWPVariance';

export const PROJECT = fates({
  read: `SaveVersion Name Title ScheduleFromStart StartDate FinishDate CriticalSlackLimit CurrencyDigits
    CurrencyCode CurrencySymbol CalendarUID DefaultStartTime DefaultFinishTime MinutesPerDay
    MinutesPerWeek DaysPerMonth WeekStartDay StatusDate CurrentDate NewTasksAreManual
    MultipleCriticalPaths HonorConstraints DurationFormat`,
  derived: 'BuildNumber CurrencySymbolPosition FYStartDate',
  left: {
    'document-properties':
      'Subject Category Company Manager Author Keywords Comments HyperlinkBase',
    'tool-bookkeeping': `UID GUID CreationDate Revision=0|1 LastSaved ExtendedCreationDate BaselineCalendar
      ProjectExternallyEdited MicrosoftProjectServerURL=0|1 ActualsInSync=0|1 RemoveFileProperties`,
    'project-options': `DefaultTaskType DefaultFixedCostAccrual=3|2 DefaultStandardRate DefaultOvertimeRate
      WorkFormat=2 EditableActualCosts EarnedValueMethod InsertedProjectsLikeSummary=0|1
      NewTasksEffortDriven=0|1 NewTasksEstimated=0|1 SplitsInProgressTasks=0|1 SpreadActualCost
      SpreadPercentComplete TaskUpdatesResource=0|1 FiscalYearStart MoveCompletedEndsBack
      MoveRemainingStartsBack MoveRemainingStartsForward MoveCompletedEndsForward BaselineForEarnedValue
      AutoAddNewResourcesAndTasks=0|1 Autolink=0|1 NewTaskStartDate DefaultTaskEVMethod AdminProject
      UpdateManuallyScheduledTasksWhenEditingLinks=0|1
      KeepTaskOnNearestWorkingTimeWhenMadeAutoScheduled`,
  },
});

export const TASK = fates({
  read: `UID ID Name Active Manual Type IsNull Contact WBS OutlineNumber OutlineLevel Priority Start Finish
    Duration ManualStart ManualFinish ManualDuration DurationFormat Work Stop Resume EffortDriven
    Recurring Estimated Milestone Summary Critical ExternalTask ExternalTaskProject EarlyStart
    EarlyFinish LateStart LateFinish FreeSlack TotalSlack StartSlack FinishSlack FixedCost
    FixedCostAccrual PercentComplete PercentWorkComplete ActualStart ActualFinish ActualDuration
    ActualCost ActualWork RemainingDuration RemainingWork ConstraintType CalendarUID ConstraintDate
    Deadline LevelingDelay LevelingDelayFormat HyperlinkAddress HyperlinkSubAddress Hyperlink
    IgnoreResourceCalendar Notes PhysicalPercentComplete PredecessorLink ExtendedAttribute Baseline
    OutlineCode`,
  derived: `${COMPUTED_MONEY} WBSLevel ResumeValid OverAllocated StartVariance FinishVariance WorkVariance
    CostVariance Cost OvertimeCost OvertimeWork ActualOvertimeCost ActualOvertimeWork RegularWork
    RemainingCost RemainingOvertimeCost RemainingOvertimeWork FreeformDurationFormat DurationVariance`,
  left: {
    'timephased-data': 'TimephasedData',
    'tool-bookkeeping': 'GUID CreateDate IsPublished=0|1',
    'bar-display': 'HideBar Rollup DisplayAsSummary=0|1 cbarid',
    'text-instead-of-date': 'StartText FinishText DurationText',
    'levelling-settings': 'LevelAssignments=1|true LevelingCanSplit=1|true',
    'pre-levelled-dates': 'PreLeveledStart PreLeveledFinish',
    subprojects: 'IsSubproject IsSubprojectReadOnly SubprojectName',
    'earned-value-method': 'EarnedValueMethod',
    'server-fields': 'StatusManager CommitmentStart CommitmentFinish CommitmentType',
    'protected-actuals': 'ActualWorkProtected ActualOvertimeWorkProtected',
    budgets: 'BudgetWork BudgetCost',
  },
});

export const LINK = fates({
  read: 'PredecessorUID Type CrossProject CrossProjectName LinkLag LagFormat',
  derived: '',
  left: {},
});

export const TASK_BASELINE = fates({
  read: 'Number Start Finish Duration DurationFormat EstimatedDuration Work Cost Interim',
  derived: 'BCWS BCWP',
  left: {
    'timephased-data': 'TimephasedData',
    'baseline-details': `FixedCost FixedCostAccrual=1|2|3|0 BudgetWork BudgetCost
      DeliverableStart DeliverableFinish`,
  },
});

export const RESOURCE = fates({
  read: `UID ID Name Type IsNull Initials MaterialLabel Code Group EmailAddress MaxUnits StandardRate
    StandardRateFormat OvertimeRate OvertimeRateFormat CostPerUse CalendarUID Notes IsGeneric IsInactive
    IsCostResource ExtendedAttribute OutlineCode Rates AvailabilityPeriods`,
  derived: `${COMPUTED_MONEY} PeakUnits OverAllocated Start Finish Work RegularWork OvertimeWork ActualWork
    RemainingWork ActualOvertimeWork RemainingOvertimeWork PercentWorkComplete Cost OvertimeCost
    ActualCost ActualOvertimeCost RemainingCost RemainingOvertimeCost WorkVariance CostVariance`,
  left: {
    'timephased-data': 'TimephasedData',
    'tool-bookkeeping': 'GUID CreationDate',
    'resource-accounts': `Phonetics NTAccount WindowsUserAccount WorkGroup=0|1 Hyperlink HyperlinkAddress
      HyperlinkSubAddress ActiveDirectoryGUID CostCenter AssnOwner AssnOwnerGuid IsTeamAssignmentPool
      DefaultAssignmentOwner`,
    'resource-availability': 'AvailableFrom AvailableTo=NA|2049-12-31T23:59:00',
    'levelling-settings': 'CanLevel=1|true',
    'cost-accrual': 'AccrueAt=3|0',
    'booking-type': 'BookingType',
    'server-fields': 'IsEnterprise',
    'resource-baselines': 'Baseline',
    'protected-actuals': 'ActualWorkProtected ActualOvertimeWorkProtected',
    budgets: 'IsBudget BudgetWork BudgetCost',
  },
});

export const RATE = fates({
  read: `RatesFrom RateTable StandardRate StandardRateFormat OvertimeRate OvertimeRateFormat CostPerUse`,
  derived: 'RatesTo',
  left: {},
});

export const ASSIGNMENT = fates({
  read: `UID TaskUID ResourceUID ActualCost ActualWork Cost CostRateTable Delay LevelingDelay OvertimeWork
    RemainingCost RemainingWork Units Work WorkContour Notes ExtendedAttribute TimephasedData Start`,
  derived: `${COMPUTED_MONEY} PercentWorkComplete ActualOvertimeCost ActualOvertimeWork CostVariance Finish
    FinishVariance WorkVariance LevelingDelayFormat Milestone Summary Overallocated OvertimeCost
    RegularWork RemainingOvertimeCost RemainingOvertimeWork Stop Resume StartVariance
    ActualStart ActualFinish PeakUnits`,
  left: {
    'tool-bookkeeping': 'GUID CreationDate f404065',
    'assignment-hyperlinks': 'Hyperlink HyperlinkAddress HyperlinkSubAddress',
    'material-consumption-rate': 'HasFixedRateUnits=1|true FixedMaterial RateScale',
    'server-fields': 'Confirmed LinkedFields ResponsePending UpdateNeeded AssnOwner AssnOwnerGuid',
    'booking-type': 'BookingType',
    'protected-actuals': 'ActualWorkProtected ActualOvertimeWorkProtected',
    'assignment-baselines': 'Baseline',
    budgets: 'BudgetWork BudgetCost',
  },
});

export const CALENDAR = fates({
  read: 'UID Name IsBaseCalendar BaseCalendarUID WeekDays Exceptions WorkWeeks',
  derived: '',
  left: { 'tool-bookkeeping': 'GUID IsBaselineCalendar' },
});

export const CUSTOM_FIELD = fates({
  read: 'FieldID FieldName Alias CFType Ltuid Guid ValueList',
  derived: 'ElemType SecondaryPID SecondaryGuid UserDef PhoneticAlias MaxMultiValues',
  left: {
    'custom-field-rules': `Formula Default DefaultGuid RollupType CalculationType RestrictValues
      ValuelistSortOrder=0|-1 AppendNewValues AutoRollDown GraphicalIndicator`,
  },
});

export const OUTLINE_CODE = fates({
  read: 'Guid FieldID Alias Values Masks FieldName OnlyTableValuesAllowed',
  derived: 'Enterprise ShowIndent PhoneticAlias EnterpriseOutlineCodeAlias',
  left: {
    'custom-field-rules': 'ResourceSubstitutionEnabled LeafOnly AllLevelsRequired',
  },
});

/** Sections whose entries no record keeps, and what they are counted as. */
export const SECTIONS_LEFT_OUT: Readonly<Record<string, 'views' | 'vba' | 'wbs-masks'>> = {
  Views: 'views',
  Filters: 'views',
  Groups: 'views',
  Tables: 'views',
  Maps: 'views',
  Reports: 'views',
  Drawings: 'views',
  DataLinks: 'views',
  VBAProjects: 'vba',
  WBSMasks: 'wbs-masks',
};
