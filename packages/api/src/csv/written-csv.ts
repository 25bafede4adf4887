import type { Context, TypedResponse } from "hono";

/** The content type of a table with a header. */
const CSV_TYPE = "text/csv; charset=utf-8; header=present";

/**
 * Answers with a table to be kept as a file.
 * @param fileName without its ending; whatever is no letter, digit or hyphen becomes a hyphen
 */
export function writtenCsv(
  c: Context,
  csv: string,
  fileName: string,
  headers: Record<string, string> = {},
): Response & TypedResponse<string, 200, "text"> {
  const name = fileName.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const response: Response = c.body(csv, 200, {
    ...headers,
    "content-type": CSV_TYPE,
    "content-disposition": `attachment; filename="${name}.csv"`,
  });
  return response as Response & TypedResponse<string, 200, "text">;
}
