import { compileLinker, type InstantMs, type Linker, type MentionTarget } from "@groundswell/core";
import { claimSource, readMentionTargets, readSources, type Database } from "@groundswell/db";
import type { Discussion, Watchlist } from "@groundswell/watchlist";
import type { Logger } from "pino";
import type { Fetcher } from "../fetch/fetcher.ts";
import { planAfterSuccess } from "../sync/plan-next.ts";
import { PacedAsker } from "./paced-asker.ts";
import { emptyDiscussionReport, type DiscussionReport } from "./report.ts";
import { Round } from "./round.ts";
import { DISCUSSION_HOSTS, type DiscussionHosts } from "./types.ts";

const MINUTE_MS = 60_000;
const SOURCE_TIMEOUT_MS = 4 * MINUTE_MS;

/** What a run may ask of a place, and how fast. */
const PACES: Record<Discussion["kind"], { budget: number; spacingMs: number }> = {
  hackernews: { budget: 60, spacingMs: 1_000 },
  // A hundred a minute are allowed.
  reddit: { budget: 60, spacingMs: 2_000 },
  // Nothing is promised, and little is wanted.
  bluesky: { budget: 40, spacingMs: 3_000 },
};

export interface DiscussionOptions {
  db: Database;
  watchlist: Pick<Watchlist, "projects" | "discussion">;
  fetcher: Fetcher;
  now: () => InstantMs;
  logger: Logger;
  /** Where the keys are that entries name. */
  env: Readonly<Record<string, string | undefined>>;
  /** Whether places are asked before they are due; default no. */
  early?: boolean;
  signal?: AbortSignal;
  /** Where the searches are; only tests give others than the real ones. */
  hosts?: DiscussionHosts;
  /** Between two requests; default: as `PACES` has it. */
  spacingMs?: number;
  /** Requests of a run to one place; default: as `PACES` has it. */
  budget?: number;
}

/** What a place of discussion is called where its state is kept. */
export function discussionId({ kind }: Pick<Discussion, "kind">): string {
  return `discussion ${kind}`;
}

/**
 * Counts public posts at the places that are due, one after the other: for each project the days that are over and were not
 * asked of yet, and the two before them again. One bad place never stops a run.
 * @throws only when the database is lost
 */
export async function syncDiscussion(options: DiscussionOptions): Promise<DiscussionReport[]> {
  const { db, watchlist } = options;
  const entries = [...new Map(watchlist.discussion.map((entry) => [entry.kind, entry])).values()];
  if (entries.length === 0) return [];
  const targets = await readMentionTargets(db, watchlist.projects);
  const linker = compileLinker(targets);
  const reports: DiscussionReport[] = [];
  for (const entry of entries) {
    const report = emptyDiscussionReport(discussionId(entry), entry.kind);
    reports.push(report);
    if (options.signal?.aborted !== true) await readPlace(entry, report, { ...options, targets, linker });
  }
  return reports;
}

interface Context extends DiscussionOptions {
  targets: readonly MentionTarget[];
  linker: Linker;
}

/** Never throws for what the place does: that is in the report. */
async function readPlace(entry: Discussion, report: DiscussionReport, context: Context): Promise<void> {
  const { db, now, early = false, logger, hosts = DISCUSSION_HOSTS } = context;
  const startedAt = now();
  const leaseMs = SOURCE_TIMEOUT_MS + MINUTE_MS;
  const claim = await claimSource(db, report.id, { now: startedAt, leaseMs, early });
  if (claim === null) return;
  const stopping = context.signal ?? new AbortController().signal;
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(SOURCE_TIMEOUT_MS)]);
  const pace = PACES[entry.kind];
  const { spacingMs = pace.spacingMs, budget = pace.budget, fetcher } = context;
  const asker = new PacedAsker({ fetcher, signal, spacingMs, budget });
  const round = new Round(claim, report, { ...context, hosts, asker, signal, leaseMs });
  try {
    const isDone = await round.run(entry);
    report.outcome = isDone ? "ok" : "unfinished";
    report.nextAt = planAfterSuccess(now());
    await round.end({ askedAt: startedAt, succeeded: isDone ? true : null, problem: null });
  } catch (error) {
    await round.fail(error, { startedAt, isOver: signal.aborted, isStopped: stopping.aborted });
  }
  report.requests = asker.requests;
  report.ms = now() - startedAt;
  logger[report.outcome === "failed" ? "warn" : "info"](
    { ...report, problem: report.problem?.message ?? null },
    "discussion read",
  );
}

/** When the next place of discussion is due: one that was never asked is due at once. Null: there is none. */
export async function readNextDiscussion(db: Database, discussion: readonly Discussion[]): Promise<InstantMs | null> {
  if (discussion.length === 0) return null;
  const rows = new Map((await readSources(db)).map((row) => [row.id, row]));
  const dueAt = discussion.map((entry) => {
    const row = rows.get(discussionId(entry));
    return row === undefined ? 0 : Math.max(row.nextAt, row.leaseUntil ?? 0);
  });
  return Math.min(...dueAt);
}
