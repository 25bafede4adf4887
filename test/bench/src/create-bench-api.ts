import { createApi, type Api } from "@groundswell/api";
import type { Database } from "@groundswell/db";
import pino from "pino";

/** The API as it is measured: on a database, and silent. */
export function createBenchApi(db: Database): Api {
  return createApi({
    db,
    logger: pino({ level: "silent" }),
    version: "bench",
    world: "real",
    publicUrl: null,
    watchlistProblem: () => null,
    now: () => Date.now(),
  });
}
