import { messages } from '../../words/index.ts';
import type { KeyName } from '../keys.ts';
import type { GanttCommand } from './gantt-controls.ts';

const say = messages({
  later: 'Move a day later',
  earlier: 'Move a day earlier',
  longer: 'A day longer',
  shorter: 'A day shorter',
  'more-done': '10 % more done',
  'less-done': '10 % less done',
  closer: 'Zoom in',
  further: 'Zoom out',
  fit: 'Whole plan in view',
  'page-earlier': 'Earlier time',
  'page-later': 'Later time',
  today: 'Go to today',
  selected: 'Go to the selected task',
  trace: 'Trace drivers and dependants',
});

export interface GanttKey {
  readonly command: GanttCommand;
  readonly label: string;
  readonly keys: readonly KeyName[];
  /** Only where the plan may be edited. */
  readonly edits?: true;
}

const key = (command: GanttCommand, ...keys: readonly KeyName[]): GanttKey => ({
  command,
  label: say(command),
  keys,
});
const edit = (command: GanttCommand, ...keys: readonly KeyName[]): GanttKey => ({
  ...key(command, ...keys),
  edits: true,
});

/**
 * The key of every drag and button. Letters alone write into the grid's cells, so that they are held with others;
 * linking by keys is the grid's own Ctrl+F2.
 */
export const GANTT_KEYS: readonly GanttKey[] = [
  edit('later', 'Alt+Right'),
  edit('earlier', 'Alt+Left'),
  edit('longer', 'Alt+Plus'),
  edit('shorter', 'Alt+Minus'),
  edit('more-done', 'Alt+.'),
  edit('less-done', 'Alt+,'),
  key('closer', 'Ctrl+/'),
  key('further', 'Ctrl+*'),
  key('fit', 'Alt+End'),
  key('today', 'Alt+Home'),
  key('page-earlier', 'Alt+Page up'),
  key('page-later', 'Alt+Page down'),
  key('selected', 'Ctrl+Shift+F5'),
  key('trace', 'Alt+Shift+T'),
];

const COMMAND_OF_KEY: ReadonlyMap<KeyName, GanttCommand> = new Map(
  GANTT_KEYS.flatMap(({ command, keys }) => keys.map((name) => [name, command] as const)),
);

export function ganttCommandOf(name: KeyName): GanttCommand | undefined {
  return COMMAND_OF_KEY.get(name);
}
