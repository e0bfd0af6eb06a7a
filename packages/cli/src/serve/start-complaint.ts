import type { Complaint } from '../say.ts';

/** What kept the server from starting, in words; a bug is thrown on. */
export function startComplaint(
  error: unknown,
  { host, port }: { readonly host: string; readonly port: number },
): Complaint {
  if (!(error instanceof Error)) throw error;
  const { code } = error as { readonly code?: unknown };
  if (code === 'EADDRINUSE') {
    const why = `Port ${port} of ${host} is taken.`;
    return { why, code: 'port-taken', next: '--port NUMBER takes another.' };
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    const why = `It cannot listen at port ${port} of ${host}.`;
    return { why, code: 'address-unusable', next: '--host and --port say where.' };
  }
  if (STORAGE_FAULTS.has(error.name) && typeof code === 'string')
    return { why: error.message, code };
  throw error;
}

/** Errors whose message is written for whoever starts the server. */
const STORAGE_FAULTS: ReadonlySet<string> = new Set([
  'StorageFault',
  'SchemaFault',
  'NewerSchema',
  'UnsafeAddress',
]);
