// The package itself knows no Node; only its tests look at files and sizes.

import { existsSync, readFileSync } from "node:fs";

import { gzipSync } from "node:zlib";

/** Size in bytes as a web server would send it. */
export function gzipSize(text: string): number {
  return gzipSync(text).length;
}

/** A file of the shared real data, or null, said aloud, where this checkout stands alone. */
export function readSharedData(path: string): string | null {
  const file = new URL(`../../../../../shared/data/${path}`, import.meta.url);
  if (existsSync(file)) return readFileSync(file, "utf8");
  // eslint-disable-next-line no-console -- a test that can't look must not pass for one that did
  console.warn(`SKIPPED: ${path} of the shared data is absent, so no real figures were drawn`);
  return null;
}
