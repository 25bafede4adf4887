DROP INDEX "poll_state_claim_idx";--> statement-breakpoint
ALTER TABLE "poll_state" ADD COLUMN "hastened_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "poll_state_due_idx" ON "poll_state" USING btree ("resource","next_at","project_id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_received_idx" ON "webhook_deliveries" USING btree ("project_id","received_at");--> statement-breakpoint
CREATE INDEX "poll_state_claim_idx" ON "poll_state" USING btree ("resource","last_success_at" NULLS FIRST,"next_at","project_id");--> statement-breakpoint
-- Ask for everything in full once: what was not asked for before is in no answer that an ETag stands for.
UPDATE "poll_state" SET "etag" = NULL;
