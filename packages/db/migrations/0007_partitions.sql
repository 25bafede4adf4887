-- Observations by year: the rows are moved into a partitioned table of the same name and shape. `keepPartitionsAhead`
-- makes the partitions of later years ahead of them; what is of none of them lies in the last.
ALTER TABLE "observations" RENAME TO "observations_whole";
--> statement-breakpoint
ALTER TABLE "observations_whole" DROP CONSTRAINT "observations_project_id_observed_at_source_pk";
--> statement-breakpoint
ALTER TABLE "observations_whole" DROP CONSTRAINT "observations_project_id_receipt_key_receipts_project_id_key_fk";
--> statement-breakpoint
CREATE TABLE "observations" (LIKE "observations_whole" INCLUDING DEFAULTS) PARTITION BY RANGE ("observed_at");
--> statement-breakpoint
CREATE TABLE "observations_earlier" PARTITION OF "observations" FOR VALUES FROM (MINVALUE) TO ('2024-01-01T00:00:00Z');
--> statement-breakpoint
CREATE TABLE "observations_2024" PARTITION OF "observations" FOR VALUES FROM ('2024-01-01T00:00:00Z') TO ('2025-01-01T00:00:00Z');
--> statement-breakpoint
CREATE TABLE "observations_2025" PARTITION OF "observations" FOR VALUES FROM ('2025-01-01T00:00:00Z') TO ('2026-01-01T00:00:00Z');
--> statement-breakpoint
CREATE TABLE "observations_2026" PARTITION OF "observations" FOR VALUES FROM ('2026-01-01T00:00:00Z') TO ('2027-01-01T00:00:00Z');
--> statement-breakpoint
CREATE TABLE "observations_2027" PARTITION OF "observations" FOR VALUES FROM ('2027-01-01T00:00:00Z') TO ('2028-01-01T00:00:00Z');
--> statement-breakpoint
CREATE TABLE "observations_later" PARTITION OF "observations" DEFAULT;
--> statement-breakpoint
-- By day, as a collector leaves them.
INSERT INTO "observations" SELECT * FROM "observations_whole" ORDER BY "observed_at", "project_id";
--> statement-breakpoint
DROP TABLE "observations_whole";
--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_project_id_observed_at_source_pk" PRIMARY KEY ("project_id","observed_at","source");
--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_project_id_receipt_key_receipts_project_id_key_fk" FOREIGN KEY ("project_id","receipt_key") REFERENCES "public"."receipts"("project_id","key") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "observations_archived_idx" ON "observations" USING btree ("observed_at") WHERE "observations"."archived";
--> statement-breakpoint
ALTER TABLE "standings" ADD COLUMN "label" text;
--> statement-breakpoint
ALTER TABLE "standings" ADD COLUMN "observed_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "standings" ADD COLUMN "totals_archived" boolean;
--> statement-breakpoint
ALTER TABLE "standings" ADD COLUMN "forks" integer;
--> statement-breakpoint
ALTER TABLE "standings" ADD COLUMN "created_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "standings" ADD COLUMN "release_count" integer;
--> statement-breakpoint
ALTER TABLE "standings" ADD COLUMN "search" text DEFAULT '' NOT NULL;
--> statement-breakpoint
-- What lists, counts and ages are read from, out of the views that bear it.
UPDATE "standings" SET
  "label" = "view" -> 'momentum' ->> 'label',
  "observed_at" = to_timestamp(("view" ->> 'observedAt')::float8 / 1000),
  "totals_archived" = ("view" ->> 'archived')::boolean,
  "forks" = ("view" ->> 'forks')::int,
  "created_at" = to_timestamp(("view" ->> 'createdAt')::float8 / 1000),
  "release_count" = ("view" ->> 'releaseCount')::int,
  "search" = concat_ws(E'\n', "view" ->> 'name', "view" ->> 'repo', "view" ->> 'description');
--> statement-breakpoint
CREATE INDEX "standings_counts_idx" ON "standings" USING btree ("category","momentum_to","label","project_id");
--> statement-breakpoint
CREATE INDEX "standings_ages_idx" ON "standings" USING btree ("observed_at","totals_archived","project_id");
--> statement-breakpoint
-- Searches by trigrams, where the server has them and lets us: without, a search looks through every project.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "standings_search_idx" ON "standings" USING gin ("search" gin_trgm_ops);
EXCEPTION WHEN insufficient_privilege OR undefined_file OR undefined_object OR feature_not_supported OR invalid_parameter_value THEN
  RAISE NOTICE 'no index for searches: %', SQLERRM;
END $$;
