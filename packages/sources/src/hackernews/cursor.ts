import { z } from "zod";

const Seconds = z.number().int().nonnegative();

const SearchMemory = z.object({
  key: z.string(),
  /** When its turn was last over; 0: never. Epoch seconds. */
  askedAt: Seconds,
  /** When it was last read to its end; 0: never. Epoch seconds. */
  readAt: Seconds,
  /** Where a reading that was cut off goes on: at posts no later than this. Null: it was read to its end. */
  goesOnAt: Seconds.nullable(),
  /** When the reading that was cut off began. */
  beganAt: Seconds.nullable(),
});
export type SearchMemory = z.infer<typeof SearchMemory>;

/** What is remembered of HN search, for each question that is asked. */
export const SearchCursor = z.array(SearchMemory);

/** What was remembered; nothing when there is nothing, or when it is of another shape. */
export function readMemories(cursor: unknown): Map<string, SearchMemory> {
  const parsed = SearchCursor.safeParse(cursor);
  return new Map((parsed.success ? parsed.data : []).map((memory) => [memory.key, memory]));
}
