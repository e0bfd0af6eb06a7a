import { counted, type LossSentence, type RefusalSentence } from './sentence.ts';

/** What is wrong with a project's own file. The line stands beside the sentence. */
export const THROUGHLINE_REFUSALS = {
  'throughline-header-missing': () => 'The file does not begin as a Throughline project does.',
  'throughline-header-invalid': ({ field }) =>
    `The first line is not as it has to be: ${field} cannot be read.`,
  'throughline-version': ({ version, known }) =>
    `The file is of version ${version} of the format; this program knows versions up to ${known}. A newer one opens it.`,
  'throughline-records-newer': ({ version, known }) =>
    `The change was written by a newer program (records of version ${version}; versions up to ${known} are known). A newer program opens it.`,
  'throughline-line-damaged': ({ problem }) => `The line is damaged: ${problem}.`,
  'throughline-line-too-long': ({ most }) => `The line is longer than ${most} bytes.`,
  'throughline-too-deep': ({ most }) => `The line nests deeper than ${most}.`,
  'throughline-truncated': () =>
    'The file ends before its end line: it was cut off. Copy it again, or recover what is whole.',
  'throughline-after-end': () => 'Something stands after the end line.',
  'throughline-change-invalid': ({ field, problem }) =>
    `The change is not as it has to be: ${field}: ${problem}.`,
  'throughline-change-altered': ({ seq }) =>
    `Change ${seq} is not what was written: its hash differs.`,
  'throughline-change-order': ({ seq, expected }) =>
    `Change ${seq} stands where change ${expected} should: changes are missing, twice or in another order.`,
  'throughline-change-unlinked': ({ seq }) =>
    `Change ${seq} does not follow the one before it: the hash it names is another.`,
  'throughline-change-elsewhere': () =>
    'The change stands in the log and is of a branch, or in a branch and is not of it.',
  'throughline-edit-twice': ({ seq, editId }) =>
    `Change ${seq} is the edit ${editId}, which was made before.`,
  'throughline-edit-unknown': ({ kind }) =>
    `The change is of a kind that is not known: ${kind}. A newer program may know it.`,
  'throughline-time-backwards': ({ seq }) =>
    `Change ${seq} was made earlier than the one before it.`,
  'throughline-group-cut': ({ seq }) =>
    `The group of changes that goes on after change ${seq} is not whole.`,
  'throughline-diff-unfitting': ({ seq, record, field, problem }) =>
    `Change ${seq} does not fit the plan before it: ${[record, field].filter(Boolean).join(' ')} (${problem}).`,
  'throughline-reference': ({ seq, record, field }) =>
    `Change ${seq} leaves a plan that is not whole: ${field} of ${record} names what is not there, or leads round in a circle.`,
  'throughline-branch-invalid': ({ field, problem }) =>
    `The branch is not as it has to be: ${field}: ${problem}.`,
  'throughline-branch-twice': ({ id }) => `A second branch has the id ${id}.`,
  'throughline-branch-base': ({ id, base }) =>
    `The branch ${id} starts from change ${base}, which the log does not have.`,
  'throughline-branch-count': ({ id, stated, found }) =>
    `The branch ${id} should have ${counted(Number(stated), 'change')} and has ${found}.`,
  'throughline-end-invalid': ({ field }) =>
    `The end line is not as it has to be: ${field} cannot be read.`,
  'throughline-end-count': ({ stated, found }) =>
    `The log should have ${counted(Number(stated), 'change')} and has ${found}.`,
  'throughline-end-hash': () => 'The last change is not the one that the end line names.',
  'throughline-end-branches': () => 'The branches are not those that the end line names.',
  'throughline-altered': () =>
    'The file is not what was written: its SHA-256 differs, though every change is whole.',
} satisfies Record<string, RefusalSentence>;

/** What only a project's own file has a place for. */
export const THROUGHLINE_LOSSES = {
  'history-unwritten': (n) =>
    `${n === 1 ? 'the change' : `the ${n} changes`} that led to the plan left out`,
  'branches-unwritten': (n) => `${counted(n, 'branch', 'branches')} left out`,
} satisfies Record<string, LossSentence>;
