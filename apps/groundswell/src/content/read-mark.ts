import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { MAX_FILE_BYTES } from "@groundswell/watchlist";

/** Within this time of its last change a file may change again without its times telling: clocks of disks are coarse. */
const YOUNG_MS = 3_000;

/**
 * A file's content as a hash, or why it can't be read. The content itself is looked at, since on folders that are
 * shared or mounted neither the system's news of changes nor the times of files can be relied on.
 */
export async function markFile(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    // What is refused for its size is not read for its content.
    if (size > MAX_FILE_BYTES) return `large ${size}`;
    return createHash("sha256")
      .update(await readFile(path))
      .digest("hex");
  } catch (error) {
    return codeOf(error);
  }
}

/** The stories of a folder, by names, times and sizes; those that have just been written by their content too. */
export async function markFolder(path: string, now: number): Promise<string> {
  let names: string[];
  try {
    names = (await readdir(path)).filter((name) => name.endsWith(".md")).sort();
  } catch (error) {
    return codeOf(error);
  }
  const marks: string[] = [];
  for (const name of names) marks.push(`${name} ${await markStory(join(path, name), now)}`);
  return marks.join("\n");
}

async function markStory(path: string, now: number): Promise<string> {
  try {
    const { mtimeMs, ctimeMs, size, ino } = await stat(path);
    const times = `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
    const isYoung = Math.abs(now - Math.max(mtimeMs, ctimeMs)) < YOUNG_MS;
    return isYoung ? `${times} ${await markFile(path)}` : times;
  } catch (error) {
    return codeOf(error);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unreadable";
}
