ALTER TABLE "openness_notes" DROP CONSTRAINT "openness_notes_project_id_note_key_pk";--> statement-breakpoint
ALTER TABLE "openness_notes" ADD CONSTRAINT "openness_notes_project_id_note_key_known_at_pk" PRIMARY KEY("project_id","note_key","known_at");--> statement-breakpoint
ALTER TABLE "openness_changes" ADD COLUMN "reading_receipt_keys" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "openness_notes" ADD COLUMN "unlisted_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "openness_notes_listed_key" ON "openness_notes" USING btree ("project_id","note_key") WHERE "openness_notes"."listed";