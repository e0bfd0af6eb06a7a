/**
 * A picture as data: shapes in the order in which they are painted. What a shape looks like is named by its role,
 * never by a colour: whoever paints it knows the colours of the page, of print or of a report.
 */
export interface Scene {
  /** In pixels at scale 1. */
  readonly width: number;
  readonly height: number;
  /** What it shows, for those who cannot see it. */
  readonly title: string;
  readonly shapes: readonly Shape[];
}

export type Shape = RectangleShape | PathShape | TextShape | CircleShape;

interface Painted {
  readonly role: Role;
  /** What it stands for: a task, a link, a line of the ledger; for finding it under a pointer and in tests. */
  readonly of?: string;
  /** 0 to 1; absent: 1. */
  readonly opacity?: number;
}

export interface RectangleShape extends Painted {
  readonly kind: 'rectangle';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius?: number;
}

export interface CircleShape extends Painted {
  readonly kind: 'circle';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Straight lines through points: x, y, x, y … */
export interface PathShape extends Painted {
  readonly kind: 'path';
  readonly points: readonly number[];
  readonly closed?: boolean;
  /** Filled, stroked, or both, as the role is painted. */
  readonly paint: 'fill' | 'stroke' | 'both';
  readonly width?: number;
  /** Lengths of dashes and gaps, in pixels. */
  readonly dash?: readonly number[];
}

export interface TextShape extends Painted {
  readonly kind: 'text';
  readonly x: number;
  /** Of the line that the letters stand on. */
  readonly y: number;
  readonly text: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly strong?: boolean;
}

/** What shapes are painted as; the names are those of the page's own colours. */
export const ROLES = [
  'paper',
  'surface',
  'sunk',
  'line',
  'line-strong',
  'ink',
  'ink-2',
  'ink-3',
  'accent',
  'accent-soft',
  'on-accent',
  'bad',
  'bad-soft',
  'warn',
  'warn-soft',
  'good',
  'good-soft',
  'bar',
  'bar-done',
  'bar-critical',
  'bar-baseline',
  'nonworking',
  'link',
] as const;
export type Role = (typeof ROLES)[number];
