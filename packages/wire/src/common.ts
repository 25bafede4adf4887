import { z } from "zod";

/** An ISO instant in UTC: `2026-08-22T03:40:19Z`. */
export const Instant = z.iso.datetime().meta({ example: "2026-08-22T03:40:19Z" });

/** A UTC calendar day. */
export const Day = z.iso.date().meta({ example: "2026-03-26" });

/** A receipt's id, for `/receipts/{id}`. */
export const ReceiptId = z.string().meta({ example: "3-9f86d081884c7d65" });

export const Repo = z
  .string()
  .meta({ description: "owner/name as GitHub spells it today", example: "aaif-goose/goose" });

/** How a total was come by. Totals are never `surviving`: those are counted by day. */
export const TotalQuality = z.enum(["observed", "archived"]);

/** A number with its time and its receipt. All null together: nothing is known yet. */
export const Total = z
  .object({
    value: z.number().int().nullable(),
    observedAt: Instant.nullable(),
    quality: TotalQuality.nullable(),
    receipt: ReceiptId.nullable(),
  })
  .meta({ id: "Total" });
export type Total = z.infer<typeof Total>;

/** RFC 9457 problem details. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    /** One entry per wrong parameter. */
    errors: z.array(z.object({ parameter: z.string(), message: z.string() })).optional(),
    /** Of a client that asks too much: the quotas, by the names that `RateLimit-Policy` gives them. */
    "violated-policies": z.array(z.string()).optional(),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof Problem>;

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().meta({ description: "pass as `cursor` for the next page; null at the end" }),
  });
}
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
