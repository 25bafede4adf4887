import type { Day } from "@groundswell/core";
import type { Database, DiscussionSource, ProjectRow, Replica } from "@groundswell/db";
import type { FileFault } from "@groundswell/wire";
import type { Logger } from "pino";
import type { BuiltFrame } from "./embed/frame-script.ts";
import type { DataVersion } from "./http/data-version.ts";
import type { Quota } from "./limits/buckets.ts";
import type { WorkBudget } from "./limits/work-budget.ts";
import type { LivePace } from "./live/live-pace.ts";
import type { PinBudget, PinLimit } from "./pins/pin-budget.ts";

/** What came of a webhook's delivery. */
export interface HookAnswer {
  /** 2xx: taken, whether or not it was of use. 4xx: refused, nothing of it was stored. */
  status: 200 | 202 | 400 | 401 | 415 | 422;
  title: string;
  /** For whoever set the webhook up; no secret in it. */
  detail: string;
}

/** Takes a webhook's delivery: proves it, and stores what it says. */
export type HookHandler = (delivery: Request) => Promise<HookAnswer>;

export interface DiskSpace {
  freeBytes: number;
  sizeBytes: number;
}

/** What the API is made from. */
export interface ApiDeps {
  /** What is read. */
  db: Database;
  /** A replica that `db` reads; absent or null: `db` is the database itself. */
  replica?: Pick<Replica, "state" | "epoch"> | null;
  /** What is written, where that is another; absent: `db`. */
  writeDb?: Database;
  logger: Logger;
  version: string;
  /** `demo`: every figure is simulated, and says so. */
  world: "real" | "demo";
  /** Where the public reaches this, without a trailing slash; null: wherever the request was sent to. */
  publicUrl: string | null;
  /** What is wrong with the watchlist file, when the last good one is in use; null when all is well. */
  watchlistProblem: () => string | null;
  /** Ids of the places of coverage that the watchlist names now; absent: all that were ever asked. */
  coverageIds?: () => readonly string[];
  /** Where public posts are counted, as the watchlist names it now; absent: wherever that was ever done. */
  discussionSources?: () => readonly DiscussionSource[];
  /** What is wrong with the files that people keep, and since when; absent: nothing is. */
  files?: () => { since: number | null; faults: FileFault[] };
  now: () => number;
  /** Who takes webhooks; absent or null: they are off. */
  hooks?: { github: HookHandler | null; aidran: HookHandler | null };
  /** The script of charts' pages in frames; absent or null: they are drawings alone. */
  frame?: BuiltFrame | null;
  /** How many answers of pinned charts may be new; absent: the usual. */
  pinLimit?: PinLimit;
  /** What each client may have made anew that takes work; null: all it wants; absent: the usual. */
  workQuota?: Quota | null;
  /** The space of the disk that holds the database; absent or null: it is not on a disk of ours. */
  disk?: () => Promise<DiskSpace | null>;
  /** How the live stream goes; absent: as usual. */
  livePace?: Partial<LivePace>;
}

/** What every route works with. */
export interface RouteContext extends ApiDeps {
  /** The project that bears or bore a name, remembered until the data change. */
  findProject: (name: string) => Promise<ProjectRow | null>;
  /** The catalogue's newest complete day, remembered likewise. */
  newestDay: () => Promise<Day | null>;
  /** For what a route remembers until the data change. */
  dataVersion: DataVersion;
  /** For whatever stores an answer for ever. */
  pinBudget: PinBudget;
  /** For whatever takes more work than a read. */
  workBudget: WorkBudget;
}
