import { createHash } from 'node:crypto';
import type { Binaries } from './binaries.ts';

/** How our PostgreSQL runs: small, private, and nothing that weakens durability. */
export function settingsFor(binaries: Binaries, socketFolder: string): string[] {
  const settings = [
    ...choices(binaries.major),
    // A server with other settings or programs than ours is restarted, not adopted.
    `throughline.settings=${fingerprint(binaries)}`,
  ];
  return ['listen_addresses=', `unix_socket_directories=${socketFolder}`, ...settings];
}

export function fingerprint(binaries: Binaries): string {
  return createHash('sha256')
    .update([binaries.version, ...choices(binaries.major)].join('\n'))
    .digest('hex')
    .slice(0, 16);
}

function choices(major: number): string[] {
  return [
    'cluster_name=throughline',
    'unix_socket_permissions=0700',
    // An acknowledged change survives: said here, so that no file in the data folder says otherwise.
    'fsync=on',
    'synchronous_commit=on',
    'full_page_writes=on',
    // A node's pool of 20, its jobs, its listener and watch, a second process of the same size.
    'max_connections=60',
    'shared_buffers=32MB',
    'max_wal_size=256MB',
    'autovacuum_max_workers=1',
    'max_parallel_workers_per_gather=0',
    'jit=off',
    'huge_pages=off',
    ...(major >= 18 ? ['io_method=sync'] : []),
    // One call for the whole file system instead of opening every file after a crash.
    ...(process.platform === 'linux' ? ['recovery_init_sync_method=syncfs'] : []),
    'timezone=UTC',
    'log_timezone=UTC',
    'lc_messages=C',
    'log_line_prefix=%m [%p] ',
    'log_checkpoints=off',
    // A failed statement and its values may hold what people wrote: they stay out of the log.
    'log_error_verbosity=terse',
    'log_min_error_statement=panic',
  ];
}
