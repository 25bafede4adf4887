import { describeUnavailable } from "../http/database-gone.ts";
import { readCollectorCounts, readCollectorStatus, readDataVersion, readSources, readUpkeep } from "@groundswell/db";
import { sql } from "drizzle-orm";
import { Hono } from "hono";
import type { RouteContext } from "../deps.ts";
import { gauge, listDataFamilies, type StoredState } from "./data-families.ts";
import { chooseFormat, EXPOSITION_TYPES, writeExposition, type Family } from "./exposition.ts";
import { listProcessFamilies } from "./process-families.ts";
import type { RequestCounts } from "./request-counts.ts";

/** Whoever scrapes more often is told the same again: the queue of all projects is counted for it. */
const REREAD_MS = 5_000;
const DEFAULT_INTERVAL_SECONDS = 3_600;

/** What else the process knows of itself. */
export interface MetricsParts {
  counts: RequestCounts;
  listeners: () => number;
}

type Context = Pick<RouteContext, "db" | "writeDb" | "logger" | "version" | "world" | "now" | "disk" | "replica">;

/** `/metrics`: numbers for Prometheus, as its own text or as OpenMetrics. Never a client's address, never a secret. */
export function metricsRoutes(context: Context, { counts, listeners }: MetricsParts) {
  const readDatabase = rememberBriefly(() => readDatabaseFamilies(context));
  return new Hono().get("/metrics", async (c) => {
    const families = [
      ...listBuild(context),
      ...counts.list(),
      gauge("groundswell_live_listeners", "Clients of the live stream.", listeners()),
      ...(await readDatabase()),
      ...listReplica(context),
      ...(await listDisk(context)),
      ...listProcessFamilies(),
    ];
    const format = chooseFormat(c.req.header("accept") ?? null);
    return c.body(writeExposition(families, format), 200, {
      "cache-control": "no-store",
      "content-type": EXPOSITION_TYPES[format],
      vary: "accept",
    });
  });
}

function listBuild({ version, world }: Context): Family[] {
  const labels = { version, world, node: process.version };
  return [{ name: "groundswell_build", type: "info", help: "What runs.", samples: [{ labels, value: 1 }] }];
}

/** Without an answer of the database its numbers are left out, and one says why: the rest is needed then most of all. */
async function readDatabaseFamilies({ db, writeDb = db, logger, now }: Context): Promise<Family[]> {
  const up = (value: number) => gauge("groundswell_database_up", "1 when the database answers.", value);
  try {
    const askedAt = performance.now();
    // Not the replica: that answers while nothing can be stored.
    await writeDb.execute(sql`select 1`);
    const seconds = (performance.now() - askedAt) / 1_000;
    return [
      up(1),
      gauge("groundswell_database_ping_seconds", "A connection of the pool, and one answer of the database.", seconds),
      ...listDataFamilies(await readStored(db, now()), now()),
    ];
  } catch (error) {
    if (describeUnavailable({ logger }, error) === null) logger.warn({ err: error }, "the database does not answer");
    return [up(0)];
  }
}

async function readStored(db: Context["db"], now: number): Promise<StoredState> {
  const status = await readCollectorStatus(db);
  const intervalMs = (status.run.intervalSeconds || DEFAULT_INTERVAL_SECONDS) * 1_000;
  const upkeep = await readUpkeep(db, now, intervalMs);
  // Without a token nobody reads files: what waits for one is not late.
  return {
    status,
    dataVersion: await readDataVersion(db),
    upkeep: {
      ...upkeep,
      queue: upkeep.queue.filter((own) => status.github.authenticated || own.resource !== "openness"),
    },
    counts: await readCollectorCounts(db),
    sources: await readSources(db),
  };
}

function listReplica({ replica }: Context): Family[] {
  const state = replica?.state() ?? null;
  if (state === null) return [];
  return [
    gauge(
      "groundswell_replica_in_use",
      "1 while reads go to the replica, 0 while to the primary.",
      state.isInUse ? 1 : 0,
    ),
    gauge("groundswell_replica_lag_bytes", "Of the primary's log, not applied yet.", state.lag?.bytes ?? null),
    gauge("groundswell_replica_lag_seconds", "How old the replica's newest change is.", state.lag?.seconds ?? null),
  ];
}

async function listDisk({ disk }: Context): Promise<Family[]> {
  const space = (await disk?.()) ?? null;
  return [
    gauge("groundswell_disk_free_bytes", "Free space where the embedded database is.", space?.freeBytes ?? null),
    gauge(
      "groundswell_disk_size_bytes",
      "Size of the disk that holds the embedded database.",
      space?.sizeBytes ?? null,
    ),
  ];
}

/** One reading for all who ask within a while. */
function rememberBriefly<T>(read: () => Promise<T>): () => Promise<T> {
  let known: { value: Promise<T>; until: number } | null = null;
  return () => {
    if (known === null || performance.now() >= known.until)
      known = { value: read(), until: performance.now() + REREAD_MS };
    return known.value;
  };
}
