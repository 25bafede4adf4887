import { index, integer, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/**
 * What is fetched for a project, most useful first. The newest of a list is looked at again and again; what lies
 * behind it is a resource of its own, begun when the newest turns out not to be all.
 */
export const RESOURCES = [
  "totals",
  "releases",
  "history",
  "forks",
  "openness",
  "releases_depth",
  "history_depth",
  "forks_depth",
] as const;

/** The work: what is to be fetched next for a project, and who is at it. Stays on one node when distributed. */
export const pollState = pgTable(
  "poll_state",
  {
    projectId: integer("project_id").notNull(),
    resource: text("resource", { enum: RESOURCES }).notNull(),
    nextAt: instant("next_at").notNull(),
    leaseUntil: instant("lease_until"),
    attempts: integer("attempts").notNull().default(0),
    etag: text("etag"),
    cursor: jsonb("cursor"),
    lastSuccessAt: instant("last_success_at"),
    problem: text("problem"),
    /** When news of it came while somebody was at it: what they bring may be older than the news. */
    hastenedAt: instant("hastened_at"),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.resource] }),
    // claimWork, readHeads: what was never fetched, then what has waited longest
    index("poll_state_claim_idx").on(
      table.resource,
      table.lastSuccessAt.asc().nullsFirst(),
      table.nextAt,
      table.projectId,
    ),
    // the same for depth, and whatever asks what is due by an instant
    index("poll_state_due_idx").on(table.resource, table.nextAt, table.projectId),
  ],
);

/** Webhook deliveries that were taken, by the hash of their signed body: the same one twice counts once. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    projectId: integer("project_id").notNull(),
    bodyHash: text("body_hash").notNull(),
    event: text("event").notNull(),
    receivedAt: instant("received_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.bodyHash] }),
    // recordDelivery: a project's old ones are dropped
    index("webhook_deliveries_received_idx").on(table.projectId, table.receivedAt),
  ],
);
