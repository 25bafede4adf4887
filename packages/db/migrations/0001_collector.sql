CREATE TABLE "project_notices" (
	"project_id" integer NOT NULL,
	"known_at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"taken_by" bigint,
	"receipt_key" text NOT NULL,
	CONSTRAINT "project_notices_project_id_known_at_kind_pk" PRIMARY KEY("project_id","known_at","kind")
);
--> statement-breakpoint
CREATE TABLE "release_downloads" (
	"project_id" integer NOT NULL,
	"github_release_id" bigint NOT NULL,
	"observed_at" timestamp with time zone NOT NULL,
	"downloads" jsonb NOT NULL,
	"receipt_key" text NOT NULL,
	CONSTRAINT "release_downloads_project_id_github_release_id_observed_at_pk" PRIMARY KEY("project_id","github_release_id","observed_at")
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"project_id" integer NOT NULL,
	"body_hash" text NOT NULL,
	"event" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "webhook_deliveries_project_id_body_hash_pk" PRIMARY KEY("project_id","body_hash")
);
--> statement-breakpoint
ALTER TABLE "history_fetches" ADD COLUMN "what" text DEFAULT 'stars' NOT NULL;--> statement-breakpoint
ALTER TABLE "surviving_days" ADD COLUMN "what" text DEFAULT 'stars' NOT NULL;--> statement-breakpoint
ALTER TABLE "surviving_days" RENAME COLUMN "stars" TO "count";--> statement-breakpoint
ALTER TABLE "history_fetches" DROP CONSTRAINT "history_fetches_project_id_fetched_at_from_day_pk";--> statement-breakpoint
ALTER TABLE "surviving_days" DROP CONSTRAINT "surviving_days_project_id_day_fetched_at_pk";--> statement-breakpoint
ALTER TABLE "history_fetches" ADD CONSTRAINT "history_fetches_project_id_what_fetched_at_from_day_pk" PRIMARY KEY("project_id","what","fetched_at","from_day");--> statement-breakpoint
ALTER TABLE "surviving_days" ADD CONSTRAINT "surviving_days_project_id_what_day_fetched_at_pk" PRIMARY KEY("project_id","what","day","fetched_at");--> statement-breakpoint
ALTER TABLE "detail_revisions" ADD COLUMN "disabled" boolean;--> statement-breakpoint
ALTER TABLE "detail_revisions" ADD COLUMN "visibility" text;--> statement-breakpoint
ALTER TABLE "observations" ADD COLUMN "watchers" integer;--> statement-breakpoint
ALTER TABLE "observations" ADD COLUMN "pushed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "release_revisions" ADD COLUMN "deleted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "project_notices" ADD CONSTRAINT "project_notices_project_id_receipt_key_receipts_project_id_key_fk" FOREIGN KEY ("project_id","receipt_key") REFERENCES "public"."receipts"("project_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_downloads" ADD CONSTRAINT "release_downloads_project_id_receipt_key_receipts_project_id_key_fk" FOREIGN KEY ("project_id","receipt_key") REFERENCES "public"."receipts"("project_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "poll_state_claim_idx" ON "poll_state" USING btree ("resource","last_success_at" NULLS FIRST,"next_at");--> statement-breakpoint
-- The depth of the history has become work of its own: go on where its reading had come to.
INSERT INTO "poll_state" ("project_id", "resource", "next_at", "cursor")
SELECT "project_id", 'history_depth', "next_at", jsonb_build_object('page', "cursor" -> 'nextPage', 'completedAt', NULL) FROM "poll_state"
WHERE "resource" = 'history' AND jsonb_typeof("cursor" -> 'nextPage') = 'number';--> statement-breakpoint
UPDATE "poll_state" SET "cursor" = NULL WHERE "resource" = 'history';
