import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Between two collections: what the first one leaves to be finalised is let go by the second. */
const PAUSE_MS = 100;
const COLLECTIONS = 4;

type Collect = (options?: { type: "major"; flavor?: "last-resort"; execution?: "sync" }) => void;

/**
 * What a process holds when all its garbage is collected. V8 collects late, and later the more memory the machine has,
 * so that what is resident at some moment says little of what a program needs: a leak is what is left after a collection.
 */
export async function measureMemory(): Promise<NodeJS.MemoryUsage> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as Collect;
  for (let i = 0; i < COLLECTIONS; i += 1) {
    // As if memory had run out: code that was not run of late, and pages that are empty, are given back as well.
    collect({ type: "major", flavor: "last-resort", execution: "sync" });
    await sleep(PAUSE_MS);
  }
  return process.memoryUsage();
}
