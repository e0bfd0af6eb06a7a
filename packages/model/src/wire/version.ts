/**
 * The version of what server, command line and browser say to each other: records, edits, diffs, changes
 * and problems. It goes up when somebody who speaks the version before would no longer be understood, or
 * would misunderstand; a field more that may be left out, or another kind of edit, is understood.
 */
export const WIRE_VERSION = 1;
