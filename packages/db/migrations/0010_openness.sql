CREATE TABLE "licence_commits" (
	"project_id" integer NOT NULL,
	"path" text NOT NULL,
	"commit" text NOT NULL,
	"place" integer NOT NULL,
	"committed_at" timestamp with time zone NOT NULL,
	"blob" text,
	"known_at" timestamp with time zone NOT NULL,
	"receipt_key" text NOT NULL,
	"left_at" timestamp with time zone,
	"left_receipt_key" text,
	CONSTRAINT "licence_commits_project_id_path_commit_pk" PRIMARY KEY("project_id","path","commit")
);
--> statement-breakpoint
CREATE TABLE "licence_readings" (
	"project_id" integer NOT NULL,
	"blob" text NOT NULL,
	"reader" integer NOT NULL,
	"known_at" timestamp with time zone NOT NULL,
	"reading" jsonb NOT NULL,
	"receipt_key" text NOT NULL,
	CONSTRAINT "licence_readings_project_id_blob_reader_pk" PRIMARY KEY("project_id","blob","reader")
);
--> statement-breakpoint
CREATE TABLE "openness_changes" (
	"project_id" integer NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"not_before" timestamp with time zone,
	"known_at" timestamp with time zone NOT NULL,
	"from" text,
	"to" text,
	"osi_before" boolean,
	"osi_after" boolean,
	"commit" text,
	"paths" text[] NOT NULL,
	"receipt_key" text NOT NULL,
	CONSTRAINT "openness_changes_project_id_kind_key_at_pk" PRIMARY KEY("project_id","kind","key","at")
);
--> statement-breakpoint
CREATE TABLE "openness_lines" (
	"project_id" integer NOT NULL,
	"line" text NOT NULL,
	"known_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"files" jsonb NOT NULL,
	"commit" text,
	"why" text,
	"receipt_key" text NOT NULL,
	CONSTRAINT "openness_lines_project_id_line_known_at_pk" PRIMARY KEY("project_id","line","known_at")
);
--> statement-breakpoint
CREATE TABLE "openness_looks" (
	"project_id" integer NOT NULL,
	"looked_at" timestamp with time zone NOT NULL,
	"commit" text,
	"tree" text,
	"complete" boolean NOT NULL,
	"receipt_key" text NOT NULL,
	CONSTRAINT "openness_looks_project_id_looked_at_pk" PRIMARY KEY("project_id","looked_at")
);
--> statement-breakpoint
CREATE TABLE "openness_notes" (
	"project_id" integer NOT NULL,
	"note_key" text NOT NULL,
	"kind" text NOT NULL,
	"line" text,
	"source" text NOT NULL,
	"url" text NOT NULL,
	"dated" date NOT NULL,
	"says" text NOT NULL,
	"listed" boolean NOT NULL,
	"known_at" timestamp with time zone NOT NULL,
	CONSTRAINT "openness_notes_project_id_note_key_pk" PRIMARY KEY("project_id","note_key")
);
--> statement-breakpoint
CREATE TABLE "readme_claims" (
	"project_id" integer NOT NULL,
	"known_at" timestamp with time zone NOT NULL,
	"path" text NOT NULL,
	"blob" text NOT NULL,
	"commit" text NOT NULL,
	"claims" jsonb NOT NULL,
	"receipt_key" text NOT NULL,
	CONSTRAINT "readme_claims_project_id_known_at_pk" PRIMARY KEY("project_id","known_at")
);
--> statement-breakpoint
ALTER TABLE "licence_commits" ADD CONSTRAINT "licence_commits_project_id_receipt_key_receipts_project_id_key_fk" FOREIGN KEY ("project_id","receipt_key") REFERENCES "public"."receipts"("project_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "licence_readings" ADD CONSTRAINT "licence_readings_project_id_receipt_key_receipts_project_id_key_fk" FOREIGN KEY ("project_id","receipt_key") REFERENCES "public"."receipts"("project_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "openness_lines" ADD CONSTRAINT "openness_lines_project_id_receipt_key_receipts_project_id_key_fk" FOREIGN KEY ("project_id","receipt_key") REFERENCES "public"."receipts"("project_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "openness_looks" ADD CONSTRAINT "openness_looks_project_id_receipt_key_receipts_project_id_key_fk" FOREIGN KEY ("project_id","receipt_key") REFERENCES "public"."receipts"("project_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readme_claims" ADD CONSTRAINT "readme_claims_project_id_receipt_key_receipts_project_id_key_fk" FOREIGN KEY ("project_id","receipt_key") REFERENCES "public"."receipts"("project_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "openness_changes_project_at_idx" ON "openness_changes" USING btree ("project_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "openness_changes_at_idx" ON "openness_changes" USING btree ("at" DESC NULLS LAST,"project_id");