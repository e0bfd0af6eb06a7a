/** A server of its own: everything it needs, started and stopped in order. */
export { type Node, type NodeOptions, startNode } from './start-node.ts';
