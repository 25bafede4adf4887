CREATE TABLE "pin_addresses" (
	"address_key" text PRIMARY KEY NOT NULL,
	"subject_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pin_corrections" (
	"subject_key" text NOT NULL,
	"kind" text NOT NULL,
	"first_found_at" timestamp with time zone NOT NULL,
	"last_found_at" timestamp with time zone NOT NULL,
	"days" integer NOT NULL,
	"first_day" date,
	"last_day" date,
	"largest" jsonb,
	"summary" text NOT NULL,
	CONSTRAINT "pin_corrections_subject_key_kind_pk" PRIMARY KEY("subject_key","kind")
);
--> statement-breakpoint
CREATE TABLE "pin_renders" (
	"subject_key" text NOT NULL,
	"looks_key" text NOT NULL,
	"format" text NOT NULL,
	"render_version" integer NOT NULL,
	"media_type" text NOT NULL,
	"body" "bytea" NOT NULL,
	"etag" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "pin_renders_subject_key_looks_key_format_render_version_pk" PRIMARY KEY("subject_key","looks_key","format","render_version")
);
--> statement-breakpoint
CREATE TABLE "pin_subjects" (
	"subject_key" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"address" text NOT NULL,
	"as_of" timestamp with time zone NOT NULL,
	"project_ids" integer[] NOT NULL,
	"facts" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"checked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "pin_corrections_found_idx" ON "pin_corrections" USING btree ("last_found_at","subject_key","kind");--> statement-breakpoint
CREATE INDEX "receipts_fetched_idx" ON "receipts" USING btree ("project_id","fetched_at");