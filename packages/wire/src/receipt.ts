import { z } from "zod";
import { Instant, ReceiptId, Repo } from "./common.ts";

export const Receipt = z
  .object({
    id: ReceiptId,
    repo: Repo,
    source: z.string().meta({ example: "EvanLi/Github-Ranking" }),
    sourceUrl: z.string().nullable(),
    request: z.string().meta({ description: "what was asked: method and address, or file and row set" }),
    fetchedAt: Instant,
    status: z
      .number()
      .int()
      .nullable()
      .meta({ description: "HTTP status; null for a file, and for what was sent to us" }),
    contentHash: z.string(),
    method: z.string().meta({ description: "how the figures were taken from the answer" }),
  })
  .meta({ id: "Receipt" });
export type Receipt = z.infer<typeof Receipt>;
