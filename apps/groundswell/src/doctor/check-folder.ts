import { access, constants, statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Config } from "../config.ts";
import { fail, failFor, ok, warn, type Check } from "./check.ts";

const NAME = "folder";
const MB = 1_000_000;
/** The embedded database keeps a log of some 16 MB pieces, and an import writes twice what it stores. */
const LEAST_MB = 100;
/** About a year of a hundred projects. */
const ENOUGH_MB = 1_000;

/** Whether the embedded database's folder can be written, and has room; null where a server keeps the figures. */
export async function checkFolder(
  { databaseUrl, dataDir }: Pick<Config, "databaseUrl" | "dataDir">,
  readSpace: (path: string) => Promise<{ bavail: number; bsize: number }> = statfs,
): Promise<Check | null> {
  if (databaseUrl !== undefined) return null;
  const there = await findExisting(resolve(dataDir));
  try {
    await access(there, constants.W_OK);
  } catch {
    return fail(
      NAME,
      `${there} can't be written`,
      "give this user the folder, or name another with GROUNDSWELL_DATA_DIR",
    );
  }
  try {
    return describeSpace(dataDir, await readSpace(there));
  } catch (error) {
    return failFor(NAME, error, `see why the system does not tell the free space of ${there}`);
  }
}

function describeSpace(dataDir: string, { bavail, bsize }: { bavail: number; bsize: number }): Check {
  const freeMb = Math.floor((bavail * bsize) / MB);
  const says = `${freeMb.toLocaleString("en")} MB free for ${dataDir}`;
  if (freeMb < LEAST_MB) return fail(NAME, says, "make room: nothing is lost when it runs out, but nothing is stored");
  return freeMb < ENOUGH_MB ? warn(NAME, says, "make room before it runs out") : ok(NAME, says);
}

/** The folder, or the nearest one above it that is there: it would be made in that. */
async function findExisting(path: string): Promise<string> {
  try {
    await access(path);
    return path;
  } catch {
    const above = dirname(path);
    return above === path ? path : findExisting(above);
  }
}
