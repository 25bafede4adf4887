import { statfs } from "node:fs/promises";
import type { DiskSpace } from "@groundswell/api";
import type { Config } from "../config.ts";

/** The space of the disk that the embedded database is on; null with a server, whose disk is elsewhere. */
export async function readDiskSpace({
  databaseUrl,
  dataDir,
}: Pick<Config, "databaseUrl" | "dataDir">): Promise<DiskSpace | null> {
  if (databaseUrl !== undefined) return null;
  try {
    const { bsize, bavail, blocks } = await statfs(dataDir);
    return { freeBytes: bsize * bavail, sizeBytes: bsize * blocks };
  } catch {
    // The folder is gone, or was never made: other checks say so.
    return null;
  }
}
