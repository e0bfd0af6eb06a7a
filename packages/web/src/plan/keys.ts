/** A key with what is held beside it, as it is written in lists: `Ctrl+Shift+F2`, `Alt+Shift+Right`. */
export type KeyName = string;

const NAMED: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Escape: 'Esc',
  PageUp: 'Page up',
  PageDown: 'Page down',
};
/** Keys that write different signs on different keyboards when Shift or Alt is held. */
const BY_PLACE: Readonly<Record<string, string>> = {
  NumpadAdd: 'Plus',
  NumpadSubtract: 'Minus',
  NumpadMultiply: '*',
  Minus: 'Minus',
  Equal: 'Plus',
};

/** A key as it was pressed. */
export type Stroke = Readonly<
  Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>
>;

/** How the keys that were pressed are named; Command is Ctrl, as Macs have it. */
export function keyName(event: Stroke): KeyName {
  const { key, code } = event;
  const isHeld = event.ctrlKey || event.metaKey || event.altKey;
  const place = isHeld || code.startsWith('Numpad') ? BY_PLACE[code] : undefined;
  const name = place ?? NAMED[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  // A sign says itself that Shift was held to write it.
  const isSign = !isHeld && key.length === 1 && !/[a-z0-9 ]/i.test(key);
  return [
    (event.ctrlKey || event.metaKey) && 'Ctrl',
    event.altKey && 'Alt',
    event.shiftKey && !isSign && name !== '*' && 'Shift',
    name,
  ]
    .filter(Boolean)
    .join('+');
}

/** Whether the key writes something: then it begins to edit a cell. */
export function writes(event: Stroke): boolean {
  return (
    (event.key.length === 1 &&
      !'?* '.includes(event.key) &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey) ||
    // An input method begins to write.
    event.key === 'Process'
  );
}
