CREATE TABLE "discussion_days" (
	"project_id" integer NOT NULL,
	"source" text NOT NULL,
	"day" date NOT NULL,
	"fetched_at" timestamp with time zone NOT NULL,
	"sure" integer NOT NULL,
	"unsure" integer NOT NULL,
	"coverage" text NOT NULL,
	"links" jsonb NOT NULL,
	"receipt_key" text NOT NULL,
	CONSTRAINT "discussion_days_project_id_source_day_fetched_at_pk" PRIMARY KEY("project_id","source","day","fetched_at")
);
--> statement-breakpoint
ALTER TABLE "discussion_days" ADD CONSTRAINT "discussion_days_project_id_receipt_key_receipts_project_id_key_fk" FOREIGN KEY ("project_id","receipt_key") REFERENCES "public"."receipts"("project_id","key") ON DELETE no action ON UPDATE no action;