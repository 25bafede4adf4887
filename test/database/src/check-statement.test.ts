import { describe, expect, it } from "vitest";
import { checkStatement } from "./check-statement.ts";

describe("a statement for a distributed database", () => {
  it.each([
    "update observations set stars = 1",
    `update "standings" set "stars" = $1 where "standings"."stars" > $2`,
    "delete from daily_totals where day < $1",
    "delete from daily_totals",
    "with gone as (delete from project_events where at < $1 returning 1) select count(*) from gone where project_id = 1",
    "insert into receipts (key, source) values ($1, $2)",
    "insert into standings (project_id, stars) values ($1, $2) on conflict (stars) do nothing",
    `insert into "standings" ("project_id", "stars") values ($1, $2) on conflict ("project_id") do update set "observed_at" = now()`,
    "insert into story_effects (project_id, at) select 1, $1 on conflict (project_id, story_id) do update set at = clock_timestamp()",
    "merge into standings s using x on s.project_id = x.id when matched then delete",
    "select 1 from standings where project_id = $1 for update skip locked",
    "delete from receipts where (project_id, key) in (select project_id, key from receipts for update skip locked)",
    "update standings set project_id = $1 where project_id = $2",
    "update pin_subjects set checked_at = $1 where as_of < $2",
  ])("is refused where it would go to every node, or each node would make something up: %s", (statement) => {
    expect(checkStatement(statement)).not.toEqual([]);
  });

  it.each([
    "update standings set stars = 1 where project_id = $1",
    `update "standings" set "stars" = $1 where "standings"."project_id" = $2`,
    "delete from daily_totals d where d.day < $1 and d.project_id = any($2::int[])",
    "delete from receipts where (project_id, key) in (select project_id, key from x)",
    `insert into "standings" ("project_id", "stars") values ($1, $2) on conflict ("project_id") do update set "stars" = excluded.stars`,
    "insert into daily_totals (project_id, day) select 1, $1 on conflict (project_id, day) do nothing",
    // Local and reference tables may be written as one likes.
    "update poll_state set lease_until = now() where resource in (select resource from poll_state for update skip locked)",
    "update projects set watched = false where watched",
    "update pin_subjects set checked_at = $1 where subject_key = $2",
    "select * from daily_totals order by day -- update standings",
    "select 'delete from standings'",
    "create index on standings (stars)",
  ])("is let through where it stays within a project: %s", (statement) => {
    expect(checkStatement(statement)).toEqual([]);
  });
});
