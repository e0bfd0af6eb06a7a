import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import type pg from 'pg';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Live } from '../../live/index.ts';
import type { ProjectStore } from '../../projects/index.ts';

export interface Watched {
  readonly live: Live;
  readonly store: ProjectStore;
  readonly pool?: pg.Pool | undefined;
  readonly isReadOnly: () => boolean;
}

/** What a node counts of itself, in Prometheus' own words. */
export class Metrics {
  readonly registry = new Registry();
  readonly requests = new Histogram({
    name: 'throughline_http_request_seconds',
    help: 'How long requests took, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [this.registry],
  });
  readonly turnedAway = new Counter({
    name: 'throughline_turned_away_total',
    help: 'Requests that were not let in: too many of one kind, or too many at once',
    labelNames: ['why'],
    registers: [this.registry],
  });
  readonly databaseFaults = new Counter({
    name: 'throughline_database_faults_total',
    help: 'Requests that failed because of the database',
    labelNames: ['code'],
    registers: [this.registry],
  });
  readonly #delay: IntervalHistogram;

  constructor(watched: Watched) {
    this.#delay = monitorEventLoopDelay({ resolution: 50 });
    this.#delay.enable();
    this.#gauges(watched);
  }

  stop(): void {
    this.#delay.disable();
  }

  #gauges({ live, store, pool, isReadOnly }: Watched): void {
    const gauge = (name: string, help: string, read: () => number) => {
      const one: Gauge = new Gauge({
        name: `throughline_${name}`,
        help,
        registers: [this.registry],
        collect: () => one.set(read()),
      });
    };
    gauge('streams', 'Open streams of live updates', () => live.counts().streams);
    gauge('watched_projects', 'Projects that somebody watches here', () => live.counts().projects);
    gauge('hears_other_nodes', '1 where notifications of other nodes are heard', () =>
      Number(live.counts().isListening),
    );
    gauge('changes_delivered', 'Events written to streams since the start', () => live.delivered);
    gauge('hot_projects', 'Projects in memory', () => store.size);
    gauge('database_connections', 'Open connections', () => pool?.totalCount ?? 0);
    gauge('database_connections_idle', 'Connections that nobody uses', () => pool?.idleCount ?? 0);
    gauge('database_waiting', 'Who waits for a connection', () => pool?.waitingCount ?? 0);
    gauge('read_only', '1 while the database takes no writes', () => Number(isReadOnly()));
    gauge('event_loop_delay_seconds', 'The 99th percentile since the last scrape', () => {
      const seconds = this.#delay.percentile(99) / 1e9;
      this.#delay.reset();
      return seconds;
    });
    gauge('memory_bytes', 'Resident memory', () => process.memoryUsage.rss());
    gauge('heap_bytes', 'Memory of the heap in use', () => process.memoryUsage().heapUsed);
    gauge('cpu_seconds', 'Processor time since the start', () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    });
  }
}
