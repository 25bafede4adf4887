import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { UserError } from "@groundswell/core";

/** Another process holds the data folder. */
export class DataFolderInUse extends UserError {
  constructor(dataDir: string, owner: string, cause: unknown) {
    super(`the data folder is in use${owner}`, {
      where: dataDir,
      remedy: "stop that process, or give this one a folder of its own with GROUNDSWELL_DATA_DIR",
      cause,
    });
  }
}

/**
 * One owner per data folder. Two processes on one embedded database corrupt it silently, so the folder is held by an
 * exclusive lock that the kernel gives back when its holder dies, however it dies: SQLite's, on a file kept for that.
 * A pid file would need its dead owners reaped, and pids come round again.
 *
 * @returns a function that gives the folder back
 * @throws DataFolderInUse when another process holds the folder, UserError when it can't be made or locked
 */
export function lockDataDir(dataDir: string): () => void {
  const ownerFile = join(dataDir, "owner.json");
  const lock = openLockFile(dataDir);
  try {
    // A journal in memory: nothing is left beside the lock when its holder is killed.
    lock.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
  } catch (cause) {
    lock.close();
    if (isBusy(cause)) throw new DataFolderInUse(dataDir, describeOwner(ownerFile), cause);
    throw unusable(dataDir, cause);
  }
  writeFileSync(ownerFile, `${JSON.stringify({ pid: process.pid, since: new Date().toISOString() })}\n`);
  return () => {
    lock.close();
  };
}

function openLockFile(dataDir: string): DatabaseSync {
  try {
    mkdirSync(dataDir, { recursive: true });
    return new DatabaseSync(join(dataDir, "lock.db"), { timeout: 0 });
  } catch (cause) {
    throw unusable(dataDir, cause);
  }
}

function unusable(dataDir: string, cause: unknown): UserError {
  return new UserError("the data folder can't be made or locked", {
    where: dataDir,
    remedy: "check that it can be written to and is on a local disk; its lock.db holds no data and may be removed",
    cause,
  });
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && error.message.includes("database is locked");
}

/** Who holds the folder, as far as it left word; only for the message. */
function describeOwner(ownerFile: string): string {
  try {
    const owner: unknown = JSON.parse(readFileSync(ownerFile, "utf8"));
    if (typeof owner === "object" && owner !== null && "pid" in owner && "since" in owner) {
      return ` by process ${String(owner.pid)} since ${String(owner.since)}`;
    }
  } catch {
    // The owner is just starting and has not written its name yet: the message does without.
  }
  return "";
}
