-- Where a day's totals come from stands beside them, as one of the few sources that each project has: a series needs no
-- receipts for it. The rows are moved into a table of the same name, in which what is alike is not said twice and columns
-- stand in the order in which they take least; each project's days lie together there.
CREATE TABLE "total_sources" (
	"project_id" integer NOT NULL,
	"number" smallint NOT NULL,
	"source" text NOT NULL,
	"source_url" text,
	"method" text NOT NULL,
	CONSTRAINT "total_sources_project_id_number_pk" PRIMARY KEY("project_id","number")
);
--> statement-breakpoint
INSERT INTO "total_sources"
SELECT "project_id", row_number() OVER (PARTITION BY "project_id" ORDER BY "first", "source", "source_url", "method"), "source", "source_url", "method"
FROM (
	SELECT t."project_id", r."source", r."source_url", r."method", min(t."day") AS "first"
	FROM "daily_totals" t JOIN "receipts" r ON r."project_id" = t."project_id" AND r."key" = t."receipt_key"
	GROUP BY 1, 2, 3, 4
) told;
--> statement-breakpoint
ALTER TABLE "daily_totals" RENAME TO "daily_totals_before";
--> statement-breakpoint
ALTER TABLE "daily_totals_before" DROP CONSTRAINT "daily_totals_project_id_day_pk";
--> statement-breakpoint
CREATE TABLE "daily_totals" (
	"project_id" integer NOT NULL,
	"day" date NOT NULL,
	"stars" integer NOT NULL,
	"forks" integer,
	"open_issues" integer,
	"source" smallint NOT NULL,
	"time_known" boolean NOT NULL,
	"archived" boolean NOT NULL,
	"observed_at" timestamp with time zone NOT NULL,
	"receipt_key" text NOT NULL,
	"first_at" timestamp with time zone,
	"first_stars" integer,
	"first_forks" integer,
	"first_archived" boolean,
	"first_receipt_key" text
);
--> statement-breakpoint
INSERT INTO "daily_totals"
SELECT t."project_id", t."day", t."stars", t."forks", t."open_issues", s."number", t."time_known", t."archived", t."observed_at", t."receipt_key",
	CASE WHEN t."first_at" <> t."observed_at" THEN t."first_at" END,
	CASE WHEN t."first_at" <> t."observed_at" THEN t."first_stars" END,
	CASE WHEN t."first_at" <> t."observed_at" THEN t."first_forks" END,
	CASE WHEN t."first_at" <> t."observed_at" THEN t."first_archived" END,
	CASE WHEN t."first_at" <> t."observed_at" THEN t."first_receipt_key" END
FROM "daily_totals_before" t
JOIN "receipts" r ON r."project_id" = t."project_id" AND r."key" = t."receipt_key"
JOIN "total_sources" s ON s."project_id" = t."project_id" AND s."source" = r."source" AND s."method" = r."method"
	AND s."source_url" IS NOT DISTINCT FROM r."source_url"
ORDER BY t."project_id", t."day";
--> statement-breakpoint
DROP TABLE "daily_totals_before";
--> statement-breakpoint
ALTER TABLE "daily_totals" ADD CONSTRAINT "daily_totals_project_id_day_pk" PRIMARY KEY ("project_id","day");
