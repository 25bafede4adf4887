import { sql } from "drizzle-orm";
import { Hono } from "hono";
import type { RouteContext } from "../deps.ts";
import { problemResponse } from "../http/problem.ts";

const UNCACHED = { "cache-control": "no-store" };

/** `/healthz`: the process answers. `/readyz`: so does its database. `/metrics`: numbers for Prometheus. */
export function healthRoutes({ db, logger, version, world }: RouteContext) {
  return new Hono()
    .get("/healthz", (c) => c.json({ status: "ok" }, 200, UNCACHED))
    .get("/readyz", async (c) => {
      try {
        await db.execute(sql`select 1`);
        return c.json({ status: "ready" }, 200, UNCACHED);
      } catch (error) {
        logger.warn({ err: error }, "the database does not answer");
        return problemResponse({ title: "Not ready", status: 503, detail: "the database does not answer" });
      }
    })
    .get("/metrics", (c) => {
      const memory = process.memoryUsage();
      const lines = [
        "# HELP groundswell_info The version that runs.",
        "# TYPE groundswell_info gauge",
        `groundswell_info{version="${version}",world="${world}"} 1`,
        "# HELP process_resident_memory_bytes Resident memory size in bytes.",
        "# TYPE process_resident_memory_bytes gauge",
        `process_resident_memory_bytes ${memory.rss}`,
        "# HELP process_uptime_seconds Time since the process started.",
        "# TYPE process_uptime_seconds gauge",
        `process_uptime_seconds ${process.uptime().toFixed(1)}`,
      ];
      return c.body(`${lines.join("\n")}\n`, 200, {
        ...UNCACHED,
        "content-type": "text/plain; version=0.0.4; charset=utf-8",
      });
    });
}
