/** Bounds within which every schedule met so far lies many times over, so that a hostile file ends early. */
export const MOST_BYTES = 512 * 1024 * 1024;
export const MOST_DEPTH = 256;
export const MOST_ELEMENTS = 30_000_000;
/** Elements inside one that is handed over whole. */
export const MOST_ELEMENTS_IN_RECORD = 500_000;
/** Characters of one text or attribute. */
export const MOST_TEXT = 4 * 1024 * 1024;
/** Of one element. */
export const MOST_ATTRIBUTES = 256;
