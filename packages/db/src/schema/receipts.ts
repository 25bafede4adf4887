import { index, integer, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Where a fact came from. The key is derived from the content, so a fetch recorded twice is one receipt. */
export const receipts = pgTable(
  "receipts",
  {
    projectId: integer("project_id").notNull(),
    key: text("key").notNull(),
    source: text("source").notNull(),
    sourceUrl: text("source_url"),
    request: text("request").notNull(),
    fetchedAt: instant("fetched_at").notNull(),
    status: integer("status"),
    contentHash: text("content_hash").notNull(),
    method: text("method").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.key] }),
    // listChangedPins: whether anything was fetched of a project since
    index("receipts_fetched_idx").on(table.projectId, table.fetchedAt),
  ],
);
