export {
  type ActivityColumns,
  type ActivityInput,
  ActivityKind,
  type AssignmentInput,
  Constraint,
  Flag,
  type LinkInput,
  LinkType,
  type SplitInput,
} from './activity.ts';
export { type Hierarchy, hierarchyOf } from './hierarchy.ts';
export { LagKind, LinkColumns } from './link-columns.ts';
export {
  buildNetwork,
  isInactive,
  isScheduled,
  type Network,
  type NetworkFault,
  type NetworkInput,
  withLinks,
  withOwnActivities,
} from './network.ts';
