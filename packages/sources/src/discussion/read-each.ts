import type { z } from "zod";
import { SourceFault } from "../source-fault.ts";

/** What of a search's results can be read, one by one: a bad one costs itself alone. */
export function readEach<S extends z.ZodType>(
  results: readonly unknown[],
  schema: S,
): { read: z.output<S>[]; unread: number } {
  const read = results.flatMap((result) => {
    const parsed = schema.safeParse(result);
    return parsed.success ? [parsed.data] : [];
  });
  return { read, unread: results.length - read.length };
}

/** The answer is JSON, and not what the search is known to answer. */
export function malformed(message: string, url: string): SourceFault {
  return new SourceFault("malformed", message, {
    url,
    remedy: "it may have changed: look at the address in a browser",
  });
}
