import type { Database, Resource } from "@groundswell/db";
import type { Logger } from "pino";
import type { Github } from "../github/client.ts";
import type { BatchSize } from "./batch-size.ts";

/** What every step of a collection works with. */
export interface CollectContext {
  db: Database;
  github: Github;
  logger: Logger;
  now: () => number;
  /** How old totals may become. */
  intervalMs: number;
  batchSize: BatchSize;
  /** Resources that GitHub does not give out by a repository's id, only by its name: found out by trying. */
  byNameOnly: Set<Resource>;
}

/** What happened to one piece of work, as `collect` reports it. */
export interface StepReport {
  repo: string;
  resource: string;
  outcome: "stored" | "unchanged" | "failed";
  detail: string | null;
  /** GitHub gave no usable answer at all: a few of these in a row are GitHub's trouble, not the project's. */
  noAnswer: boolean;
}
