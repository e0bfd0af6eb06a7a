import { pino } from 'pino';
import { aProject, aWorkspace } from '../http/test-server.testing.ts';
import { testDatabase } from '../storage/test-database.testing.ts';
import { StreamReader } from './read-stream.testing.ts';
import { type Node, type NodeOptions, startNode } from './start-node.ts';

/** A database with a workspace, and as many nodes on it as the test starts. */
export async function testNodes() {
  const { database, url, drop } = await testDatabase();
  const running = new Set<Node>();
  const readers = new Set<StreamReader>();
  const start = async (options: Partial<NodeOptions> = {}): Promise<Node> => {
    const node = await startNode({
      reach: { url },
      settings: { url: 'http://localhost', requestsPerMinute: 0 },
      log: pino({ level: 'silent' }),
      listen: { port: 0, host: '127.0.0.1' },
      ...options,
    });
    running.add(node);
    return node;
  };
  const first = await start();
  const made = await aWorkspace(first.context);
  return {
    database,
    url,
    first,
    start,
    ...made,
    project: () => aProject(first.context, made.workspaceId),
    watch: async (node: Node, token: string, path: string, lastId?: string) => {
      const reader = await StreamReader.open(`${node.address}/api/v1/${path}`, token, lastId);
      readers.add(reader);
      return reader;
    },
    /** What a read is answered. */
    ask: async (node: Node, token: string, path: string) => {
      const headers = { authorization: `Bearer ${token}` };
      const response = await fetch(`${node.address}/api/v1/${path}`, { headers });
      return (await response.json()) as Record<string, unknown>;
    },
    stop: async (node: Node) => {
      running.delete(node);
      await node.stop();
    },
    close: async () => {
      for (const reader of readers) reader.close();
      for (const node of running) await node.stop();
      await drop();
    },
  };
}

export interface Submitted {
  readonly status: number;
  readonly body: { changes?: { seq: number; editId: string }[]; code?: string };
}

/** Adds a calendar for each id: one change, or one group of them. */
export async function addCalendars(
  node: Node,
  token: string,
  projectId: string,
  ids: readonly string[],
): Promise<Submitted> {
  const response = await fetch(`${node.address}/api/v1/projects/${projectId}/edits`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ base: 0, edits: ids.map(calendar) }),
  });
  return { status: response.status, body: (await response.json()) as Submitted['body'] };
}

function calendar(id: string) {
  return {
    editId: `add-${id}`,
    edit: {
      kind: 'calendar.add',
      record: {
        id,
        kind: 'calendar',
        audience: 'internal',
        name: id,
        week: { monday: [[480, 1020]] },
        exceptions: {},
        workWeeks: {},
      },
    },
  };
}
