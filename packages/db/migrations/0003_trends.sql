CREATE TABLE "daily_trends" (
	"project_id" integer NOT NULL,
	"day" date NOT NULL,
	"net" double precision NOT NULL,
	"set_aside" boolean NOT NULL,
	"known_at" timestamp with time zone NOT NULL,
	"receipt_key" text NOT NULL,
	"recent_days" smallint NOT NULL,
	"baseline_days" smallint NOT NULL,
	"label" text NOT NULL,
	"velocity" double precision,
	"velocity_low" double precision,
	"velocity_high" double precision,
	"ratio" double precision,
	"ratio_low" double precision,
	"ratio_high" double precision,
	"p_up" double precision,
	"cautious" double precision,
	"top_day_share" double precision,
	"spike" boolean NOT NULL,
	"rate_7" double precision,
	"rate_30" double precision,
	"rate_90" double precision,
	"surge_expected" double precision,
	"surge_p" double precision,
	"alarm" boolean NOT NULL,
	CONSTRAINT "daily_trends_project_id_day_pk" PRIMARY KEY("project_id","day")
);
--> statement-breakpoint
CREATE TABLE "project_events" (
	"project_id" integer NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"not_before" timestamp with time zone,
	"from" text,
	"to" text,
	"span_from" date,
	"span_to" date,
	"figures" jsonb NOT NULL,
	"receipt_key" text NOT NULL,
	CONSTRAINT "project_events_project_id_kind_key_at_pk" PRIMARY KEY("project_id","kind","key","at")
);
--> statement-breakpoint
CREATE TABLE "weekday_factors" (
	"quarter" date PRIMARY KEY NOT NULL,
	"factors" double precision[] NOT NULL,
	"weeks" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "daily_totals" ADD COLUMN "first_forks" integer;--> statement-breakpoint
ALTER TABLE "standings" ADD COLUMN "category" text;--> statement-breakpoint
ALTER TABLE "standings" ADD COLUMN "cautious" double precision;--> statement-breakpoint
ALTER TABLE "standings" ADD COLUMN "velocity" double precision;--> statement-breakpoint
ALTER TABLE "standings" ADD COLUMN "rate_7" double precision;--> statement-breakpoint
ALTER TABLE "standings" ADD COLUMN "rate_30" double precision;--> statement-breakpoint
ALTER TABLE "standings" ADD COLUMN "rate_90" double precision;--> statement-breakpoint
ALTER TABLE "standings" ADD COLUMN "events_of" text;--> statement-breakpoint
CREATE INDEX "project_events_project_at_idx" ON "project_events" USING btree ("project_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "project_events_at_idx" ON "project_events" USING btree ("at" DESC NULLS LAST,"project_id");--> statement-breakpoint
CREATE INDEX "standings_momentum_idx" ON "standings" USING btree ("cautious" DESC NULLS LAST,"velocity" DESC NULLS LAST,"project_id");--> statement-breakpoint
CREATE INDEX "standings_velocity_idx" ON "standings" USING btree ("velocity" DESC NULLS LAST,"project_id");--> statement-breakpoint
CREATE INDEX "standings_rate_7_idx" ON "standings" USING btree ("rate_7" DESC NULLS LAST,"project_id");--> statement-breakpoint
CREATE INDEX "standings_rate_30_idx" ON "standings" USING btree ("rate_30" DESC NULLS LAST,"project_id");--> statement-breakpoint
CREATE INDEX "standings_rate_90_idx" ON "standings" USING btree ("rate_90" DESC NULLS LAST,"project_id");--> statement-breakpoint
CREATE INDEX "standings_category_momentum_idx" ON "standings" USING btree ("category","cautious" DESC NULLS LAST,"velocity" DESC NULLS LAST,"project_id");