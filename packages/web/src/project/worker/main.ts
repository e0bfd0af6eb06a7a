/// <reference lib="webworker" />
import { newId, request } from '../../connection/index.ts';
import { KeptInDatabase } from './kept-edits.ts';
import type { ToWorker } from './messages.ts';
import { PlanPort } from './plan-port.ts';

const queue = new MessageChannel();
const waiting: (() => void)[] = [];
queue.port1.onmessage = () => waiting.shift()?.();

function now(): string {
  const date = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

const port = new PlanPort({
  ask: request,
  post: (message, moved = []) => globalThis.postMessage(message, { transfer: moved }),
  kept: new KeptInDatabase(),
  newId,
  now,
  turn: () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      queue.port2.postMessage(null);
    }),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
});

globalThis.onmessage = ({ data }: MessageEvent<ToWorker>) => port.take(data);
