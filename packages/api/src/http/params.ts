import { parseReceiptId } from "@groundswell/core";
import { z } from "zod";

/** A text that the database can hold: PostgreSQL knows no NUL character. */
export const PlainText = z.string().refine((text) => !text.includes("\u0000"), "holds a NUL character");

/** What a list is searched for; null: for nothing. */
export function readSearchText(q: string): string | null {
  const text = q.trim();
  return text === "" ? null : text;
}

/** A day that the database can hold: no calendar of its begins with year 0, which an ISO day may name. */
export const StoredDay = z.iso.date().refine((day) => day >= "0001-01-01", "is no day of the calendar");

export const RepoParams = z.object({
  owner: z.string().meta({ param: { name: "owner", in: "path" }, example: "aaif-goose" }),
  name: z.string().meta({ param: { name: "name", in: "path" }, example: "goose" }),
});

export const ReceiptParams = z.object({
  id: z
    .string()
    .refine((id) => parseReceiptId(id) !== null, "not a receipt's id")
    .meta({ param: { name: "id", in: "path" }, example: "3-9f86d081884c7d65" }),
});

/** A 301 as every route under a project's name declares it. */
export const MOVED = {
  description: "an old name: the project is at `Location`",
  content: { "application/json": { schema: z.object({ repo: z.string(), location: z.string() }) } },
} as const;
