import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fromRoot, tell } from "./paths.mjs";

const HEARTBEAT_MS = 2_000;
const SILENT_MS = 20_000;
const RETRY_MS = 250;

/**
 * Does a piece of work that only one process of this checkout may do at a time; the others wait. A lock whose owner
 * has died, or has shown no sign of life for a while (its pid may have a new bearer), is taken over.
 * The work must look again whether it is still needed: the process waited for may have done it.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @param {string} [folder] where the lock lies
 * @returns {Promise<T>}
 */
export async function withLock(name, work, folder = fromRoot(".turbo", "locks")) {
  mkdirSync(folder, { recursive: true });
  const lock = `${folder}/${name}.lock`;
  await takeLock(lock, name);
  const heartbeat = setInterval(() => touch(lock), HEARTBEAT_MS);
  const release = () => rmSync(lock, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    process.off("exit", release);
    release();
  }
}

/** @param {string} lock @param {string} name */
async function takeLock(lock, name) {
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    for (let told = false; !tryLink(own, lock); told = true) {
      const owner = readOwner(lock);
      if (owner !== null && !isAlive(lock, owner)) {
        reap(lock, owner);
        continue;
      }
      if (!told && owner !== null) tell(`Waiting for process ${owner}, which is at the same work (${name}) …`);
      await sleep(RETRY_MS);
    }
  } finally {
    rmSync(own, { force: true });
  }
}

/** A hard link appears with its content or not at all: nobody ever reads a lock without an owner. */
function tryLink(own, lock) {
  try {
    linkSync(own, lock);
    touch(lock);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** The owner's pid, or null when the lock is gone. */
function readOwner(lock) {
  try {
    return Number(readFileSync(lock, "utf8"));
  } catch {
    return null;
  }
}

function isAlive(lock, pid) {
  try {
    if (Date.now() - statSync(lock).mtimeMs > SILENT_MS) return false;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Moves a dead owner's lock aside. If another process has just taken it over, its lock is put back. */
function reap(lock, deadOwner) {
  const aside = `${lock}.reaped.${process.pid}`;
  try {
    renameSync(lock, aside);
    if (readOwner(aside) !== deadOwner) linkSync(aside, lock);
  } catch (error) {
    if (error.code !== "ENOENT" && error.code !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function touch(lock) {
  try {
    const now = new Date();
    utimesSync(lock, now, now);
  } catch {
    // The lock was taken away: the work itself is safe to do twice.
  }
}
