import { checkPins } from "@groundswell/api";
import { addDays, DAY_MS } from "@groundswell/core";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { AS_OF, LAST_DAY, observeDays, PINNED_AT, type PinnedWorld } from "./pinned-world.ts";

/** How much may be pinned, and what becomes of pins that can't be read. */
export function testLimits(opened: () => PinnedWorld): void {
  test("that are new are limited, before anything is read for them, and the image says so; those that exist are not", async () => {
    const ask = opened().start({ pinLimit: { burst: 0, perHour: 60 } });
    const refused = await ask("/charts/two/b/stars.svg?asOf=2026-08-19T00:00:00Z");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
    expect(refused.headers.get("cache-control")).not.toContain("immutable");
    expect(await refused.text()).toMatch(/^<svg .*too many new pinned charts/s);
    // Whoever reads first finds that it is too late for this one.
    expect((await ask(`/charts/effect/loud/two/b.svg?asOf=${AS_OF}`)).status).toBe(429);
    expect((await ask(`/charts/old/goose/stars.svg?asOf=${AS_OF}`)).status).toBe(200);
  });

  test("in a frame are both drawings or neither", async () => {
    const { connection, start } = opened();
    const path = "/embed/two/b/stars?asOf=2026-08-18T00:00:00Z";
    const count = async () => {
      const [row] = await connection.db.execute<{ n: number }>(
        sql`select count(*)::int as n from pin_renders join pin_subjects using (subject_key)
          where address = '/charts/two/b/stars?asOf=2026-08-18T00:00:00Z'`,
      );
      return row?.n;
    };
    // One for what it tells, two for its drawings.
    const refused = await start({ pinLimit: { burst: 2, perHour: 60 } })(path);
    expect([refused.status, refused.headers.get("retry-after"), await count()]).toEqual([429, "60", 0]);
    const served = await start({ pinLimit: { burst: 2, perHour: 60 } })(path);
    expect([served.status, await count()]).toEqual([200, 2]);
  });

  test("that can't be compared are tried again, and keep no other from it", async () => {
    const { connection, depsAt, log } = opened();
    const { db } = connection;
    await observeDays(db, 2, [addDays(LAST_DAY, 45)]);
    const now = PINNED_AT + 45 * DAY_MS;
    const mark = (format: number) => sql`update pin_subjects set facts = facts || ${`{"factsFormat":${format}}`}::jsonb
      where address = ${`/charts/two/b/stars?asOf=2026-08-18T00:00:00Z`}`;
    await db.execute(mark(7));
    const before = log.length;
    const first = await checkPins(depsAt(now));
    expect(first).toMatchObject({ failed: 1, goesOn: false });
    expect(first.checked).toBeGreaterThan(5);
    expect(log.slice(before).join()).toContain("stored in form 7, and this program reads form 1");
    await db.execute(mark(1));
    expect(await checkPins(depsAt(now))).toMatchObject({ checked: 1, failed: 0 });
  });

  test("are asked for again in a minute where their instant was still to come", async () => {
    let now = Date.parse(AS_OF);
    const ask = opened().start({ now: () => now });
    const statusOf = async () => (await ask("/charts/two/b/stars.csv?asOf=2026-08-22T04:07:30Z")).status;
    expect(await statusOf()).toBe(400);
    now += 90_000;
    expect(await statusOf()).toBe(200);
  });
}
