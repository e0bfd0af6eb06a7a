/** Bounds within which every project lies many times over, so that a hostile file ends early. */
export const MOST_BYTES = 1024 * 1024 * 1024;
/** Bytes of one line: a baseline of a hundred thousand tasks has a quarter of it. */
export const MOST_LINE_BYTES = 64 * 1024 * 1024;
/** Objects and lists inside one another; records need eleven. */
export const MOST_DEPTH = 32;
