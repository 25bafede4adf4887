import { z } from "zod";
import { Day, Instant, pageOf, ReceiptId } from "./common.ts";

/** What a ledger is kept of: stars by the day they were given, forks by the day they were made. */
export const LedgerOf = z.enum(["stars", "forks"]);
export type LedgerOf = z.infer<typeof LedgerOf>;

const Count = z.number().int();

/** What GitHub said of a day, each time that it said something new. */
export const LedgerDay = z
  .object({
    t: Day,
    revisions: z
      .array(z.object({ knownAt: Instant, count: Count, receipt: ReceiptId }))
      .meta({ description: "oldest first: from `knownAt` on, so many that came on the day were still there" }),
    first: Count.meta({ description: "the count said first; the day may not have been over by then" }),
    now: Count.meta({ description: "the count said last" }),
    lost: Count.nullable().meta({
      description: "the highest count since the day settled, less `now`; null until it has been seen settled",
    }),
  })
  .meta({ id: "LedgerDay" });
export type LedgerDay = z.infer<typeof LedgerDay>;

export const LedgerPage = pageOf(LedgerDay).meta({ id: "LedgerPage" });
export type LedgerPage = z.infer<typeof LedgerPage>;
