import { existsSync } from "node:fs";
import { resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../../..");

/** The archive that the project carries. */
export const BUNDLED_DIR = resolve(ROOT, "archive");

const SHARED_DIR = resolve(ROOT, "../shared/data");

/** A file that lies beside the checkout and is not part of it; null, said loudly, where it is absent. */
export function findSharedFile(path: string): string | null {
  const file = resolve(SHARED_DIR, path);
  if (existsSync(file)) return file;
  // eslint-disable-next-line no-console -- a test that can't look must not look like one that did
  console.warn(`NOT CHECKED: ${file} is absent, so nothing was compared with it`);
  return null;
}
