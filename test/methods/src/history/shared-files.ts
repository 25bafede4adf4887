import { existsSync } from "node:fs";
import { resolve } from "node:path";

const SHARED_DIR = resolve(import.meta.dirname, "../../../../../shared/data/history");

/** A file of the real history, which lies beside the checkout and is not part of it; null, said loudly, where absent. */
export function findHistoryFile(name: string): string | null {
  const file = resolve(SHARED_DIR, name);
  if (existsSync(file)) return file;
  console.warn(`NOT CHECKED: ${file} is absent, so nothing was compared with the real history`);
  return null;
}
