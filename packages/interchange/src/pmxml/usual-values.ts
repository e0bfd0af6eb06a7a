/**
 * Elements of the objects that are read whose values need no mention when they are left out: at any
 * value (`true`: P6's housekeeping, or what it computes from the rest), or at those that P6 presets.
 * Nought and empty need none anywhere.
 */
export const USUAL_VALUES: {
  readonly [kind: string]: { readonly [element: string]: true | readonly string[] };
} = {
  Currency: everything(
    'Name Symbol DecimalSymbol DigitGroupingSymbol NegativeSymbol PositiveSymbol',
  ),
  Project: {
    ...everything(
      'GUID DateAdded AddedBy CheckOutStatus CreateDate CreateUser LastUpdateDate LastUpdateUser ' +
        'ActivityIdIncrement ActivityIdPrefix ActivityIdSuffix ActivityIdBasedOnSelectedActivity ' +
        'EnableSummarization EnablePublication SummarizeToWBSLevel SummaryLevel ScheduledFinishDate ' +
        'FinancialPeriodTemplateId LastBaselineUpdateDate StartDate FinishDate ParentEPSObjectId ' +
        'ActivityDefaultActivityType ActivityDefaultDurationType ActivityDefaultCalendarName ' +
        'ActivityDefaultPercentCompleteType AssignmentDefaultDrivingFlag AssignmentDefaultRateType ' +
        'DefaultPriceTimeUnits PrimaryResourcesCanMarkActivitiesAsCompleted ' +
        'ResourceCanBeAssignedToSameActivityMoreThanOnce ResourcesCanAssignThemselvesToActivities ' +
        'EarnedValueComputeType EarnedValueETCComputeType EarnedValueETCUserValue ' +
        'EarnedValueUserPercent SummaryPlannedDuration SummaryRemainingDuration AllowStatusReview ' +
        // Those that stand both here and among the schedule options are read there.
        'RelationshipLagCalendar OutOfSequenceScheduleType UseExpectedFinishDates ' +
        'ComputeTotalFloatType MakeOpenEndedActivitiesCritical CriticalActivityFloatThreshold',
    ),
    FiscalYearStartMonth: ['1'],
    LevelingPriority: ['10'],
    StrategicPriority: ['500', '100'],
    LinkActualToActualThisPeriod: ['1'],
    LinkPercentCompleteWithActual: ['1'],
    LinkPlannedAndAtCompletionFlag: ['1'],
    UseProjectBaselineForEarnedValue: ['1'],
    StartToStartLagCalculationType: ['1'],
    CalculateFloatBasedOnFinishDate: ['1'],
    Status: ['Active'],
    RiskLevel: ['Medium'],
    DiscountApplicationPeriod: ['Month'],
  },
  ScheduleOptions: {
    ...everything('PriorityList'),
    CalculateFloatBasedOnFinishDate: ['1'],
    StartToStartLagCalculationType: ['1'],
    LevelAllResources: ['1'],
    PreserveScheduledEarlyAndLateDates: ['1'],
    MinFloatToPreserve: ['1'],
    OverAllocationPercentage: ['25'],
    ExternalProjectPriorityLimit: ['5'],
    MaximumMultipleFloatPaths: ['10'],
    MultipleFloatPathsUseTotalFloat: ['1'],
  },
  Calendar: everything('StandardWorkWeek HolidayOrExceptions'),
  WBS: {
    ...everything('GUID EarnedValueComputeType EarnedValueETCComputeType EarnedValueETCUserValue'),
    ...everything('EarnedValueUserPercent'),
    Status: ['Active'],
  },
  Activity: {
    ...everything('GUID IsNewFeedback IsStarred ReviewStatus ReviewRequired'),
    ...everything('CreateDate CreateUser LastUpdateDate LastUpdateUser'),
    // Sums over the assignments and expenses, which are read themselves.
    ...everything(
      'ActualLaborCost ActualNonLaborCost ActualMaterialCost ActualExpenseCost ActualTotalCost ' +
        'RemainingLaborCost RemainingNonLaborCost RemainingMaterialCost RemainingExpenseCost ' +
        'RemainingTotalCost PlannedLaborCost PlannedNonLaborCost PlannedMaterialCost ' +
        'PlannedExpenseCost PlannedTotalCost AtCompletionTotalCost AtCompletionLaborUnits ' +
        'AtCompletionNonLaborUnits NonLaborUnitsPercentComplete AtCompletionTotalUnits',
    ),
    EstimatedWeight: ['1'],
  },
  Resource: {
    ...everything('GUID SequenceNumber UseTimesheets'),
    AutoComputeActuals: ['1'],
    CalculateCostFromUnits: ['1'],
    DefaultUnitsPerTime: ['1'],
    CurrencyObjectId: ['1'],
  },
  Role: everything('GUID SequenceNumber CalculateCostFromUnits'),
  ResourceAssignment: {
    // Dates, durations and rates follow from the activity and the resource.
    ...everything(
      'GUID ActualUnits ActualCost AtCompletionCost AtCompletionUnits StartDate FinishDate ' +
        'PlannedStartDate PlannedFinishDate RemainingStartDate RemainingFinishDate ' +
        'RemainingDuration RemainingLag RemainingLateStartDate RemainingLateFinishDate ' +
        'ActualDuration PlannedDuration AtCompletionDuration Proficiency RateSource ResourceType ' +
        'WBSObjectId UnitsPercentComplete IsPrimaryResource PricePerUnit CreateDate CreateUser ' +
        'LastUpdateDate LastUpdateUser',
    ),
    IsCostUnitsLinked: ['1'],
  },
  ActivityExpense: everything(
    'WBSObjectId PlannedUnits ActualUnits RemainingUnits PricePerUnit ExpensePercentComplete',
  ),
  ExpenseCategory: everything('SequenceNumber'),
  UnitOfMeasure: everything('SequenceNumber'),
  UDFType: everything('IsSecureCode IsCalculated'),
  ActivityCodeType: everything('IsSecureCode Length Scope SequenceNumber ProjectObjectId'),
  ActivityCode: everything('Color SequenceNumber ProjectObjectId'),
  NotebookTopic: everything(
    'AvailableForActivity AvailableForEPS AvailableForProject AvailableForWBS SequenceNumber',
  ),
  ActivityNote: everything('ObjectId WBSObjectId RawTextNote'),
  ProjectNote: everything('ObjectId RawTextNote'),
};

/** Objects about P6 itself, not about any plan. */
export const HOUSEKEEPING: ReadonlySet<string> = new Set([
  'ProjectList',
  'FinancialPeriodTemplate',
]);

function everything(elements: string): { readonly [element: string]: true } {
  return Object.fromEntries(elements.split(' ').map((element) => [element, true as const]));
}
