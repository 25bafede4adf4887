import type { Database, ProjectRow } from "@groundswell/db";
import type { Logger } from "pino";

/** What the API is made from. */
export interface ApiDeps {
  db: Database;
  logger: Logger;
  version: string;
  /** `demo`: every figure is simulated, and says so. */
  world: "real" | "demo";
  /** Where the public reaches this, without a trailing slash; null: wherever the request was sent to. */
  publicUrl: string | null;
  /** What is wrong with the watchlist file, when the last good one is in use; null when all is well. */
  watchlistProblem: () => string | null;
  now: () => number;
}

/** What every route works with. */
export interface RouteContext extends ApiDeps {
  /** The project that bears or bore a name, remembered until the data change. */
  findProject: (name: string) => Promise<ProjectRow | null>;
}
