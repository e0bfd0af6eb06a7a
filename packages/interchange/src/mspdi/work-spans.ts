import { minuteOf } from '@throughline/engine';
import type { XmlElement } from '../xml/index.ts';
import { readLength, readMoment } from './moments.ts';

/** A stretch of time in which some work is done. Minutes since 1900, half-open. */
export type WorkSpan = readonly [start: number, end: number];

const REMAINING_WORK = '1';
const ACTUAL_WORK = '2';

/**
 * When an assignment is worked on, by its timephased work: adjoining stretches are one.
 * Undefined where nothing interrupts it, or where the stretches cannot be read.
 */
export function readSpans(timephased: readonly XmlElement[]): readonly WorkSpan[] | undefined {
  if (timephased.length < 3) return undefined;
  const spans: WorkSpan[] = [];
  let gaps = false;
  for (const element of timephased) {
    const type = element.text('Type');
    if (type !== REMAINING_WORK && type !== ACTUAL_WORK) continue;
    const value = element.text('Value');
    if (value === undefined || readLength(value) === 0) {
      gaps = true;
      continue;
    }
    const start = minuteOfElement(element, 'Start');
    const end = minuteOfElement(element, 'Finish');
    if (start === undefined || end === undefined || end < start) return undefined;
    spans.push([start, end]);
  }
  return gaps && spans.length > 1 ? joined(spans) : undefined;
}

/** The spans in order, those that touch or overlap joined. */
export function joined(spans: readonly WorkSpan[]): WorkSpan[] {
  const result: [number, number][] = [];
  for (const [start, end] of [...spans].sort(([a], [b]) => a - b)) {
    const last = result.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

function minuteOfElement(element: XmlElement, name: string): number | undefined {
  const read = readMoment(element.text(name) ?? '');
  return typeof read === 'object' ? minuteOf(read.moment) : undefined;
}
