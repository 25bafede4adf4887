import type { Day, MomentumLabel } from "@groundswell/core";
import { sql, type SQL } from "drizzle-orm";
import { arrayText } from "../array-text.ts";
import { likePattern } from "./like-pattern.ts";
import { firstRecentDay } from "../trends/show-momentum.ts";

/** Which watched projects a list holds. */
export interface ListFilters {
  /** Null: every category. */
  category: string | null;
  /** Part of the name, the repository or the description, in any case; null: any. */
  text: string | null;
  /** Only these; null: all. */
  ids?: readonly number[] | null;
  /** What their momentum is called now; null: whatever it is called. */
  label?: MomentumLabel | null;
}

/** Conditions on standings (`s`) and projects (`p`), each beginning with `and`. */
export function filterList({ category, text, ids = null, label = null }: ListFilters, newest: Day | null): SQL {
  return sql`
      ${category === null ? sql`` : sql`and s.category = ${category}`}
      ${text === null ? sql`` : matches(text)}
      ${ids === null ? sql`` : sql`and s.project_id = any(${arrayText(ids)}::int[])`}
      ${label === null ? sql`` : sql`and ${labelOf(newest)} = ${label}`}`;
}

/** What a project's momentum is called: too little is known of one whose figures ended long before the newest. */
export function labelOf(newest: Day | null): SQL {
  const none = sql`'too little data'`;
  if (newest === null) return none;
  return sql`(case when s.momentum_to is null or s.momentum_to < ${firstRecentDay(newest)}::date then ${none}
    else coalesce(s.label, ${none}) end)`;
}

function matches(text: string): SQL {
  // A line is of one kind of word: nothing is found across two.
  return sql`and s.search ilike ${likePattern(text.replaceAll("\n", " "))}`;
}
