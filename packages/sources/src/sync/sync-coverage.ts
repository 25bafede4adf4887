import { compileLinker, hideSecrets, type InstantMs } from "@groundswell/core";
import { claimSource, readMentionTargets, readSources, type Database } from "@groundswell/db";
import type { Watchlist } from "@groundswell/watchlist";
import type { Logger } from "pino";
import type { Fetcher } from "../fetch/fetcher.ts";
import { adapterOf, tellerOf } from "./adapter-of.ts";
import { chooseSources } from "./choose-sources.ts";
import { hideKeys } from "./hide-keys.ts";
import { readSource, type ReadContext } from "./read-source.ts";
import { emptyReport, type SourceReport, type SyncReport } from "./report.ts";

const MINUTE_MS = 60_000;
const SOURCE_TIMEOUT_MS = 3 * MINUTE_MS;

export interface SyncOptions {
  db: Database;
  watchlist: Pick<Watchlist, "projects" | "coverage">;
  fetcher: Fetcher;
  now: () => InstantMs;
  logger: Logger;
  /** Where the keys are that entries name. */
  env: Readonly<Record<string, string | undefined>>;
  /** Ids, addresses or kinds of entries; none, the default, for all. */
  only?: readonly string[];
  /** Whether entries are asked before they are due; default no. */
  early?: boolean;
  signal?: AbortSignal;
  /** How long one source may take in one run; default 3 minutes. */
  sourceTimeoutMs?: number;
  /** First wait after a failure that is likely to pass; default 1 s. */
  firstWaitMs?: number;
}

/**
 * Asks the places of coverage that are due, one after the other, and stores what is new: whom each story names, as a
 * version where the source says something new. One bad source never stops a run.
 * @throws only when the database is lost
 */
export async function syncCoverage(options: SyncOptions): Promise<SyncReport> {
  const { db, watchlist, now, only = [], signal = new AbortController().signal } = options;
  const startedAt = now();
  const { chosen } = chooseSources(watchlist.coverage, only);
  const linker = compileLinker(await readMentionTargets(db, watchlist.projects));
  const logger = hideKeys(options.logger);
  const timeoutMs = options.sourceTimeoutMs ?? SOURCE_TIMEOUT_MS;
  const context = { db, linker, now, logger, signal, timeoutMs, leaseMs: timeoutMs + MINUTE_MS };
  const reports = new Map<string, SourceReport>();
  for (const entry of chosen) {
    const id = tellerOf(entry);
    const report = emptyReport({ id: hideSecrets(id), kind: entry.kind });
    if (!signal.aborted) await askOne(report, { id, entry, options, context });
    reports.set(id, report);
  }
  await tellNext(db, reports);
  return { startedAt, endedAt: now(), sources: [...reports.values()] };
}

interface Asked {
  /** The teller, as it is stored. */
  id: string;
  entry: SyncOptions["watchlist"]["coverage"][number];
  options: SyncOptions;
  context: ReadContext;
}

async function askOne(report: SourceReport, { id, entry, options, context }: Asked): Promise<void> {
  const { db, now, early = false } = options;
  const claim = await claimSource(db, id, { now: now(), leaseMs: context.leaseMs, early });
  if (claim === null) return;
  await readSource(adapterOf(entry, options), claim, report, context);
  const { skipped: _, problem, ...told } = report;
  context.logger[report.outcome === "failed" ? "warn" : "info"](
    { ...told, problem: problem?.message ?? null },
    "coverage read",
  );
}

/** Those that were not asked are asked when they are due, perhaps late as they failed. */
async function tellNext(db: Database, reports: ReadonlyMap<string, SourceReport>): Promise<void> {
  const rows = new Map((await readSources(db)).map((row) => [row.id, row]));
  for (const [id, report] of reports) {
    report.nextAt ??= rows.get(id)?.nextAt ?? null;
    if (report.outcome === "not due") report.lastProblem = rows.get(id)?.problem ?? null;
  }
}
