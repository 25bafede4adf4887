-- Until now stories came from files alone, which are read at every start: they are stored anew, in the new shape, and
-- what lists show of a project's last story with them.
DELETE FROM "story_mentions";
--> statement-breakpoint
DELETE FROM "stories";
--> statement-breakpoint
UPDATE "standings" SET "view" = jsonb_set("view", '{lastStory}', 'null');
--> statement-breakpoint
CREATE TABLE "coverage_sources" (
	"id" text PRIMARY KEY NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"lease_until" timestamp with time zone,
	"etag" text,
	"last_modified" text,
	"cursor" jsonb,
	"linked_by" text,
	"last_asked_at" timestamp with time zone,
	"last_success_at" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"problem" text
);
--> statement-breakpoint
CREATE TABLE "placebo_libraries" (
	"week" text NOT NULL,
	"bin" text NOT NULL,
	"controlled" boolean NOT NULL,
	"t" double precision[] NOT NULL,
	"projects" integer NOT NULL,
	"from" date NOT NULL,
	"to" date NOT NULL,
	CONSTRAINT "placebo_libraries_week_bin_controlled_pk" PRIMARY KEY("week","bin","controlled")
);
--> statement-breakpoint
CREATE TABLE "story_deliveries" (
	"key" text PRIMARY KEY NOT NULL,
	"received_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "story_effects" (
	"project_id" integer NOT NULL,
	"story_id" text NOT NULL,
	"week" text NOT NULL,
	"verdict" text NOT NULL,
	"start" date NOT NULL,
	"first_start" date NOT NULL,
	"last_start" date NOT NULL,
	"effect" jsonb NOT NULL,
	"computed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "story_effects_project_id_story_id_pk" PRIMARY KEY("project_id","story_id")
);
--> statement-breakpoint
CREATE TABLE "story_slugs" (
	"slug" text PRIMARY KEY NOT NULL,
	"story_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "story_verdicts" (
	"project_id" integer NOT NULL,
	"story_id" text NOT NULL,
	"first_start" date NOT NULL,
	"last_start" date NOT NULL,
	"frozen_at" timestamp with time zone NOT NULL,
	"effect" jsonb NOT NULL,
	CONSTRAINT "story_verdicts_project_id_story_id_first_start_last_start_pk" PRIMARY KEY("project_id","story_id","first_start","last_start")
);
--> statement-breakpoint
CREATE TABLE "story_versions" (
	"story_id" text NOT NULL,
	"told_by" text NOT NULL,
	"version" integer NOT NULL,
	"known_at" timestamp with time zone NOT NULL,
	"request" text NOT NULL,
	"content_hash" text NOT NULL,
	"title" text NOT NULL,
	"url" text NOT NULL,
	"source" text NOT NULL,
	"published" date NOT NULL,
	"published_at" timestamp with time zone,
	"plus_minus_days" integer NOT NULL,
	"published_note" text,
	"active" boolean NOT NULL,
	"mentions" jsonb NOT NULL,
	"linked_by" text NOT NULL,
	CONSTRAINT "story_versions_story_id_told_by_version_pk" PRIMARY KEY("story_id","told_by","version")
);
--> statement-breakpoint
ALTER TABLE "stories" ALTER COLUMN "published" SET DATA TYPE date USING "published"::date;--> statement-breakpoint
ALTER TABLE "story_mentions" ADD COLUMN "published" date NOT NULL;--> statement-breakpoint
ALTER TABLE "story_mentions" ADD COLUMN "tier" text;--> statement-breakpoint
ALTER TABLE "story_mentions" ADD COLUMN "score" double precision;--> statement-breakpoint
ALTER TABLE "story_mentions" ADD COLUMN "eligible" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "story_mentions" ADD COLUMN "place" text;--> statement-breakpoint
ALTER TABLE "stories" ADD COLUMN "url_key" text NOT NULL;--> statement-breakpoint
ALTER TABLE "stories" ADD COLUMN "slug" text NOT NULL;--> statement-breakpoint
ALTER TABLE "stories" ADD COLUMN "published_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "stories" ADD COLUMN "active" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "stories" ADD COLUMN "by_hand" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "stories" ADD COLUMN "listed" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "stories" ADD COLUMN "versions" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "stories" ADD COLUMN "first_seen_at" timestamp with time zone NOT NULL;--> statement-breakpoint
CREATE INDEX "story_effects_start_idx" ON "story_effects" USING btree ("start" DESC NULLS FIRST,"project_id","story_id");--> statement-breakpoint
CREATE INDEX "story_effects_week_idx" ON "story_effects" USING btree ("week");--> statement-breakpoint
CREATE INDEX "story_effects_story_idx" ON "story_effects" USING btree ("story_id");--> statement-breakpoint
CREATE INDEX "story_mentions_certain_idx" ON "story_mentions" USING btree ("project_id","published","story_id") WHERE "story_mentions"."status" in ('confirmed', 'linked');--> statement-breakpoint
CREATE INDEX "story_mentions_story_idx" ON "story_mentions" USING btree ("story_id");--> statement-breakpoint
CREATE INDEX "story_mentions_review_idx" ON "story_mentions" USING btree ("published","story_id","project_id") WHERE "story_mentions"."status" = 'review';--> statement-breakpoint
CREATE UNIQUE INDEX "stories_url_key_key" ON "stories" USING btree ("url_key");--> statement-breakpoint
CREATE UNIQUE INDEX "stories_slug_key" ON "stories" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "stories_published_idx" ON "stories" USING btree ("published","id") WHERE "stories"."listed";--> statement-breakpoint
CREATE INDEX "stories_source_idx" ON "stories" USING btree ("source","published","id") WHERE "stories"."listed";