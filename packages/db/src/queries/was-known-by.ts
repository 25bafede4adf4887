import type { InstantMs } from "@groundswell/core";
import { sql, type SQL } from "drizzle-orm";

/** Of a row of `projects p`: whether any total of it was known at an instant. */
export function wasKnownBy(asOf: InstantMs): SQL {
  return sql`exists (
    select from observations where project_id = p.id and observed_at <= ${new Date(asOf).toISOString()}::timestamptz)`;
}
