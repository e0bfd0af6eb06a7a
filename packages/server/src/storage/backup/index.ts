/** A database, or one workspace of it, as a file; and back. */
export { type BackupOptions, type BackupReport, backup } from './backup.ts';
export { BackupFault, type BackupFaultCode } from './backup-fault.ts';
export { backupToFile } from './backup-to-file.ts';
export { checkBackup } from './check-backup.ts';
export type { BackupHeader, Progress } from './header.ts';
export { type RestoreOptions, type RestoreReport, restore } from './restore.ts';
