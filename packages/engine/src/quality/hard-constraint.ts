import { type ActivityInput, Constraint } from '../network/index.ts';

const HARD: ReadonlySet<Constraint> = new Set([
  Constraint.MustStartOn,
  Constraint.MustFinishOn,
  Constraint.StartNoLaterThan,
  Constraint.FinishNoLaterThan,
  Constraint.StartOn,
  Constraint.FinishOn,
]);

/**
 * QLT-9: whether a constraint, the first or the second, can hold a date against the logic. The DCMA's
 * hard ones, and P6's start on, finish on, and their "on or before".
 */
export function isHardConstrained({ constraint, secondConstraint }: ActivityInput): boolean {
  return (
    (constraint !== undefined && HARD.has(constraint)) ||
    (secondConstraint !== undefined && HARD.has(secondConstraint))
  );
}
