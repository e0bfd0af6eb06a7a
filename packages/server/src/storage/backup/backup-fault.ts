/** Why there is no backup, or why one was not restored. Nothing was stored then. */
export class BackupFault extends Error {
  override readonly name = 'BackupFault';
  constructor(
    readonly code: BackupFaultCode,
    /** A sentence for whoever asked. */
    message: string,
  ) {
    super(message);
  }
}

export type BackupFaultCode =
  /** It is no file of ours at all. */
  | 'not-a-backup'
  /** The file is of a later format, or holds a later schema: a later program reads it. */
  | 'backup-newer'
  /** It ends before its end. */
  | 'backup-cut'
  /** It is not what was written. */
  | 'backup-damaged'
  /** It is whole, but the database refuses what it holds. */
  | 'backup-unfit'
  /** There is something in the database already. */
  | 'database-not-empty'
  /** The database has an older schema: the server has to be started on it once. */
  | 'database-older'
  /** There is no such workspace, in the database or in the backup. */
  | 'workspace-unknown'
  /** The workspace, or a project or programme of it, is in the database already. */
  | 'already-there';
