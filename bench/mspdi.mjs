import { isReadRefusal, readSchedule, writeMspdi } from '@throughline/interchange';
import { SaxesParser } from 'saxes';
import {
  heading,
  hold,
  inMegabytes,
  inMilliseconds,
  median,
  medianRatio,
  sideBySide,
  tell,
} from './measure.mjs';
import { mspdiText } from './mspdi-text.mjs';

const MOST_PARSERS = 3;
const BYTES = 24_000_000;
const TASKS = 10_000;
/** MS Project's XML has tasks of every kind but these, which cannot be written by hand so shortly. */
const FEATURES = { splits: false, summaryStartLinks: false };

const bytes = new TextEncoder().encode(
  mspdiText({ seed: 1, tasks: TASKS, features: FEATURES }, BYTES),
);
const plan = read();
heading(
  `An MSPDI of ${inMegabytes(bytes.length)} with ${TASKS} tasks: ${plan.records.length} records`,
);
const times = sideBySide(
  { parse, read, write: () => writeMspdi(plan.records, plan.stored) },
  { rounds: 9, warmUps: 2 },
);
tell('the XML parser alone', inMilliseconds(median(times.parse)));
tell('read into records', inMilliseconds(median(times.read)));
hold('read, in parsers', medianRatio(times.read, times.parse), MOST_PARSERS);
tell('written again', inMilliseconds(median(times.write)));

/** The same bytes through the same parser, which is asked for every tag and text and does nothing with them. */
function parse() {
  const parser = new SaxesParser();
  for (const event of ['opentag', 'closetag', 'text', 'attribute']) parser.on(event, () => {});
  parser.write(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).close();
}

function read() {
  const outcome = readSchedule(bytes);
  if (isReadRefusal(outcome)) throw new Error(JSON.stringify(outcome));
  return outcome;
}
