import Database from 'better-sqlite3';

/**
 * One process at a time: an exclusive transaction held on a small file beside the register. The operating system lets
 * go of it when the process ends, however it ends, so a crash never leaves a register locked.
 * Returns what lets go, or null where another process holds it.
 */
export function holdLock(file: string): (() => void) | null {
  const lock = new Database(`${file}.lock`, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return () => lock.close();
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}
