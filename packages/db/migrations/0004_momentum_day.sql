ALTER TABLE "standings" ADD COLUMN "momentum_to" date;--> statement-breakpoint
CREATE INDEX "standings_momentum_to_idx" ON "standings" USING btree ("momentum_to");