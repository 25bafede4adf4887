import { sql } from "drizzle-orm";
import { Hono } from "hono";
import type { RouteContext } from "../deps.ts";
import { describeUnavailable } from "../http/database-gone.ts";
import { problemResponse } from "../http/problem.ts";

const UNCACHED = { "cache-control": "no-store" };

/** `/healthz`: the process answers. `/readyz`: so does its database, and it is not about to stop. */
export function healthRoutes({ db, logger }: RouteContext, isStopping: () => boolean) {
  return new Hono()
    .get("/healthz", (c) => c.json({ status: "ok" }, 200, UNCACHED))
    .get("/readyz", async (c) => {
      // At once, so that a balancer sends its requests elsewhere while those under way are answered.
      if (isStopping()) return problemResponse({ title: "Not ready", status: 503, detail: "it is stopping" });
      try {
        await db.execute(sql`select 1`);
        return c.json({ status: "ready" }, 200, UNCACHED);
      } catch (error) {
        const known = describeUnavailable({ logger }, error);
        const detail = known?.problem.detail ?? "the database does not answer";
        if (known === null) logger.warn({ err: error }, "the database does not answer");
        return problemResponse({ title: "Not ready", status: 503, detail }, known?.headers);
      }
    });
}
