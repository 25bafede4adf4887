import { z } from "zod";
import { badRequest } from "./problem.ts";

/** An opaque cursor: where a page ended. At the end of the list there is none. */
export function encodeCursor(value: object): string;
export function encodeCursor(value: object | null): string | null;
export function encodeCursor(value: object | null): string | null {
  if (value === null) return null;
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

/** @throws HttpProblem (400) when the cursor is not one that this list gave out */
export function decodeCursor<T>(cursor: string | undefined, schema: z.ZodType<T>): T | null {
  if (cursor === undefined) return null;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    throw badRequest([{ parameter: "cursor", message: "not a cursor of this list: leave it out to start at the top" }]);
  }
}

/** Query parameters that every list takes. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: "items a page" }),
  cursor: z.string().max(500).optional().meta({ description: "`nextCursor` of the page before" }),
});
