import type { InstantMs } from "@groundswell/core";
import {
  readCollectorStatus,
  readNextDue,
  writeCollectorStatus,
  type CollectorStatus,
  type Database,
} from "@groundswell/db";
import type { Logger } from "pino";
import { Budgets } from "../github/budgets.ts";
import { Github } from "../github/client.ts";
import { BatchSize } from "./batch-size.ts";
import type { CollectContext, StepReport } from "./context.ts";
import { runCycle, type CycleReport } from "./run-cycle.ts";

const MINUTE_MS = 60_000;
/** The next look when GitHub could not be reached. */
const RETRY_MS = 5 * MINUTE_MS;
/** Longest sleep: a changed clock is noticed within it. */
const MAX_SLEEP_MS = MINUTE_MS;
const TIMEOUT_MS = 20_000;

export interface CollectorOptions {
  db: Database;
  logger: Logger;
  apiUrl: string;
  token: string | null;
  version: string;
  intervalMs: number;
  now: () => InstantMs;
  /** The API is a simulated one: receipts say so. */
  simulated?: boolean;
  /** Longest wait for an answer of GitHub's; default 20 s. */
  timeoutMs?: number;
}

export interface Collector {
  /** One cycle: everything that is due, as far as the budget goes. */
  collectOnce(options: { signal: AbortSignal; onStep?: (report: StepReport) => void }): Promise<CycleReport>;
  /** Cycle after cycle, until the signal; resolves when the work under way has ended. */
  collectUntil(signal: AbortSignal): Promise<void>;
}

/** The collector: asks GitHub what is due, within its limits, and keeps its own state where `/status` reads it. */
export async function createCollector(options: CollectorOptions): Promise<Collector> {
  const { db, logger, apiUrl, token, version, intervalMs, now, timeoutMs = TIMEOUT_MS, simulated = false } = options;
  const before = await readCollectorStatus(db);
  // Limits belong to an identity: what was left of the anonymous one says nothing of a token's.
  const sameIdentity = before.github.authenticated === (token !== null);
  const budgets = new Budgets(sameIdentity ? before.budgets : []);
  const userAgent = `groundswell/${version}`;
  const github = new Github({ apiUrl, token, userAgent, budgets, now, timeoutMs, simulated });
  const context: CollectContext = {
    db,
    github,
    logger,
    now,
    intervalMs,
    batchSize: new BatchSize(),
    byNameOnly: new Set(),
  };

  const collectOnce: Collector["collectOnce"] = async ({ signal, onStep }) => {
    const startedAt = now();
    const save = async (report: CycleReport | null, running: boolean) => {
      await writeCollectorStatus(db, await describeStatus(context, { report, running, startedAt }), now());
    };
    await save(null, true);
    // Saved after each answer, so that a killed collector's successor knows what is left of the hour.
    const onAnswer = () => save(null, true);
    const report = await runCycle(context, { signal, onAnswer, ...(onStep === undefined ? {} : { onStep }) });
    await save(report, false);
    logger.info({ ...report, budgets: budgets.list(now()), ms: now() - startedAt }, "collected");
    return report;
  };

  return {
    collectOnce,
    async collectUntil(signal) {
      while (!signal.aborted) {
        let wakeAt = now() + RETRY_MS;
        try {
          const report = await collectOnce({ signal });
          wakeAt = await whenToWake(context, report);
        } catch (error) {
          logger.error({ err: error }, "a collection failed; the next one follows in five minutes");
        }
        await sleepUntil(wakeAt, now, signal);
      }
    },
  };
}

async function whenToWake({ db, github, now }: CollectContext, { ended }: CycleReport): Promise<InstantMs> {
  if (ended === "unreachable") return now() + RETRY_MS;
  if (ended === "out of budget") return Math.max(github.budgets.readyAt("core", now()), now() + MINUTE_MS);
  return Math.max((await readNextDue(db)) ?? 0, now() + 1_000);
}

/** What `/status` says: from the report when a cycle has ended, else from what was known before. */
async function describeStatus(
  context: CollectContext,
  { report, running, startedAt }: { report: CycleReport | null; running: boolean; startedAt: InstantMs },
): Promise<CollectorStatus> {
  const { db, github, intervalMs, now } = context;
  const before = await readCollectorStatus(db);
  const run = {
    running,
    intervalSeconds: Math.round(intervalMs / 1_000),
    lastRunAt: startedAt,
    nextRunAt: report === null ? null : await whenToWake(context, report),
  };
  const said = { ...before.github, authenticated: github.authenticated };
  if (report === null) return { github: said, budgets: github.budgets.list(now()), run };
  const state = stateOf(report, github.tokenRefused);
  const succeeded = report.steps > report.failed;
  return {
    github: {
      ...said,
      state: state ?? said.state,
      since: state === null || state === said.state ? (said.since ?? startedAt) : now(),
      lastSuccessAt: succeeded ? now() : said.lastSuccessAt,
      detail: report.detail ?? (github.tokenRefused ? "GITHUB_TOKEN is refused; asking without it" : null),
    },
    budgets: github.budgets.list(now()),
    run,
  };
}

/** Null: nothing was asked, so nothing is known anew. */
function stateOf({ ended, steps }: CycleReport, tokenRefused: boolean): CollectorStatus["github"]["state"] | null {
  if (ended === "unreachable" || ended === "out of budget") return ended;
  if (steps === 0) return null;
  return tokenRefused ? "token refused" : "reachable";
}

async function sleepUntil(wakeAt: InstantMs, now: () => InstantMs, signal: AbortSignal): Promise<void> {
  for (let left = wakeAt - now(); left > 0 && !signal.aborted; left = wakeAt - now()) {
    await sleep(Math.min(MAX_SLEEP_MS, left), signal);
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    signal.addEventListener("abort", wake);
  });
}
