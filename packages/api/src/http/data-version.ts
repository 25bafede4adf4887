import { readDataVersion, type Database } from "@groundswell/db";
import { LRUCache } from "lru-cache";

/** Longest time for which the data's version is taken as read. */
const MAX_AGE_MS = 500;
const MAX_NAMES = 10_000;

/** The version of the stored data, for whatever is kept only as long as the data stay the same. */
export interface DataVersion {
  current: () => number | Promise<number>;
  /** Another number than before: what was read since the version was may be older than the version. Absent: never. */
  epoch?: () => number;
}

/** Reads the version at most once every so often, and once for all who ask at the same time. */
export function watchDataVersion(db: Database, epoch: () => number = () => 0, maxAgeMs = MAX_AGE_MS): DataVersion {
  let known: { version: number; at: number } | null = null;
  let reading: Promise<number> | null = null;
  const read = async () => {
    try {
      const version = await readDataVersion(db);
      known = { version, at: performance.now() };
      return version;
    } finally {
      reading = null;
    }
  };
  return {
    epoch,
    current() {
      if (known !== null && performance.now() - known.at < maxAgeMs) return known.version;
      reading ??= read();
      return reading;
    },
  };
}

/** Remembers what a look-up found, until the data change: of all who ask at the same time the first one looks. */
export function rememberByVersion<T>(
  version: DataVersion,
  lookUp: (key: string) => Promise<T>,
): (key: string) => Promise<T> {
  const found = new LRUCache<string, { version: number; value: Promise<T> }>({ max: MAX_NAMES });
  return async (key) => {
    const current = await version.current();
    const known = found.get(key);
    if (known?.version === current) return known.value;
    const entry = { version: current, value: lookUp(key) };
    found.set(key, entry);
    try {
      return await entry.value;
    } catch (error) {
      if (found.get(key) === entry) found.delete(key);
      throw error;
    }
  };
}
