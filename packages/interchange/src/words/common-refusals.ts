import type { RefusalSentence } from './sentence.ts';

const READABLE =
  'Readable are MS Project XML, Primavera XER, Primavera XML and Throughline’s own files.';

/** Refusals of whatever format. */
export const COMMON_REFUSALS = {
  'file-empty': () => `The file is empty. ${READABLE}`,
  'file-too-large': ({ bytes, most }) => `The file has ${bytes} bytes; at most ${most} are read.`,
  'format-mpp': () =>
    'This is a compound file such as MS Project’s .mpp, which only MS Project reads. ' +
    'Open it there, choose File, Save As, and the type "XML Format (*.xml)"; then open that file here.',
  'format-zip': () => `This is a zip archive. Unpack it and open the schedule in it. ${READABLE}`,
  'format-html': () =>
    `This is a web page, perhaps a sign-in page saved instead of a download. ${READABLE}`,
  'format-json': () => `This is JSON. ${READABLE}`,
  'format-binary': () => `This is a binary file of an unknown kind. ${READABLE}`,
  'format-text': () => `This is text, but not a schedule. ${READABLE}`,
  'format-xml': ({ root }) => `This is XML of another kind: its root is <${root}>. ${READABLE}`,
  'encoding-unknown': ({ encoding }) =>
    `The file says that its encoding is ${encoding}, which is not known.`,
  'encoding-broken': ({ encoding, offset }) =>
    `Byte ${offset} does not fit the encoding ${encoding}: the file is damaged, or was saved in another one.`,
  'xml-malformed': ({ problem }) => `This is not well-formed XML: ${problem}`,
  'xml-truncated': ({ inside }) =>
    `The file ends in the middle, inside ${inside}. Export or copy it again.`,
  'xml-doctype': () =>
    'The file has a DOCTYPE. Schedules need none, and it can be used for attacks.',
  'xml-too-deep': ({ most }) => `Elements are nested deeper than ${most}.`,
  'xml-too-many-elements': ({ most }) => `The file has more than ${most} elements.`,
  'xml-record-too-large': ({ most }) => `One record has more than ${most} elements.`,
  'xml-text-too-long': ({ most }) => `A text is longer than ${most} characters.`,
  'xml-too-many-attributes': ({ most }) => `One element has more than ${most} attributes.`,
  'project-missing': () => 'The file holds no project.',
  'project-not-found': ({ asked }) => `The file has no project called ${asked}.`,
  'record-twice': ({ record, id, first, second }) =>
    `Two of the ${record} have the id ${id}: ${first} and ${second}.`,
  'value-broken': ({ field, value }) => `${field} is ${value}, which cannot be read.`,
} satisfies Record<string, RefusalSentence>;
