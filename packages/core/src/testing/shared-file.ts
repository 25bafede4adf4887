// The package itself knows no Node; only its tests look at files.

import { existsSync, readFileSync } from "node:fs";

/** A file of the real data beside the checkout, or null, said aloud, where the checkout stands alone. */
export function readSharedFile(path: string): string | null {
  const file = new URL(`../../../../../shared/data/${path}`, import.meta.url);
  if (existsSync(file)) return readFileSync(file, "utf8");
  // eslint-disable-next-line no-console -- a test that can't look must not pass for one that did
  console.warn(`NOT CHECKED: ${path} of the shared data is absent, so nothing was compared with it`);
  return null;
}
