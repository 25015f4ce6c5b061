import type Database from 'better-sqlite3';

/** The constructor of better-sqlite3. */
export type Driver = typeof Database;

/**
 * Loads better-sqlite3, or rejects with a sentence. Its binary needs Node 22 (Node-API 10): on an older one it ends
 * the whole process with a segmentation fault, so the version is looked at first.
 */
export async function loadDriver(nodeVersion = process.versions.node): Promise<Driver> {
  if (Number.parseInt(nodeVersion, 10) < 22) {
    throw new Error(`The ledger needs Node 22 or newer, and this is Node ${nodeVersion}.`);
  }
  return (await import('better-sqlite3')).default;
}
