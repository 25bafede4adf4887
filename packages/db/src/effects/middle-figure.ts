import { sql, type SQL } from "drizzle-orm";

/**
 * A figure of an effect (e) as it is stored, for the middle of the days that its week may have begun on: the one that
 * core's `middleStart` means.
 * @param path from the started week on
 */
export function middleFigure(...path: readonly string[]): SQL {
  const middle = sql`((jsonb_array_length(e.effect -> 'starts') - 1) / 2)::text`;
  // Written out, not as parameters: an expression in "order by" must be the same as in "select".
  return sql`(e.effect #>> array['starts', ${middle}, ${sql.raw(path.map((key) => `'${key}'`).join(", "))}])::float8`;
}
