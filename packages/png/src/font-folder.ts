import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const START = "groundswell-fonts-";

/**
 * Makes a folder for this process's fonts, which nobody else can read, and removes those of processes that have ended
 * without removing theirs, as killed ones do.
 */
export function openFontFolder(): string {
  removeLeftovers();
  return mkdtempSync(join(tmpdir(), `${START}${process.pid}-`));
}

function removeLeftovers(): void {
  for (const name of listNames()) {
    const [, id] = /^groundswell-fonts-(\d+)-\w+$/.exec(name) ?? [];
    if (id === undefined) continue;
    const path = join(tmpdir(), name);
    try {
      if (isLeft(path, Number(id))) rmSync(path, { recursive: true, force: true });
    } catch {
      // Somebody else's, or gone by now.
    }
  }
}

function listNames(): string[] {
  try {
    return readdirSync(tmpdir());
  } catch {
    return [];
  }
}

function isLeft(path: string, id: number): boolean {
  // In a container every process has the same id: what is older than this one is its predecessor's.
  if (id === process.pid) return statSync(path).mtimeMs < Date.now() - process.uptime() * 1_000;
  try {
    process.kill(id, 0);
    return false;
  } catch (error) {
    // Any other error says that there is such a process, which is not ours to ask.
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
