import { z } from 'zod';
import { Fault } from '../fault.ts';

const Place = z.tuple([z.string(), z.string()]);

/** Where a page ended: the value that the list is sorted by, and the id that breaks ties. */
export interface Cursor {
  readonly key: string;
  readonly id: string;
}

/** A place in a list, as a word without meaning for whoever holds it. */
export function cursorOf({ key, id }: Cursor): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

/**
 * Throws a fault for a word that is no place.
 * @param id what the ids of the list are
 */
export function readCursor(text: string, id: z.ZodType<string> = z.uuid()): Cursor {
  try {
    const [key, last] = Place.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { key, id: id.parse(last) };
  } catch {
    throw new Fault('request-invalid', {
      field: 'querystring/cursor',
      detail: 'the `next` of the page before',
    });
  }
}
