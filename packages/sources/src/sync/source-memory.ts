import { z } from "zod";
import type { SourceMemory } from "../types.ts";

const MAX_UNDATED = 2_000;

/** What is kept of a source besides what its adapter remembers. */
const Kept = z.object({
  /** Fingerprint of the linker for which the adapter's own memory holds. */
  linkedBy: z.string(),
  /** Ids of stories without a date that were left out: were they new at the next reading, they would get a wrong one. */
  undated: z.array(z.string()),
  /** How often in a row it was cut off without anything new. */
  cutOff: z.int().nonnegative().default(0),
  adapter: z.unknown().optional(),
});

export interface KeptMemory {
  memory: SourceMemory;
  undated: Set<string>;
  cutOff: number;
}

/**
 * What is remembered of a source. When the linker looks for other names than then, the adapter starts without any memory:
 * everything is asked for anew, and read by the new names.
 */
export function openMemory({ etag, lastModified, cursor }: SourceMemory, linkedBy: string): KeptMemory {
  const parsed = Kept.safeParse(cursor);
  const undated = new Set(parsed.success ? parsed.data.undated : []);
  if (!parsed.success || parsed.data.linkedBy !== linkedBy) {
    return { memory: { etag: null, lastModified: null, cursor: null }, undated, cutOff: 0 };
  }
  const { adapter, cutOff } = parsed.data;
  return { memory: { etag, lastModified, cursor: adapter ?? null }, undated, cutOff };
}

export function closeMemory({ memory, undated, cutOff }: KeptMemory, linkedBy: string): SourceMemory {
  return { ...memory, cursor: { linkedBy, undated: [...undated].slice(-MAX_UNDATED), cutOff, adapter: memory.cursor } };
}

/** What a source's adapter itself remembers, as it was kept; null: nothing. */
export function adapterMemory(cursor: unknown): unknown {
  return Kept.safeParse(cursor).data?.adapter ?? null;
}
