import type { RefusalCode, RefusalParameters } from '../plan/index.ts';
import { counted, list, type NameOf, round } from './sentence.ts';

/** The English of every refusal. Ids become what people call the records. */
export const REFUSALS: {
  readonly [C in RefusalCode]: (parameters: RefusalParameters[C], name: NameOf) => string;
} = {
  'record-exists': ({ id }, name) => `${name(id)} is already in the plan.`,
  'record-missing': ({ id }, name) => `${name(id)} is not in the plan.`,
  'record-of-wrong-kind': ({ id, expected, found }, name) =>
    `${name(id)} is a ${found}, not a ${expected}.`,
  'value-changed': ({ id, field }, name) =>
    `The ${field} of ${name(id)} has been changed in the meantime.`,
  'value-invalid': ({ id, field, problem }, name) =>
    `${field === '' ? name(id) : `The ${field} of ${name(id)}`} cannot be that: ${problem}.`,
  'field-fixed': ({ field }) => `The ${field} of a record never changes.`,
  'field-has-own-edit': ({ field, edit }) => `The ${field} is changed by ${edit}.`,

  'duplicate-id': ({ id }, name) => `Two records have the id of ${name(id)}.`,
  'project-missing': () => 'The plan has no project record.',
  'project-twice': ({ id }, name) => `The plan has two project records; ${name(id)} is the second.`,
  'project-finish-missing': () =>
    'Scheduling from the finish needs the date at which the project is to finish.',
  'reference-missing': ({ id, field, refersTo, expected }, name) =>
    `The ${field} of ${name(id)} names a ${expected} that is not in the plan: ${name(refersTo)}.`,
  'reference-of-wrong-kind': ({ id, field, refersTo, expected, found }, name) =>
    `The ${field} of ${name(id)} names ${name(refersTo)}, a ${found} and not a ${expected}.`,
  'calendar-cycle': ({ ids }, name) =>
    `Calendars are derived from each other in a circle: ${round(ids, name)}.`,
  'parent-cycle': ({ ids }, name) => `Tasks lie under each other in a circle: ${round(ids, name)}.`,

  'link-to-itself': ({ id }, name) => `${name(id)} cannot be linked with itself.`,
  'link-cycle': ({ ids }, name) => `The links would go round in a circle: ${round(ids, name)}.`,
  'link-within-summary': ({ summary, task }, name) =>
    `${name(summary)} and ${name(task)}, which lies under it, cannot be linked.`,
  'link-twice': ({ from, to }, name) => `${name(from)} and ${name(to)} are already linked so.`,

  'duration-unreadable': ({ text }) => `"${text}" cannot be read as a duration.`,
  'lag-unreadable': ({ text }) => `"${text}" cannot be read as a lag.`,
  'duration-out-of-range': ({ text }) => `"${text}" is longer than three centuries.`,
  'estimate-unreadable': ({ text }) => `"${text}" cannot be read as an estimate.`,
  'amount-unreadable': ({ text }) => `"${text}" cannot be read as an amount of money.`,
  'predecessor-unreadable': ({ text }) => `"${text}" cannot be read as a predecessor.`,
  'predecessor-unknown': ({ text, ref }) => `"${text}" names a task ${ref}, which is not there.`,

  'edit-unknown-kind': ({ kind }) =>
    kind === '' ? 'An edit has a kind.' : `There is no edit of the kind "${kind}".`,
  'edit-invalid': ({ kind, field, problem }) =>
    `${field === '' ? `The edit ${kind}` : `The ${field} of ${kind}`} cannot be that: ${problem}.`,
  'removal-leaves-behind': ({ ids }, name) =>
    `This would leave ${counted(ids.length, 'record')} without what it belongs to: ${list(ids, name)}.`,
  'removal-unrelated': ({ id }, name) => `${name(id)} does not depend on anything that is removed.`,
  'record-in-use': ({ id, count, by }, name) =>
    `${name(id)} is still used by ${counted(count, 'record')}: ${list(by, name)}.`,

  'task-has-nothing-above': ({ id }, name) =>
    `${name(id)} has no row above it that it could go under.`,
  'task-at-top': ({ id }, name) => `${name(id)} is at the top already.`,
  'summary-is-computed': ({ id, field }, name) =>
    `The ${field} of ${name(id)} comes from the tasks under it.`,
  'duration-below-actual': ({ id, actualMinutes }, name) =>
    `${name(id)} cannot take less than the ${counted(actualMinutes, 'minute')} already done.`,
  'fixed-work-needs-time': ({ id }, name) =>
    `The work of ${name(id)} is fixed, so it needs some time to be done in.`,
  'constraint-of-other-rules': ({ type, rules }) => `The rules of ${rules} know no ${type}.`,
  'progress-without-start': ({ id }, name) =>
    `${name(id)} needs the day it began before anything of it is done.`,
  'progress-without-finish': ({ id }, name) =>
    `${name(id)} needs the day it ended when all of it is done.`,
  'progress-without-remaining': ({ id }, name) =>
    `Going on with ${name(id)} needs the share that is done, or what remains.`,
  'progress-said-twice': ({ id }, name) =>
    `Report for ${name(id)} either the share that is done or what remains: one gives the other.`,
  'progress-contradicts': ({ id, field }, name) =>
    `The ${field} contradicts the rest of what is reported for ${name(id)}.`,
  'finish-before-start': ({ start, finish }) =>
    `The finish ${finish} is before the start ${start}.`,

  'update-of-another-plan': ({ found, of }) =>
    `Only ${found} of ${counted(of, 'task')} have the name they had: this looks like another plan.`,
  'update-older-than-plan': ({ file, plan }) =>
    `The file reports the status of ${file}, and the plan already has that of ${plan}.`,

  'assignment-twice': ({ taskId, resourceId }, name) =>
    `${name(resourceId)} is assigned to ${name(taskId)} already.`,
  'baseline-number-taken': ({ number, by }, name) => `${name(by)} is baseline ${number} already.`,
  'baseline-approved': ({ id }, name) =>
    `${name(id)} is approved, and an approved baseline never changes: take another.`,
  'task-has-begun': ({ id }, name) => `${name(id)} has begun already.`,
  'task-is-finished': ({ id }, name) => `${name(id)} is finished.`,
  'parent-has-progress': ({ id }, name) =>
    `${name(id)} has progress of its own, which tasks under it would hide: take it back first.`,
  'task-type-of-other-rules': ({ type, rules }) => `The rules of ${rules} know no ${type}.`,
  'milestone-takes-no-work': ({ id, count }, name) =>
    `A milestone takes no work, and ${name(id)} has ${counted(count, 'assignment')}: remove them first.`,
  'inactive-of-other-rules': ({ rules }) =>
    `The rules of ${rules} know no inactive tasks: remove it, or take away its links.`,
  'task-not-divisible': ({ id, because }, name) =>
    `${name(id)} cannot be split: ${NOT_DIVISIBLE[because]}.`,
  'split-outside-work': ({ id, afterMinutes, from, before }, name) =>
    `${name(id)} has no work to interrupt after ${counted(afterMinutes, 'minute')}: between ${from} and ${before} there is.`,
  'split-twice': ({ id, afterMinutes }, name) =>
    `${name(id)} is already interrupted after ${counted(afterMinutes, 'minute')} of work.`,
  'entry-exists': ({ id, field, entry }, name) =>
    `The ${field} of ${name(id)} already have an entry ${entry}.`,
  'entry-missing': ({ id, field, entry }, name) =>
    `The ${field} of ${name(id)} have no entry ${entry}.`,
  'work-below-actual': ({ id, actualMinutes }, name) =>
    `The work of ${name(id)} cannot be less than the ${counted(actualMinutes, 'minute')} already done.`,
  'work-needs-units': ({ id }, name) =>
    `Work on ${name(id)} needs somebody with more than 0% of their time for it.`,
  'expected-finish-needs-remaining': ({ id }, name) =>
    `The rules of ms-project know no expected finish: say too what remains of ${name(id)} for it to finish then.`,
  'expected-finish-is-enough': ({ id }, name) =>
    `The rules of p6 find what remains of ${name(id)} from its expected finish: leave it out.`,
  'expected-finish-unreachable': ({ id, expectedFinish, closest }, name) =>
    `No length of ${name(id)} makes it finish on ${expectedFinish}; the closest is ${closest}.`,
  'range-backwards': ({ id, field, from, to }, name) =>
    `The ${field} of ${name(id)} would run from ${from} back to ${to}.`,
  'calendar-never-works': ({ id }, name) => `${name(id)} would have no working time at all.`,
  'currency-not-the-projects': ({ currency, expected }) =>
    `The plan counts in ${expected}, not in ${currency}.`,
  'status-before-actual': ({ id, actual, statusDate }, name) =>
    `${name(id)} is reported as of ${actual}, which is after ${statusDate}.`,
  'status-far-ahead': ({ from, to }) =>
    `From ${from} to ${to} is more than a year: say that you are sure of it.`,
  'reschedule-of-other-rules': ({ rules }) =>
    `The rules of ${rules} keep unfinished work after the data date by themselves: set the status date.`,
  'task-keeps-its-dates': ({ id }, name) =>
    `${name(id)} is scheduled by hand and keeps the dates it was given.`,
  'constraint-in-the-way': ({ id, type }, name) =>
    `${name(id)} has the constraint ${type}, which would be lost.`,
  'custom-value-of-wrong-type': ({ id, customField, type }, name) =>
    `${name(customField)} of ${name(id)} takes a ${type}.`,
  'custom-value-not-offered': ({ id, customField }, name) =>
    `That is none of the values offered for ${name(customField)} of ${name(id)}.`,
  'custom-field-not-for-kind': ({ id, customField, appliesTo }, name) =>
    `${name(customField)} is a field of a ${appliesTo}, and ${name(id)} is none.`,

  'changed-since': ({ id, field, touch, seq, author }, name) =>
    `${field === '' ? name(id) : `The ${field} of ${name(id)}`} has been ${touch} since, by ${name(author)} (change ${seq}).`,
  'linked-since': ({ id, count, by, seq, author }, name) =>
    `${name(id)} has to stay: ${counted(count, 'record')} refer to it since, the last by ${name(author)} (change ${seq}): ${list(by, name)}.`,
  'base-unknown': ({ base, head }) => `There is no change ${base}: the last one is ${head}.`,
  'batch-empty': () => 'There is no edit in it.',
  'batch-partly-known': ({ known }) =>
    `Some of these edits were accepted before, and some were not: send the others anew. Known: ${list(known)}.`,
  'edit-id-twice': ({ editId }) => `Two of these edits have the id ${editId}.`,
  'text-unwritable': ({ editId }) =>
    `A text of the edit ${editId} holds half of a character, which no file can keep.`,
  'change-missing': ({ seq }) => `There is no change ${seq}.`,
  'nothing-to-undo': ({ author }, name) => `${name(author)} has nothing left to undo.`,
  'nothing-to-redo': ({ author }, name) => `${name(author)} has nothing to redo.`,
  'not-an-undo': ({ seq }) => `Change ${seq} took nothing back, so it cannot be redone.`,
  'erasure-without-text': () => 'Name at least one text that is to be erased.',
  'schema-unknown': ({ schema, newest }) =>
    `This was written by a newer version: its records are of version ${schema}, and ${newest} is the newest known here.`,

  'branch-of-another-log': ({ base }) =>
    `The branch starts from a change ${base} that is not the one in this plan's log.`,
  'branch-closed': ({ name, state }) => `The branch "${name}" is ${state} already.`,
  'branch-empty': ({ name }) => `The branch "${name}" has no changes.`,
  'branch-no-longer-applies': ({ name, count, of }) =>
    `Of the branch "${name}", ${count} of ${counted(of, 'change')} no longer ${count === 1 ? 'applies' : 'apply'}.`,
  'approval-outdated': ({ name, hash, current }) =>
    `What was approved is not the branch "${name}" as it is now: ${hash.slice(0, 12)} is not ${current.slice(0, 12)}.`,
  'approval-missing': ({ name, outdated }) =>
    outdated === 0
      ? `Nobody has approved the branch "${name}".`
      : `The branch "${name}" was changed after it was approved: ${counted(outdated, 'approval')} no longer ${outdated === 1 ? 'holds' : 'hold'}.`,
};

const NOT_DIVISIBLE: {
  readonly [B in RefusalParameters['task-not-divisible']['because']]: string;
} = {
  summary: 'its dates come from the tasks under it',
  milestone: 'it takes no time',
  elapsed: 'it runs by the clock, day and night',
  manual: 'it keeps the dates it was given',
  finished: 'it is finished',
  p6: 'P6 has no splits, only the days on which work was put down and taken up again',
};
