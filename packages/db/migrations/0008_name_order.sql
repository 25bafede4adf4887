DROP INDEX "projects_category_idx";--> statement-breakpoint
CREATE INDEX "projects_watched_idx" ON "projects" USING btree ("category","id") WHERE "projects"."watched";--> statement-breakpoint
CREATE INDEX "projects_name_order_idx" ON "projects" USING btree (lower("name"),"id");